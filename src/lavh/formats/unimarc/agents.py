"""People, bodies and families: 70X, 71X, 72X, 730."""

from functools import partial

from lavh.formats.codes.relators import FUNCTIONS
from lavh.formats.description import Agent, Name
from lavh.formats.isbd import trim_stop
from lavh.formats.iso2709.authorities import authority
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.roles import role_of
from lavh.formats.iso2709.worksheet import Worksheet
from lavh.formats.scripts import script_of

_NUMBERS = frozenset("3o017")


def roles_of(codes: list[str], *, lead: bool) -> list[tuple[str, str]]:
    """Roles of $4: function codes of UNIMARC, relator codes or words. Who heads the record without one made it."""
    roles: list[tuple[str, str]] = []
    for code in codes:
        text = code.strip()
        function = FUNCTIONS.get(text[:3])  # words may stand behind the code: "340 редактор"
        role = (function, "") if function else ("oth", text) if text.isdecimal() else role_of(text)
        if role not in roles:
            roles.append(role)
    return roles or [("aut" if lead else "cre", "")]


def person_of(parts: list[str]) -> tuple[Agent, list[str]]:
    """The agent of a person's field, and its $4."""
    entry = rest = fuller = dates = ""
    additions: list[str] = []
    codes: list[str] = []
    identifiers: tuple[tuple[str, str], ...] = ()
    for part in parts[1:]:
        code, text = part[:1], part[1:].strip()
        if code == "a":
            entry = trim_stop(text)
        elif code == "b":
            rest = trim_stop(text.lstrip(", "))
        elif code in {"c", "d"}:
            additions.append(trim_stop(text))
        elif code == "f":
            dates = trim_stop(text).strip("()")
        elif code == "g":
            fuller = trim_stop(text).strip("()")
        elif code == "4":
            codes.append(text)
        elif code in _NUMBERS:
            identifiers = (*identifiers, *_numbered(code, text))
    joint = ", " if parts[0][1:2] != "0" else " "
    name = joint.join(filter(None, (entry, rest)))
    script = script_of(name)
    forms = (Name(f"{entry}, {fuller}" if fuller and rest else fuller, script),) if fuller and fuller != rest else ()
    return Agent(name, "person", dates, ", ".join(filter(None, additions)), script, forms, identifiers), codes


def _numbered(code: str, text: str) -> tuple[tuple[str, str], ...]:
    if code == "o":
        return (("isni", text.upper().removeprefix("ISNI").replace(" ", "")),)
    if code == "7":
        return ()  # script of the field
    return authority(text)


def body_of(parts: list[str]) -> tuple[Agent, list[str]]:
    """The agent of a body's or meeting's field (indicator 1 = 1), and its $4."""
    names: list[str] = []
    additions: list[str] = []
    codes: list[str] = []
    dates = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    for part in parts[1:]:
        code, text = part[:1], part[1:].strip()
        if code in {"a", "b"}:
            names.append(trim_stop(text))
        elif code in {"c", "d", "e", "g"}:
            additions.append(trim_stop(text).strip("()"))
        elif code == "f":
            dates = trim_stop(text).strip("()")
        elif code == "4":
            codes.append(text)
        elif code in _NUMBERS:
            identifiers = (*identifiers, *_numbered(code, text))
    name = ". ".join(filter(None, names))
    kind = "meeting" if parts[0][:1] == "1" else "corporate"
    return Agent(name, kind, dates, ", ".join(filter(None, additions)), script_of(name), (), identifiers), codes


def person(lead: bool, sheet: Worksheet, parts: list[str]) -> None:
    """700, 701, 702."""
    agent, codes = person_of(parts)
    if agent.name:
        sheet.contribution(agent, roles_of(codes, lead=lead), lead=lead)


def body(lead: bool, sheet: Worksheet, parts: list[str]) -> None:
    """710, 711, 712."""
    agent, codes = body_of(parts)
    if agent.name:
        sheet.contribution(agent, roles_of(codes, lead=False), lead=lead)


def family(lead: bool, sheet: Worksheet, parts: list[str]) -> None:
    """720, 721, 722."""
    agent, codes = person_of(parts)
    if agent.name:
        named = Agent(agent.name, "family", agent.dates, agent.addition, agent.script, (), agent.identifiers)
        sheet.contribution(named, roles_of(codes, lead=False), lead=lead)


FIELDS: Rows = (
    (
        "700",
        partial(person, True),
        "contributions",
        "lead; $a, $b; $g fuller form; $f dates; $c $d addition; $4 role; $3 $o identifiers",
    ),
    ("701 702 703", partial(person, False), "contributions", "as 700"),
    (
        "710",
        partial(body, True),
        "contributions",
        "lead; indicator 1 = 1 a meeting; $a. $b; $c $d $e addition; $f dates",
    ),
    ("711 712", partial(body, False), "contributions", "as 710"),
    ("720", partial(family, True), "contributions", "lead"),
    ("721 722", partial(family, False), "contributions", "as 720"),
    ("730", partial(person, False), "contributions", "uncontrolled"),
)
