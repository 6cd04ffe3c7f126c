"""Maps: 034, 255."""

from lavh.formats.isbd import trim, trim_stop
from lavh.formats.iso2709.coordinates import box
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.worksheet import Worksheet


def coded(sheet: Worksheet, parts: list[str]) -> None:
    """034: $d west, $e east, $f north, $g south; $b scale, where 255 gives none in words."""
    found = {part[:1]: part[1:].strip() for part in reversed(parts[1:])}
    if "d" in found and sheet.coordinates is None:
        sheet.coordinates = box(found["d"], found.get("e", ""), found.get("f", ""), found.get("g", ""))
        if sheet.coordinates is None:
            sheet.problem("bad-coordinates", "034", " ".join(found.get(code, "") for code in "defg"))
    scale = found.get("b", "")
    if not sheet.scale and scale.isdecimal():
        sheet.scale = f"1:{int(scale):,}".replace(",", " ")


def mathematical(sheet: Worksheet, parts: list[str]) -> None:
    """255: scale, projection and coordinates in words."""
    words = [trim(part[1:]) if part[:1] != "a" else trim_stop(part[1:]) for part in parts[1:] if part[:1] in "ab"]
    text = " ; ".join(filter(None, words))
    if text and not sheet.other:
        sheet.scale = text


FIELDS: Rows = (
    ("034", coded, "coordinates · scale", "$d $e $f $g; $b scale"),
    ("255", mathematical, "scale", "$a $b"),
)
