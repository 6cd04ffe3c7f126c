"""The fixed-length fields by name: leader, 006, 007, 008. https://www.loc.gov/marc/bibliographic/bd008.html"""

from typing import Final

from lavh.formats.iso2709.worksheet import NO_LANGUAGE, Worksheet
from lavh.kernel.countries import from_marc as country_of
from lavh.kernel.languages import from_marc as language_of

# Leader
STATUS: Final = 5  # d = deleted
TYPE: Final = 6
LEVEL: Final = 7
CODING: Final = 9  # a = Unicode

# 008, all materials
DATE_TYPE: Final = 6
DATES: Final = slice(6, 15)  # type, date 1, date 2
PLACE: Final = slice(15, 18)
LANGUAGE: Final = slice(35, 38)

# 008 by material, as in the norm
BOOK_AUDIENCE: Final = 22
BOOK_FORM: Final = 23
BOOK_CONTENTS: Final = slice(24, 28)
BOOK_GOVERNMENT: Final = 28
BOOK_CONFERENCE: Final = 29
BOOK_LITERARY_FORM: Final = 33
SERIAL_TYPE: Final = 21  # n newspaper, p periodical, m series, d database, w web site
SERIAL_FORM: Final = 23
COMPUTER_TYPE: Final = 26  # a numeric data, b program, d document, e bibliographic data, j online system
MAP_FORM: Final = 29
MUSIC_FORM: Final = 23
VISUAL_FORM: Final = 29
VISUAL_TYPE: Final = 33  # i picture, k graphic, l technical drawing, m motion picture, v video, r realia, b kit …

LEVELS: Final = {"a": "part", "b": "part", "c": "collection", "d": "unit", "i": "serial", "m": "single", "s": "serial"}
_YEARS_UNKNOWN: Final = frozenset(("uuuu", "    ", "||||", "0000", "9999", "####", "^^^^", "----"))

_ROLES: Final = {
    "t": ("published", "copyright"),
    "r": ("published", "original"),
    "p": ("published", "created"),
    "e": ("published", ""),
}
_RANGES: Final = frozenset("cdumqik")


def fixed_field(sheet: Worksheet, text: str) -> None:
    """008: place and language at once; dates are kept for `dates_of`, the rest for `kind`."""
    sheet.fixed = text
    if len(text) < 38:
        sheet.problem("bad-008", "008", text)
        sheet.fixed = text = text.ljust(40, "|")
    place = text[PLACE]
    sheet.country = country_of(place)
    code = text[LANGUAGE]
    language = language_of(code)
    if language:
        sheet.language = language
        sheet.languages.append(language)
    elif code.lower() not in NO_LANGUAGE:
        sheet.problem("unknown-language", "008/35-37", code)


def dates_of(fixed: str) -> list[tuple[str, int | None, int | None]]:
    """(role, first year, last year) of 008/06-14. An end of None is open; nothing where nothing is known."""
    coded = fixed[DATES]
    kind, first, second = coded[:1], coded[1:5], coded[5:9]
    start, end = _years(first), _years(second)
    if kind in _RANGES:
        if start is None:
            return [("published", end[0], end[1])] if end else []
        if kind in "cu" or (second == "9999" and kind != "q"):
            return [("published", start[0], None if end is None or kind == "c" else end[1])]
        return [("published", start[0], max(end[1], start[0]) if end else start[1])]
    roles = _ROLES.get(kind, ("published", ""))
    dates: list[tuple[str, int | None, int | None]] = [("published", *start)] if start else []
    if end and roles[1]:
        dates.append((roles[1], *end))
    return dates


def _years(digits: str) -> tuple[int, int] | None:
    """From "1984" 1984 and 1984, from "19uu" 1900 and 1999."""
    if digits in _YEARS_UNKNOWN:
        return None
    low = digits.replace("u", "0").replace("|", "0").replace("-", "0").replace("?", "0")
    if len(low) != 4 or not low.isdecimal() or not digits[0].isdecimal():
        return None
    high = "".join("9" if digit in "u|-?" else digit for digit in digits)
    return (int(low), int(high)) if int(low) < 2100 and high.isdecimal() else None
