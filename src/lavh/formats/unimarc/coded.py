"""Coded data by name: 100–135, 181–183. UNIMARC Manual, Bibliographic Format, block 1."""

from functools import partial
from typing import Final

from lavh.formats.isbd import trim
from lavh.formats.iso2709.coordinates import box
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.worksheet import NO_LANGUAGE, Worksheet, plain
from lavh.kernel.languages import from_marc as language_of

# 100 $a
DATE_TYPE: Final = 8
DATE_1: Final = slice(9, 13)
DATE_2: Final = slice(13, 17)
AUDIENCE: Final = slice(17, 20)
GOVERNMENT: Final = 20  # a–h: of some level; y: not a government publication
CATALOGUING_LANGUAGE: Final = slice(22, 25)
TITLE_SCRIPT: Final = slice(34, 36)

SCRIPTS: Final = {
    "ba": "Latn", "ca": "Cyrl", "da": "Jpan", "db": "Hani", "dc": "Jpan", "ea": "Hani", "fa": "Arab", "ga": "Grek", "ha": "Hebr", "ia": "Thai", "ja": "Deva",
    "ka": "Kore", "la": "Taml", "ma": "Geor", "mb": "Armn", "mc": "Armn",
}  # fmt: skip
_OPEN: Final = frozenset("ac")
_RANGES: Final = frozenset("abcfg")


def general(sheet: Worksheet, parts: list[str]) -> None:
    """100: dates and the language of cataloguing."""
    for part in parts[1:]:
        if part[:1] == "a":
            sheet.fixed = part[1:]
            if not part[1:9].isdecimal() or len(part) < 26:
                sheet.problem("bad-100", "100 $a", part[1:])
            sheet.language_of_record = language_of(part[23:26])
            return


def dates_of(fixed: str) -> list[tuple[str, int | None, int | None]]:
    """(role, first year, last year) of 100 $a/08-16. An end of None is open."""
    kind, start, end = fixed[DATE_TYPE : DATE_TYPE + 1], _years(fixed[DATE_1]), _years(fixed[DATE_2])
    if start is None:
        return []
    if kind in _RANGES or (kind in {"u", " ", "|", "#"} and end and end[0] > start[1]):
        if kind in _OPEN or fixed[DATE_2] == "9999":
            return [("published", start[0], None)]
        return [("published", start[0], max(start[1], end[1] if end else start[1]))]
    second = {"e": "original", "h": "copyright", "i": "created", "k": "printed"}.get(kind)
    dates: list[tuple[str, int | None, int | None]] = [("published", *start)]
    if second and end:
        dates.append((second, *end))
    return dates


def _years(digits: str) -> tuple[int, int] | None:
    """From "1984" 1984 and 1984, from "19  " 1900 and 1999."""
    text = (
        digits.ljust(4)[:4]
        .replace("#", " ")
        .replace("|", " ")
        .replace("?", " ")
        .replace("-", " ")
        .replace("u", " ")
        .replace("x", " ")
    )
    known = text.rstrip()
    if (
        len(known) < 2
        or not known.isdecimal()
        or known == "9999"
        or int(known.ljust(4, "0")) >= 2100
        or int(known.ljust(4, "0")) < 100
    ):
        return None
    return int(known.ljust(4, "0")), int(known.ljust(4, "9"))


def languages(sheet: Worksheet, parts: list[str]) -> None:
    """101: $a text, $c original; $b the language it was translated through."""
    for part in parts[1:]:
        code, text = part[:1], trim(part[1:]).rstrip(".")
        into = sheet.languages if code == "a" else sheet.original_languages if code == "c" else None
        if into is None:
            continue
        found = language_of(text)
        if found and found not in into:
            into.append(found)
        elif not found and text.lower() not in NO_LANGUAGE:
            sheet.problem("unknown-language", f"101 ${code}", text)


def country(sheet: Worksheet, parts: list[str]) -> None:
    """102 $a: ISO 3166-1."""
    for part in parts[1:]:
        text = part[1:3].lower()
        if part[:1] == "a" and len(text) == 2 and text.isalpha() and text not in {"xx", "zz"} and not sheet.country:
            sheet.country = text


def form(name: str, sheet: Worksheet, parts: list[str]) -> None:
    """105–135: kept with the name of their field for `kind`."""
    sheet.forms += [f"{name}{part[:1]}{part[1:]}" for part in parts[1:] if part[:1] in "ab"]


def carrier(name: str, sheet: Worksheet, parts: list[str]) -> None:
    """181–183: RDA codes in $c, ISBD codes in $a, terms in $c of some agencies."""
    for part in parts[1:]:
        if part[:1] == "c" and part[1:]:
            sheet.carriers.append(f"{name}:{part[1:].strip()}")
            sheet.genres.append(plain(part[1:]))
        elif part[:1] == "a" and part[1:]:
            sheet.forms.append(f"{name}a{part[1:].strip()}")


def cartographic(sheet: Worksheet, parts: list[str]) -> None:
    """123: $b scale, $d west, $e east, $f north, $g south."""
    found = {part[:1]: part[1:].strip() for part in reversed(parts[1:])}
    if "d" in found and sheet.coordinates is None:
        sheet.coordinates = box(found["d"], found.get("e", ""), found.get("f", ""), found.get("g", ""))
        if sheet.coordinates is None:
            sheet.problem("bad-coordinates", "123", " ".join(found.get(code, "") for code in "defg"))
    if not sheet.scale and found.get("b", "").isdecimal():
        sheet.scale = f"1:{int(found['b']):,}".replace(",", " ")


FIRST: Rows = (
    ("100", general, "dates · language_of_record", "$a/08-16 dates, /22-24 language of cataloguing"),
    ("101", languages, "languages · original_languages", "$a; $c"),
    ("102", country, "country", "$a"),
)  # read before all others, wherever they stand
_KIND = ("105", "106", "110", "115", "116", "117", "121", "124", "125", "126", "128", "130", "135")
FIELDS: Rows = (
    *((tag, partial(form, tag), "kind", "") for tag in _KIND),
    *((tag, partial(carrier, tag), "kind", "RDA and ISBD codes") for tag in ("181", "182", "183")),
    ("123", cartographic, "coordinates · scale", "$d $e $f $g; $b"),
)
