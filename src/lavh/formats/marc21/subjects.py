"""Subjects, genres, places and periods: 6XX, 043, 045, 052."""

from functools import partial

from lavh.formats.codes.areas import AREAS
from lavh.formats.description import Period, Subject
from lavh.formats.isbd import trim_stop
from lavh.formats.iso2709.authorities import authority
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.worksheet import Worksheet, plain

_SCHEMES = {"0": "lcsh", "1": "lcshac", "2": "mesh", "3": "nal", "5": "cash", "6": "rvm"}
_LANGUAGES = {
    "lcsh": "en", "lcshac": "en", "mesh": "en", "nal": "en", "cash": "en", "rvm": "fr", "fast": "en", "lcgft": "en", "gsafd": "en", "aat": "en", "tgm": "en",
    "rameau": "fr", "ram": "fr", "gnd": "de", "gnd-content": "de", "gnd-carrier": "de", "swd": "de", "rvmgf": "fr", "rerovoc": "fr", "idref": "fr",
    "bidex": "es", "lemb": "es", "embne": "es", "rugeo": "ru", "rumopkp": "ru", "rurkp": "ru", "yso/fin": "fi", "yso/swe": "sv", "ysa": "fi", "sao": "sv",
    "czenas": "cs", "czmesh": "cs", "nskps": "hr", "sfit": "it", "nsbncf": "it", "rasuqam": "fr", "barn": "sv", "kssb": "sv", "tgn": "en", "homoit": "en",
}  # fmt: skip
_KINDS = {"v": "genre", "x": "topic", "y": "period", "z": "place"}
_TERM = frozenset("abcdgklmnopqrs")
_NUMBERS = frozenset("01")
_subdivisions: dict[str, tuple[str, str]] = {}


def _subdivision(part: str) -> tuple[str, str]:
    found = (_KINDS[part[0]], trim_stop(part[1:]))
    if len(_subdivisions) < 100_000:
        _subdivisions[part] = found
    return found


def heading(kind: str, sheet: Worksheet, parts: list[str]) -> None:
    """A heading of one kind: term from $a and what belongs to it, subdivisions in order."""
    term = scheme = ""
    divisions: list[tuple[str, str]] = []
    for part in parts[1:]:
        division = _subdivisions.get(part)
        if division is not None:
            divisions.append(division)
            continue
        code = part[:1]
        if code in _TERM:
            term = f"{term} {part[1:]}" if term else part[1:]
        elif code in _KINDS:
            divisions.append(_subdivision(part))
        elif code == "t":
            kind = "work"
            term = _work(term, part[1:])
        elif code == "2":
            scheme = part[1:].strip().lower()
    if not term and divisions:
        (kind, term), *divisions = divisions
    term = trim_stop(term)
    scheme = scheme or _SCHEMES.get(parts[0][1:2], "")
    if term:
        subject = Subject(
            term, kind, tuple(divisions), scheme, _number(parts) if len(parts) > 2 else "", _LANGUAGES.get(scheme, "")
        )
        if sheet.pair:
            sheet.subject(subject)
        else:
            sheet.subjects.append(subject)


def _work(name: str, title: str) -> str:
    """A work under its author: "Navoiy, Alisher, 1441-1501. Xamsa"."""
    name = name.rstrip()
    return f"{name} {title}" if name[-1:] in ".,?!)-" else f"{name}. {title}"


def _number(parts: list[str]) -> str:
    """The first $0 or $1: an address as it is, else "scheme:number"."""
    for part in parts[1:]:
        if part[:1] in _NUMBERS:
            text = part[1:].strip()
            if text.startswith("http"):
                return text
            return next((f"{scheme}:{number}" if scheme != "local" else text for scheme, number in authority(text)), "")
    return ""


_topic = partial(heading, "topic")
_genre_heading = partial(heading, "genre")
_UNCONTROLLED = ("topic", "person", "corporate", "corporate", "period", "place", "genre")


def uncontrolled(sheet: Worksheet, parts: list[str]) -> None:
    """653: every $a a word of its own; indicator 2 says of what kind."""
    mark = parts[0][1:2]
    kind = _UNCONTROLLED[int(mark)] if mark in "0123456" and mark else "topic"
    for part in parts[1:]:
        term = trim_stop(part[1:])
        if part[:1] == "a" and term:
            sheet.subject(Subject(term, kind))


def genre(sheet: Worksheet, parts: list[str]) -> None:
    """655; the term may also tell the kind of the thing."""
    for part in parts:
        if part[:1] == "a":
            sheet.genres.append(plain(part[1:]))
            break
    _genre_heading(sheet, parts)


def hierarchical_place(sheet: Worksheet, parts: list[str]) -> None:
    """662, 752: from the country down to the quarter."""
    names = [trim_stop(part[1:]) for part in parts[1:] if part[:1] in "abcdfgh"]
    if names:
        sheet.subject(Subject(" -- ".join(names), "place"))


def faceted(sheet: Worksheet, parts: list[str]) -> None:
    """654: $b terms of facets $c."""
    for part in parts[1:]:
        term = trim_stop(part[1:])
        if part[:1] in "ab" and term:
            sheet.subject(Subject(term, "topic"))


def areas(sheet: Worksheet, parts: list[str]) -> None:
    """043: geographic area codes, as places with their English names."""
    for part in parts[1:]:
        if part[:1] == "a":
            code = part[1:].strip()
            name = AREAS.get(code.rstrip("-"))
            if name:
                sheet.subject(Subject(name, "place", (), "marcgac", code, "en"))


def coverage(sheet: Worksheet, parts: list[str]) -> None:
    """045: the time it is about. $b and $c are exact: d1914, c0043 (= BCE)."""
    exact = [part for part in parts[1:] if part[:2] in {"bc", "bd"} and part[2:6].isdecimal()]
    years = [1 - int(part[2:6]) if part[1] == "c" else int(part[2:6]) for part in exact]
    if years:
        written = "–".join(dict.fromkeys(str(year) for year in years))
        sheet.coverage.append(Period(written, min(years), max(years), "covers"))


FIELDS: Rows = (
    (
        "650",
        _topic,
        "subjects[topic]",
        "$v genre, $x topic, $y period, $z place as subdivisions; scheme from indicator 2 or $2; $0 $1 identifier",
    ),
    ("651", partial(heading, "place"), "subjects[place]", "as 650"),
    ("600", partial(heading, "person"), "subjects[person · work]", "as 650; with $t a work"),
    ("610 611", partial(heading, "corporate"), "subjects[corporate · work]", "as 650; with $t a work"),
    ("630", partial(heading, "work"), "subjects[work]", "as 650"),
    ("647", partial(heading, "topic"), "subjects[topic]", "named event"),
    ("648", partial(heading, "period"), "subjects[period]", "as 650"),
    ("653", uncontrolled, "subjects", "by indicator 2"),
    ("654", faceted, "subjects[topic]", ""),
    ("655", genre, "subjects[genre]", "as 650"),
    ("656 657 658 690 695", _topic, "subjects[topic]", "as 650"),
    ("691", partial(heading, "place"), "subjects[place]", "local"),
    ("662 752", hierarchical_place, "subjects[place]", "levels joined"),
    ("043", areas, "subjects[place]", "scheme marcgac"),
    ("045", coverage, "dates[covers]", "$b"),
)
