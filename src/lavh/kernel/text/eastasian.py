"""Scripts that do not write spaces between words, or not always: every two neighbouring letters make a key."""

import re
import unicodedata
from itertools import pairwise
from typing import NamedTuple

from lavh.kernel.text.letters import APOSTROPHES, JOINERS, LETTER
from lavh.kernel.text.tables import load

_EAST = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f"
    "\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
_SOUTH = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebd\u0ec0-\u0ecd\u0edc-\u0edf\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17d7\u17dc\u17dd"  # Thai, Lao, Burmese, Khmer
UNSPACED = re.compile(
    "[\u0e01-\u11ff\u1780-\u17ff\u2e80-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)  # some of it in a text: look closer
# Stretches of a text: East Asian ones reach over spaces (spacing is a matter of taste), the others are words.
STRETCH = re.compile(
    rf"(?P<east>[{_EAST}]+(?:[ \u3000]+[{_EAST}]+)*)|(?P<south>[{_SOUTH}]+)|(?:(?![{_EAST}{_SOUTH}])[{LETTER}{re.escape(APOSTROPHES + JOINERS)}])+"
)
_UNIT = re.compile(
    "[\u1100-\u115f\ua960-\ua97f][\u1160-\u11a7\ud7b0-\ud7c6]?[\u11a8-\u11ff\ud7cb-\ud7ff]?|[^ \u3000][\u3099\u309a\uff9e\uff9f]?"
)
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\uac00-\ud7a3]")


class Piece(NamedTuple):
    """A key and where it stands in the text."""

    key: str
    start: int
    end: int


def _variants() -> dict[int, int | str]:
    forms: dict[int, int | str] = {**_HIRAGANA}
    for group in load("han")["groups"].split():
        forms.update({ord(form): group[0] for form in group[1:]})
    return forms


_FORMS = _variants()


def pairs(text: str, start: int) -> tuple[list[Piece], list[str]]:
    """The keys of an East Asian stretch that begins at `start`; and every single ideograph and Hangul syllable, for words of one letter."""
    units = [
        (unicodedata.normalize("NFKC", unit.group()).translate(_FORMS), start + unit.start(), start + unit.end())
        for unit in _UNIT.finditer(text)
    ]
    if len(units) == 1:
        return [Piece(*units[0])], []
    found = [Piece(a + b, first, last) for (a, first, _), (b, _, last) in pairwise(units)]
    return found, [unit for unit, _, _ in units if _HAN.match(unit)]


def clusters(text: str, start: int) -> list[Piece]:
    """The keys of a stretch of Thai, Lao, Burmese or Khmer: pairs of letters with their marks."""
    found: list[list[int]] = []
    for place, character in enumerate(text):
        if found and unicodedata.category(character)[0] == "M":
            found[-1][1] = place + 1
        else:
            found.append([place, place + 1])
    if len(found) == 1:
        return [Piece(text, start, start + len(text))]
    return [Piece(text[first:last], start + first, start + last) for (first, _), (_, last) in pairwise(found)]
