"""People, families, bodies and meetings: 1XX, 7XX without those of other works."""

from lavh.formats.description import Agent, Contribution, Name, Relation
from lavh.formats.isbd import trim_stop
from lavh.formats.iso2709.authorities import authority
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.roles import UNSAID, role_of, told
from lavh.formats.iso2709.worksheet import Worksheet
from lavh.formats.scripts import script_of


def person(parts: list[str]) -> tuple[Agent, list[tuple[str, str]]]:
    """The agent of an X00 field, and its roles."""
    name = dates = addition = fuller = ""
    roles: list[tuple[str, str]] = []
    identifiers: tuple[tuple[str, str], ...] = ()
    for part in parts[1:]:
        code = part[:1]
        if code == "a":
            name = trim_stop(part[1:])
        elif code == "d":
            dates = trim_stop(part[1:])
        elif code in "e4":
            role = role_of(part[1:])
            if role not in roles:
                roles.append(role)
        elif code == "q":
            fuller = trim_stop(part[1:])
        elif code in "bc":
            addition = f"{addition}, {trim_stop(part[1:])}" if addition else trim_stop(part[1:])
        elif code in "01":
            identifiers = (*identifiers, *authority(part[1:]))
        elif code == "t":
            break
    script = "Latn" if name.isascii() else script_of(name)
    forms = (Name(_fuller(name, fuller), script, ""),) if fuller else ()
    return Agent(
        name, "family" if parts[0][:1] == "3" else "person", dates, addition, script, forms, identifiers
    ), told(roles)


def _fuller(name: str, fuller: str) -> str:
    """Like "Crétineau-Joly, J." and "(Jacques)" → "Crétineau-Joly, Jacques"."""
    fuller = fuller.strip("() ,")
    surname, comma, _ = name.partition(",")
    return f"{surname}, {fuller}" if comma else fuller


def body(parts: list[str], *, meeting: bool) -> tuple[Agent, list[tuple[str, str]]]:
    """The agent of an X10 or X11 field, and its roles. A meeting's $e is a part of it, its $j the relator term."""
    names: list[str] = []
    dates = addition = ""
    roles: list[tuple[str, str]] = []
    identifiers: tuple[tuple[str, str], ...] = ()
    units, relators = ("abeq", "4j") if meeting else ("ab", "4e")
    for part in parts[1:]:
        code = part[:1]
        if code in units:
            names.append(trim_stop(part[1:]))
        elif code in relators:
            role = role_of(part[1:])
            if role not in roles:
                roles.append(role)
        elif code == "d":
            dates = trim_stop(part[1:]).strip("() :;")
        elif code in "cn":
            addition = f"{addition}, {_bare(part[1:])}" if addition else _bare(part[1:])
        elif code in "01":
            identifiers = (*identifiers, *authority(part[1:]))
        elif code == "t":
            break
    name = ". ".join(filter(None, names))
    script = "Latn" if name.isascii() else script_of(name)
    return Agent(name, "meeting" if meeting else "corporate", dates, addition, script, (), identifiers), told(roles)


def _bare(text: str) -> str:
    return trim_stop(text.strip(" ():;,"))


def _main(sheet: Worksheet, agent: Agent, roles: list[tuple[str, str]]) -> None:
    if agent.name:
        if sheet.pair or len(roles) > 1:
            sheet.contribution(agent, roles, lead=True)
        else:
            sheet.contributions.append(Contribution(agent, roles[0][0], True, roles[0][1]))


def _added(sheet: Worksheet, parts: list[str], agent: Agent, roles: list[tuple[str, str]]) -> None:
    for part in parts:
        if part[:1] == "t":
            _work(sheet, parts, agent)
            return
    if agent.name:
        sheet.contribution(agent, roles, lead=False)


def _work(sheet: Worksheet, parts: list[str], agent: Agent) -> None:
    """A name with a title: a work that is contained (indicator 2 = 2: its author is one of ours) or related."""
    title = trim_stop(" ".join([part[1:].strip() for part in parts[1:] if part[:1] in _WORK]))
    if parts[0][1:2] == "2":
        sheet.title(title, "analytic")
        if agent.name:
            sheet.contribution(agent, UNSAID, lead=False)
    else:
        note = next((part[1:].strip(" :") for part in parts[1:] if part[:1] == "i"), "")
        sheet.relations.append(Relation("related", title, agent.name, (), "", note))


_WORK = frozenset("tkmnopr")


def main_person(sheet: Worksheet, parts: list[str]) -> None:
    """100."""
    _main(sheet, *person(parts))


def main_body(sheet: Worksheet, parts: list[str]) -> None:
    """110."""
    _main(sheet, *body(parts, meeting=False))


def main_meeting(sheet: Worksheet, parts: list[str]) -> None:
    """111."""
    _main(sheet, *body(parts, meeting=True))


def added_person(sheet: Worksheet, parts: list[str]) -> None:
    """700."""
    _added(sheet, parts, *person(parts))


def added_body(sheet: Worksheet, parts: list[str]) -> None:
    """710."""
    _added(sheet, parts, *body(parts, meeting=False))


def added_meeting(sheet: Worksheet, parts: list[str]) -> None:
    """711."""
    _added(sheet, parts, *body(parts, meeting=True))


FIELDS: Rows = (
    ("100", main_person, "contributions", "lead; $e $4 roles, $q as another form of the name, $0 $1 identifiers"),
    ("110", main_body, "contributions", "lead; $a $b joined"),
    ("111", main_meeting, "contributions", "lead; $d dates, $c $n addition"),
    (
        "700",
        added_person,
        "contributions · relations · titles[analytic]",
        "with $t a related or (indicator 2 = 2) contained work",
    ),
    ("710", added_body, "contributions · relations · titles[analytic]", "as 700"),
    ("711", added_meeting, "contributions · relations · titles[analytic]", "as 700"),
    ("720", added_person, "contributions", "uncontrolled"),
)
