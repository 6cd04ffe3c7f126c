"""880: the same field in another script. Pairs are made by $6: "880-01" in the field, "245-01/(N" in its other form.

https://www.loc.gov/marc/bibliographic/ecbdcntf.html
"""

from collections.abc import Callable

from lavh.formats.iso2709.fields import Handler
from lavh.formats.iso2709.record import SUBFIELD, Record
from lavh.formats.iso2709.worksheet import Worksheet

_LINK = SUBFIELD + "6"
_DISPLAY = str.maketrans(
    dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e", "") | {"\u3000": " "}
)  # of typesetting, not of the text


def read_with_pairs(sheet: Worksheet, record: Record, handler_of: Callable[[str], Handler | None]) -> None:
    """Fields first, then their other forms: an 880 is read as the field that it names. Number 00 is a form without a partner."""
    others: list[tuple[str, int, str]] = []
    for tag, value in zip(record.tags, record.values, strict=True):
        linked, number, rest = _link(value) if _LINK in value else ("", 0, value)
        if tag == "880":
            if linked and linked != "880":
                others.append((linked, number, rest))
            else:
                sheet.problem("bad-link", "880 $6", value)
            continue
        handler = handler_of(tag)
        if handler is not None:
            sheet.pair = number
            handler(sheet, rest.split(SUBFIELD))
    sheet.other = True
    for tag, number, value in others:
        handler = handler_of(tag)
        if handler is not None:
            sheet.pair = number
            handler(sheet, value.translate(_DISPLAY).split(SUBFIELD))
    sheet.pair = 0
    sheet.other = False


def _link(value: str) -> tuple[str, int, str]:
    """(tag, occurrence number, the field without $6)."""
    start = value.index(_LINK)
    end = value.find(SUBFIELD, start + 2)
    link = value[start + 2 : end if end >= 0 else None].strip()
    number = link[4:6]
    return (
        link[:3],
        int(number) if number.isdecimal() and link[3:4] == "-" else 0,
        value[:start] + (value[end:] if end >= 0 else ""),
    )
