"""People, families, bodies, meetings: 1XX and 7XX, with their names in other scripts as 880."""

from collections.abc import Sequence
from itertools import groupby

from lavh.formats.description import Agent, Contribution, Description, Name
from lavh.formats.marc21.composing.sheet import Sheet
from lavh.formats.written import About

CROSSWALK = (
    ("100 110 111", "contributions", "the one that heads the description"),
    ("700 710 711", "contributions", "all others; $4 role, $e role as written, $0 identifiers"),
)
_LAST_DIGITS = {"person": "00", "family": "00", "corporate": "10", "meeting": "11"}
_AGENCIES = {"gnd": "DE-588", "lccn": "DLC", "bnf": "FrBNF", "idref": "IDREF", "mesh": "DNLM"}


def fields(sheet: Sheet, description: Description, about: About) -> None:
    """One field for each agent in a row, with all its roles."""
    del about
    headed = False
    for agent, group in groupby(description.contributions, key=lambda each: (each.agent, each.lead)):
        own = list(group)
        leads = agent[1] and not headed
        headed = headed or leads
        _field(sheet, agent[0], own, "1" if leads else "7")


def _field(sheet: Sheet, agent: Agent, own: Sequence[Contribution], first: str) -> None:
    last = _LAST_DIGITS.get(agent.kind, "00")
    tag = first + last
    fuller = next((form for form in agent.forms if form.script == agent.script and not form.language), None)
    others = [form for form in agent.forms if form is not fuller and form.script != agent.script]
    number = sheet.fresh() if others else 0
    stated = "j" if last == "11" else "e"
    told = [pair for each in own for pair in _role(each, stated)]
    numbers = [("0", numbered(scheme, value)) for scheme, value in agent.identifiers]
    between = [("q", _fuller(fuller)), ("c", agent.addition)] if last == "00" else [("c", agent.addition)]
    pairs = [("a", agent.name), *between, ("d", agent.dates), *told, *numbers]
    sheet.add(tag, _indicators(agent), pairs, number)
    if number:
        for form in others:
            sheet.other(tag, _indicators(agent), [("a", form.text)], number, form.script)


def _role(each: Contribution, stated: str) -> list[tuple[str, str]]:
    """A role that is said in words only has no code beside it; "creator" is what is read where nothing is said."""
    if each.stated:
        return [(stated, each.stated)]
    return [] if each.role == "cre" else [("4", each.role)]


def numbered(scheme: str, value: str) -> str:
    """A number with its agency, as $0 wants it."""
    if value.startswith("http") or scheme in {"local", "uri"}:
        return value
    return f"({_AGENCIES.get(scheme, scheme)}){value}"


def _fuller(form: Name | None) -> str:
    if form is None:
        return ""
    _, comma, given = form.text.partition(", ")
    return f"({given if comma else form.text})"


def _indicators(agent: Agent) -> str:
    if agent.kind == "family":
        return "3 "
    if agent.kind == "person":
        return "1 " if "," in agent.name else "0 "
    return "2 "
