"""Subjects: 600–610, 615, 620, 660, 661."""

from functools import partial

from lavh.formats.codes.areas import AREAS
from lavh.formats.description import Period, Subject
from lavh.formats.isbd import trim_stop
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.worksheet import Worksheet, plain
from lavh.formats.unimarc.agents import body_of, person_of

_DIVISIONS = {"x": "topic", "y": "place", "z": "period", "j": "genre"}
_LANGUAGES = {
    "rameau": "fr",
    "lc": "en",
    "lcsh": "en",
    "mesh": "en",
    "fmesh": "fr",
    "rvm": "fr",
    "nlr_sh": "ru",
    "rusmarc": "ru",
    "rsl": "ru",
    "nsbncf": "it",
    "swd": "de",
}


def _divided(sheet: Worksheet, term: str, kind: str, parts: list[str]) -> None:
    """A heading with its subdivisions $x $y $z $j, scheme $2 and number $3."""
    divisions = [
        (_DIVISIONS[part[:1]], trim_stop(part[1:].strip()))
        for part in parts[1:]
        if part[:1] in _DIVISIONS and part[1:].strip()
    ]
    scheme = number = ""
    for part in parts[1:]:
        if part[:1] == "2":
            scheme = part[1:].strip().lower()
        elif part[:1] == "3" and not number:
            number = part[1:].strip()
    if not term and divisions:
        (kind, term), *divisions = divisions
    if term:
        sheet.subject(Subject(term, kind, tuple(divisions), scheme, number, _LANGUAGES.get(scheme, "")))


def heading(kind: str, sheet: Worksheet, parts: list[str]) -> None:
    """605–608: $a. For uniform titles also $h $i."""
    names = [
        trim_stop(part[1:].strip())
        for part in parts[1:]
        if part[:1] == "a" or (kind == "work" and part[:1] in {"h", "i", "k"})
    ]
    _divided(sheet, ". ".join(filter(None, names)), kind, parts)
    if kind == "genre" and names:
        sheet.genres.append(plain(names[0]))


def person(sheet: Worksheet, parts: list[str]) -> None:
    """600, 602: the name with its additions and dates, as in an index."""
    agent, _ = person_of(parts)
    _divided(sheet, ", ".join(filter(None, (agent.name, agent.addition, agent.dates))), "person", parts)


def body(sheet: Worksheet, parts: list[str]) -> None:
    """601."""
    agent, _ = body_of(parts)
    more = ", ".join(filter(None, (agent.addition, agent.dates)))
    _divided(sheet, f"{agent.name} ({more})" if more and agent.name else agent.name, "corporate", parts)


def name_and_title(sheet: Worksheet, parts: list[str]) -> None:
    """604: fields embedded in $1: a name and a title."""
    from lavh.formats.unimarc.relations import embedded

    inner = dict(embedded(parts))
    agent, title = "", ""
    for tag, value in inner.items():
        if tag[:2] == "70":
            agent = person_of(value)[0].name
        elif tag[:2] == "71":
            agent = body_of(value)[0].name
        elif tag in {"500", "200"}:
            title = trim_stop(next((part[1:] for part in value[1:] if part[:1] == "a"), ""))
    term = ". ".join(filter(None, (agent, title)))
    if term:
        sheet.subject(Subject(term, "work"))


def uncontrolled(sheet: Worksheet, parts: list[str]) -> None:
    """610: every $a a word of its own."""
    for part in parts[1:]:
        term = trim_stop(part[1:].strip())
        if part[:1] == "a" and term:
            sheet.subject(Subject(term))


def place(sheet: Worksheet, parts: list[str]) -> None:
    """620: country, region, town of publication or event."""
    names = [trim_stop(part[1:].strip()) for part in parts[1:] if part[:1] in "abcd"]
    if any(names):
        sheet.subject(Subject(" -- ".join(filter(None, names)), "place"))


def area(sheet: Worksheet, parts: list[str]) -> None:
    """660: geographic area code, the same list as MARC 21 043."""
    for part in parts[1:]:
        code = part[1:].strip()
        if part[:1] == "a" and code.rstrip("-") in AREAS:
            sheet.subject(Subject(AREAS[code.rstrip("-")], "place", (), "marcgac", code, "en"))


def period(sheet: Worksheet, parts: list[str]) -> None:
    """661: two letters with digits a century and decade, from … to: "v1v9" = 1810–1899, as in MARC 21 045 $a."""
    for part in parts[1:]:
        code = part[1:5].strip().lower()
        if part[:1] == "a" and len(code) == 4:
            start, end = _decade(code[:2]), _decade(code[2:])
            if start is not None and end is not None:
                sheet.coverage.append(
                    Period(f"{start}–{end + 9}" if end >= start else str(start), start, end + 9, "covers")
                )


def _decade(code: str) -> int | None:
    """The first year of a coded decade CE: "e0" = 100, "v1" = 1810; a letter is a century from e (first) on, a hyphen the whole of it."""
    century = ord(code[0]) - ord("e") if code[:1].isascii() and "e" <= code[:1] <= "y" else -1
    if century < 0:
        return None
    return century * 100 + (int(code[1]) * 10 if code[1].isdecimal() else 0)


FIELDS: Rows = (
    (
        "606",
        partial(heading, "topic"),
        "subjects[topic]",
        "$x topic, $y place, $z period, $j genre as subdivisions; $2 scheme; $3 identifier",
    ),
    ("600 602", person, "subjects[person]", "as 606"),
    ("601", body, "subjects[corporate]", "as 606"),
    ("604", name_and_title, "subjects[work]", "embedded fields"),
    ("605", partial(heading, "work"), "subjects[work]", "as 606"),
    ("607", partial(heading, "place"), "subjects[place]", "as 606"),
    ("608", partial(heading, "genre"), "subjects[genre]", "as 606"),
    ("615", partial(heading, "topic"), "subjects[topic]", "subject category"),
    ("616", partial(heading, "topic"), "subjects[topic]", "trade mark"),
    ("610", uncontrolled, "subjects[topic]", "every $a"),
    ("620", place, "subjects[place]", "levels joined"),
    ("660", area, "subjects[place]", "scheme marcgac"),
    ("661", period, "dates[covers]", "coded decades"),
)
