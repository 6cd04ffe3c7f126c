"""MARC-8: ASCII and ANSEL with escape sequences to other sets; diacritics stand before their letter.

https://www.loc.gov/marc/specifications/speccharmarc8.html · the tables are pymarc's.
"""

import re
from collections.abc import Mapping

from pymarc.marc8_mapping import CODESETS, ODD_MAP

_ESCAPE = 0x1B
_LATIN, _ANSEL, _EAST_ASIAN = 0x42, 0x45, 0x31
_SHORT = frozenset(b"bgps1")  # ESC b: sets reached without an intermediate byte, into G0
_CUT = re.compile(rb"([\x1d-\x1f])")  # every subfield begins in the default sets
UNKNOWN = "\ufffd"


def from_marc8(raw: bytes) -> str:
    """`raw` as text, not yet normalised; what no table knows becomes U+FFFD."""
    return "".join(
        [part.decode("ascii") if part.isascii() and _ESCAPE not in part else _part(part) for part in _CUT.split(raw)]
    )


def _part(raw: bytes) -> str:
    low, high = _LATIN, _ANSEL
    out: list[str] = []
    marks: list[str] = []
    at, end = 0, len(raw)
    while at < end:
        code = raw[at]
        if code == _ESCAPE:
            at, low, high = _escape(raw, at, low, high)
            continue
        if code < 0x21 or code == 0x7F:
            letter, mark, at = chr(code), False, at + 1
        elif low == _EAST_ASIAN and code < 0x80:
            letter, mark = _letter(CODESETS[_EAST_ASIAN], int.from_bytes(raw[at : at + 3], "big"))
            at += 3
        else:
            letter, mark = _letter(CODESETS[low if code < 0x80 else high], code)
            at += 1
        if mark:
            marks.append(letter)
        else:
            out.append(letter)
            out += marks
            marks.clear()
    return "".join(out + marks)


def _letter(table: Mapping[int, tuple[int, int]], code: int) -> tuple[str, bool]:
    found = table.get(code) or table.get(code ^ 0x80)
    if found is not None:
        return chr(found[0]), bool(found[1])
    return (chr(ODD_MAP[code]), False) if code in ODD_MAP else (UNKNOWN, False)


def _escape(raw: bytes, at: int, low: int, high: int) -> tuple[int, int, int]:
    """Where reading goes on after the escape sequence at `at`, and the sets that are in force from there."""
    sequence = raw[at + 1 : at + 4]
    if sequence[:1] and sequence[0] in _SHORT:
        return at + 2, (_LATIN if sequence[:1] == b"s" else sequence[0]), high
    multibyte = sequence[:1] == b"$"
    into = sequence[1:2] if multibyte and sequence[1:2] in b"(,)-" else sequence[:1]
    final = sequence[1 + (multibyte and sequence[1:2] in b"(,)-" and len(sequence) > 2) :][:1]
    if final and final[0] in CODESETS and into and into in b"(,$)-":
        after = at + 1 + sequence.index(final, 1) + 1
        return (after, low, final[0]) if into in b")-" else (after, final[0], high)
    return at + 1, low, high  # no set we know: the escape character alone is dropped
