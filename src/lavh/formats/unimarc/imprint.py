"""Edition, publication, physical description, series: 205–230."""

from functools import partial

from lavh.formats.description import Note
from lavh.formats.isbd import trim, trim_stop
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.imprint import add_series, named, publish
from lavh.formats.iso2709.worksheet import Worksheet

_ROLES = {"0": "published", "1": "produced", "2": "distributed", "3": "printed"}


def production(sheet: Worksheet, parts: list[str]) -> None:
    """214. Indicator 2 says whose statement it is; 4 is the copyright date."""
    function = parts[0][1:2]
    if function == "4":
        sheet.issued += [("copyright", part[1:]) for part in parts[1:] if part[:1] == "d"]
    else:
        publication(_ROLES.get(function, "published"), sheet, parts)


def publication(role: str, sheet: Worksheet, parts: list[str]) -> None:
    """210: $a place, $c publisher, $d date; $e $g of the printer."""
    places: list[str] = []
    maker = ["", ""]
    for part in parts[1:]:
        code, text = part[:1], part[1:]
        if code == "a":
            places.append(named(text))
        elif code == "c":
            publish(sheet, places, named(text), role)
            places = []
        elif code == "d" and not sheet.other:
            sheet.issued.append((role, text))
        elif code in {"e", "g"}:
            maker["eg".index(code)] = named(text)
    publish(sheet, places, "", role)
    publish(sheet, maker[:1], maker[1], "printed")


def edition(sheet: Worksheet, parts: list[str]) -> None:
    """205: $a, $b issue; $f $g responsibility stay out."""
    text = ", ".join(filter(None, (trim(part[1:]) for part in parts[1:] if part[:1] in "ab")))
    if text:
        sheet.edition = f"{sheet.edition}{' =' if sheet.other else ';'} {text}" if sheet.edition else text


def extent(sheet: Worksheet, parts: list[str]) -> None:
    """215: $a extent, $c details, $d size, $e accompanying material, with the punctuation of ISBD between them."""
    text = ""
    for part in parts[1:]:
        code, words = part[:1], trim(part[1:])
        if code == "d":
            sheet.dimensions = f"{sheet.dimensions}; {trim_stop(words)}" if sheet.dimensions else trim_stop(words)
        elif code in _EXTENT and words:
            text = f"{text}{_EXTENT[code]}{words}" if text else words
    if text and not (sheet.other and sheet.extent):
        sheet.extent = f"{sheet.extent}; {text}" if sheet.extent else text


_EXTENT = {"a": "; ", "c": " : ", "e": " + "}


def series(sheet: Worksheet, parts: list[str]) -> None:
    """225: $a title, $h $i part, $v volume, $x ISSN; $d, the same in another language, is another series statement."""
    title = volume = issn = ""
    parallel: list[str] = []
    for part in parts[1:]:
        code, text = part[:1], trim_stop(part[1:])
        if code == "a":
            if title:
                add_series(sheet, title, volume, issn)
                volume = issn = ""
            title = text
        elif code in {"h", "i"} and text:
            title = f"{title}. {text}" if title else text
        elif code == "v":
            volume = text
        elif code == "x":
            issn = text
        elif code == "d":
            parallel.append(text.lstrip("= "))
    for each in (title, *parallel):
        add_series(sheet, each, volume, issn)


def mathematical(sheet: Worksheet, parts: list[str]) -> None:
    """206: scale, projection and coordinates in words."""
    text = " ; ".join(filter(None, (trim(part[1:]) for part in parts[1:] if part[:1] in "ab")))
    if text and not sheet.other:
        sheet.scale = text


def numbering(sheet: Worksheet, parts: list[str]) -> None:
    """207, 208, 230, 326: numbering and frequency of serials, kind of score, kind of electronic resource."""
    text = "; ".join(filter(None, (part[1:].strip() for part in parts[1:] if part[:1] in "ad")))
    if text:
        sheet.notes.append(Note(text))


FIELDS: Rows = (
    ("210", partial(publication, "published"), "publications · dates", "$a $c in groups; $d date; $e $g printer"),
    ("214", production, "publications · dates", "as 210; role from indicator 2"),
    ("205", edition, "edition", "$a $b"),
    ("215", extent, "extent · dimensions", "$a : $c + $e; $d dimensions"),
    ("225", series, "series", "$v volume, $x ISSN; $d parallel"),
    ("206", mathematical, "scale", ""),
    ("207 208 230 326", numbering, "notes", ""),
)
