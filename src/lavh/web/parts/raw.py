"""A record's bytes so that a person can read them: as text with its separators made visible, or byte by byte."""

from collections.abc import Iterator
from typing import NamedTuple

PAGE = 16_384  # bytes of one page, as text
ROW = 16
ROWS = 256  # of one page, as bytes
VISIBLE = {0x1D: "␝\n", 0x1E: "␞\n", 0x1F: "␟"}  # ISO 2709: end of record, end of field, subfield


class Sheet(NamedTuple):
    """A stretch of a record. `before`, `after`: where the neighbouring stretches begin; None at the ends."""

    text: str
    start: int
    end: int
    size: int
    before: int | None
    after: int | None


class Bytes(NamedTuple):
    """One line of a dump."""

    offset: str
    figures: str
    letters: str


def sheet(content: bytes, start: int, *, hexadecimal: bool) -> Sheet:
    """The stretch that begins at `start`."""
    size = ROW * ROWS if hexadecimal else PAGE
    start = min(max(start, 0), max(len(content) - 1, 0)) // size * size
    piece = content[start : start + size]
    text = (
        "\n".join(f"{row.offset}  {row.figures:47}  {row.letters}" for row in dump(piece, start))
        if hexadecimal
        else readable(piece)
    )
    end = start + len(piece)
    before = start - size if start else None
    return Sheet(text, start, end, len(content), before, end if end < len(content) else None)


def readable(content: bytes) -> str:
    """As UTF-8, which most of it is; what is not shows as �. Control characters become signs, so that nothing acts on the page."""
    text = content.decode("utf-8", "replace")
    return "".join(_sign(character) for character in text)


def _sign(character: str) -> str:
    code = ord(character)
    if code in VISIBLE:
        return VISIBLE[code]
    if (code < 0x20 and character not in "\t\n") or code == 0x7F:
        return chr(0x2400 + code) if code < 0x20 else "␡"
    return "⟪" + f"{code:04X}" + "⟫" if code in BIDI else character


BIDI = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))  # would turn the lines of the page round


def dump(content: bytes, start: int) -> Iterator[Bytes]:
    """Lines of sixteen bytes: where they stand, what they are, and the letters among them."""
    for at in range(0, len(content), ROW):
        row = content[at : at + ROW]
        letters = "".join(chr(byte) if 0x20 <= byte < 0x7F else "·" for byte in row)
        yield Bytes(f"{start + at:08x}", row.hex(" "), letters)
