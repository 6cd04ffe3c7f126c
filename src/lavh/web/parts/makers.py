"""Who made it, and what each of them did: one line a person, however many records name them."""

from collections.abc import Iterable
from typing import NamedTuple

from lavh.catalog import matching
from lavh.catalog.assembly import MAKERS
from lavh.catalog.card import Card, Form
from lavh.catalog.queries.headings import Numbers
from lavh.formats.description import Agent, Contribution, Description
from lavh.kernel import relators

UNSAID = {"cre"}  # the source did not say what somebody did
OFTEN = 3  # who is named at least a third as often as the one named most made the work itself


class Maker(NamedTuple):
    """An agent with all that it did. `number` is 0 where the catalogue has no page of it."""

    number: int
    form: Form
    others: tuple[Form, ...]  # the name in other scripts
    dates: str
    roles: list[str]
    often: bool  # named by so many of the records that it made the work itself, not only one edition of it


class _Gathered:
    """One agent in the making."""

    def __init__(self, agent: Agent, number: int) -> None:
        self.agent = agent
        self.number = number
        self.forms = {form.text: Form(form.text, form.script, form.language) for form in agent.forms}
        self.roles: dict[str, None] = {}
        self.stated: dict[str, None] = {}
        self.times = 0

    def made(self, language: str, most: int) -> Maker:
        """As the page shows it; what the source left open is left open. `most`: how often the one named most is named."""
        roles = [role for role in self.roles if role not in UNSAID]
        named = dict.fromkeys(name for role in roles if (name := relators.name(role, language)))
        form = Form(self.agent.name, self.agent.script)
        others = tuple(other for text, other in self.forms.items() if text != form.text)[:2]
        often = self.times * OFTEN >= most
        return Maker(self.number, form, others, self.agent.dates, list(named) or list(self.stated), often)


def makers(card: Card, descriptions: Iterable[Description], numbers: Numbers, language: str) -> list[Maker]:
    """Those whom lists name come first, in the order of lists whatever the language of the page; then who heads a description, then makers, then others."""
    found: dict[str, _Gathered] = {}
    ranks: dict[str, tuple[int, bool, bool]] = {}
    called: dict[int, str] = {}  # number → the name under which it was met first
    listed = [matching.name_words(by.name) for by in card.by]
    for description in descriptions:
        told: set[str] = set()  # a record names somebody once, however much he did
        for each in description.contributions:
            if each.agent.name:
                number = numbers.agents.get(matching.agent_digest(each.agent), 0)
                own = matching.name_words(each.agent.name)
                key = called.setdefault(number, own) if number else own
                _gather(found, key, each, number)
                if own != key:  # known by another name too
                    found[key].forms.setdefault(each.agent.name, Form(each.agent.name, each.agent.script))
                found[key].times += key not in told
                told.add(key)
                rank = (listed.index(key) if key in listed else len(listed), not each.lead, each.role not in MAKERS)
                ranks[key] = min(ranks.get(key, rank), rank)
    most = max((each.times for each in found.values()), default=0)
    made = [found[key].made(language, most) for key in sorted(found, key=lambda key: ranks[key])]
    return sorted(made, key=lambda maker: not maker.often)


def _gather(found: dict[str, _Gathered], key: str, each: Contribution, number: int) -> None:
    known = found.setdefault(key, _Gathered(each.agent, number))
    if (each.agent.dates and not known.agent.dates) or not known.number:
        known.agent, known.number = each.agent, number  # with dates it is surer who is meant
    known.forms.update((form.text, Form(form.text, form.script, form.language)) for form in each.agent.forms)
    known.roles[each.role] = None
    if each.stated:
        known.stated[each.stated] = None
