"""The fields of the index and the numbers that stand for codes in them. One list for every engine.

`weight` (1.0–1.05) multiplies the score: popularity and holdings decide between equals and between nobody else.
Text fields hold folded tokens joined by spaces (`kernel.text`): an engine splits at spaces and nothing else.
Number fields are unsigned integers: catalogue numbers as they are, codes through the functions below.
Changing this list, or what goes into a field, means a new `VERSION`: the index is then built anew beside the old one.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

VERSION = 6

TextField = Literal[
    "title",
    "creator",
    "words",
    "exact",
    "subject",
    "series",
    "publisher",
    "ident",
    "shelf",
]
NumberField = Literal[
    "id", "kind", "institution", "sector", "region", "language", "script", "agent", "about", "topic", "place", "period", "genre", "rights", "way", "year",
]  # fmt: skip

# name -> positions are needed for phrases / frequencies for ranking / only presence
TEXT: dict[TextField, Literal["position", "freq", "basic"]] = {
    "title": "position",
    "creator": "basic",  # names stand in any order of their words
    "words": "position",
    "exact": "basic",
    "subject": "basic",
    "series": "basic",
    "publisher": "basic",
}
RAW: tuple[TextField, ...] = ("ident",)  # whole values, one token each: numbers, titles and names (`digests`)
NUMBERS: tuple[NumberField, ...] = (
    "kind", "institution", "sector", "region", "language", "script", "agent", "about", "topic", "place", "period", "genre", "rights", "way", "year",
)  # fmt: skip


@lru_cache(maxsize=4_096)
def from_code(code: str) -> int:
    """A code of up to eight letters, digits and hyphens as a number: "uz" ⇄ 38·32 … Reversible, no table."""
    number = 0
    for character in code[:8].lower():
        number = number * 38 + _DIGITS.get(character, 37)
    return number


def to_code(number: int) -> str:
    """The inverse of `from_code`."""
    characters = []
    while number:
        number, digit = divmod(number, 38)
        characters.append(_CHARACTERS[digit])
    return "".join(reversed(characters))


_CHARACTERS = "\x00abcdefghijklmnopqrstuvwxyz0123456789-"
_DIGITS = {character: digit for digit, character in enumerate(_CHARACTERS)}


def years(start: int | None, end: int | None) -> Iterable[int]:
    """The years that a date counts for: every year of a short stretch, one in each decade of a long one. Years BCE count as 0."""
    if start is None:  # "before 1866": the one year it names
        return () if end is None else (max(end, 0),)
    first, last = max(start, 0), max(end if end is not None else start, 0)
    if last - first <= 10:
        return range(first, last + 1)
    return sorted({first, last, *range(first - first % 10 + 10, last, 10)})
