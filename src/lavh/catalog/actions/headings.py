"""Agents and subjects as numbered rows: found by their key, made when new, enriched when a record knows another form of the name."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import msgspec

from lavh.catalog import rows
from lavh.catalog.models import Agent, Subject
from lavh.catalog.models.joining import SUBJECTS
from lavh.formats import description as hinge
from lavh.formats.description import Name
from lavh.kernel.text import script_of
from lavh.outbox import actions as outbox

KINDS = {"person": 1, "family": 2, "corporate": 3, "meeting": 4}


class Register:
    """Numbers of headings, remembered between batches of one run. Rows are never deleted, so a remembered number stays right."""

    def __init__(self, size: int = 300_000) -> None:
        self.size = size
        self.agents: dict[int, int] = {}
        self.subjects: dict[int, int] = {}
        self.known_forms: set[int] = set()  # what was said of agents and is written already
        self.made: dict[
            int, int
        ] = {}  # key → node of those that are new, until it is seen who else is called so (`joins`)
        self.enriched: set[int] = set()  # agents that got another form of their name, as long

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Around a transaction: if it fails, numbers given in it were given to nobody, and everything is forgotten."""
        try:
            yield
        except BaseException:
            self.agents.clear()
            self.subjects.clear()
            self.known_forms.clear()
            self.made.clear()
            self.enriched.clear()
            raise

    def number_agents(self, wanted: Mapping[int, hinge.Agent]) -> None:
        """Make sure that every wanted agent has a number."""
        _make_room(self.agents, self.size)
        new = _missing(Agent, self.agents, wanted)
        made = [
            (
                number, KINDS.get(wanted[key].kind, 1), wanted[key].name, wanted[key].dates[:60], key,
                _forms(wanted[key]), _identifiers(wanted[key]),
            )
            for number, key in zip(rows.numbers(Agent, len(new)), new, strict=True)
        ]  # fmt: skip
        rows.insert(Agent, ("id", "kind", "name", "dates", "key", "forms", "identifiers"), made)
        outbox.record("agents-made", [row[0] for row in made])
        self.agents.update((row[4], row[0]) for row in made)
        self.made.update((row[4], row[0]) for row in made)
        self.known_forms.update(_spelling(row[4], wanted[row[4]]) for row in made)
        self._enrich({key: agent for key, agent in wanted.items() if _spelling(key, agent) not in self.known_forms})

    def number_subjects(self, wanted: Mapping[int, tuple[int, str, tuple[Name, ...]]]) -> None:
        """Make sure that every wanted subject has a number."""
        _make_room(self.subjects, self.size)
        new = _missing(Subject, self.subjects, wanted)
        made = [
            (number, wanted[key][0], wanted[key][1], key, _names(wanted[key][2]))
            for number, key in zip(rows.numbers(Subject, len(new)), new, strict=True)
        ]
        rows.insert(Subject, ("id", "kind", "term", "key", "forms"), made)
        outbox.record("subjects-made", [row[0] for row in made])
        self.subjects.update((row[3], row[0]) for row in made)
        self.made.update((row[3], row[0] + SUBJECTS) for row in made)

    def _enrich(self, agents: Mapping[int, hinge.Agent]) -> None:
        """Add spellings, forms and identifiers that the stored agents do not have yet."""
        if not agents:
            return
        changed: list[Agent] = []
        for row in Agent.objects.filter(key__in=list(agents)):
            agent = agents[row.key]
            self.known_forms.add(_spelling(row.key, agent))
            told = (Name(agent.name, agent.script), *agent.forms)
            own_forms, own_identifiers = row.own or (row.forms, row.identifiers)
            forms = {tuple(form) for form in own_forms} | {
                (form.text, form.script or script_of(form.text)) for form in told if form.text != row.name
            }
            identifiers = {**dict(agent.identifiers), **own_identifiers}
            if len(forms) > len(own_forms) or identifiers != own_identifiers:
                if row.own:
                    row.own = [sorted(forms), identifiers]
                else:
                    row.forms, row.identifiers = sorted(forms), identifiers
                changed.append(row)
        Agent.objects.bulk_update(changed, ["forms", "identifiers", "own"], batch_size=200)
        self.enriched.update(row.pk for row in changed)
        outbox.record("agents-changed", [row.pk for row in changed])


def _spelling(key: int, agent: hinge.Agent) -> int:
    """What a record says of an agent, as one number: what was seen once is not looked up again."""
    return hash((key, agent.name, agent.forms, agent.identifiers))


def _make_room(known: dict[int, int], size: int) -> None:
    if len(known) > size:
        known.clear()


def _missing(model: type[Agent] | type[Subject], known: dict[int, int], wanted: Iterable[int]) -> list[int]:
    """Keys that have no row yet; numbers of those that have one are remembered."""
    unknown = [key for key in wanted if key not in known]
    if not unknown:
        return []
    found = rows.select(f'SELECT key, id FROM "{model._meta.db_table}" WHERE key {{among}}', unknown)  # noqa: S608 (our own table)
    known.update(found)
    return [key for key in unknown if key not in known] if len(found) < len(unknown) else []


def _forms(agent: hinge.Agent) -> str:
    return _names(agent.forms)


def _names(forms: tuple[Name, ...]) -> str:
    if not forms:
        return "[]"
    return msgspec.json.encode(sorted({(form.text, form.script or script_of(form.text)) for form in forms})).decode()


def _identifiers(agent: hinge.Agent) -> str:
    return msgspec.json.encode(dict(agent.identifiers)).decode() if agent.identifiers else "{}"
