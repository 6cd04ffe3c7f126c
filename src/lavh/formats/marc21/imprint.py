"""Edition, publication, physical description, series: 250–362, 264, 33X, 34X, 4XX, 8XX."""

from functools import partial

from lavh.formats.description import Note, Publication
from lavh.formats.isbd import trim, trim_stop
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.imprint import add_series, named, publish
from lavh.formats.iso2709.worksheet import Worksheet, plain
from lavh.formats.scripts import script_of

_usual: dict[tuple[str, str, str], Publication] = {}


def _usual_statement(parts: list[str], role: str) -> Publication:
    """Place, publisher, date: nine statements of ten; the same publishers come again and again."""
    place, publisher = named(parts[1][1:]), named(parts[2][1:])
    text = f"{place} {publisher}"
    found = Publication(place, publisher, role, "Latn" if text.isascii() else script_of(text))
    if len(_usual) < 50_000:
        _usual[parts[1], parts[2], role] = found
    return found


def statement(role: str, sheet: Worksheet, parts: list[str]) -> None:
    """260, 264."""
    if (
        len(parts) == 4
        and parts[1][:1] == "a"
        and parts[2][:1] == "b"
        and parts[3][:1] == "c"
        and not (sheet.pair or sheet.other)
    ):
        found = _usual.get((parts[1], parts[2], role)) or _usual_statement(parts, role)
        if found.place or found.publisher:
            sheet.publications.append(found)
        sheet.issued.append((role, parts[3][1:]))
    else:
        _unusual_statement(role, sheet, parts)


def _unusual_statement(role: str, sheet: Worksheet, parts: list[str]) -> None:
    """Places wait for the publisher behind them: $a $a $b is one publisher in two places, $a $b $a $b two publishers."""
    places: list[str] = []
    made: list[str] = []
    for part in parts[1:]:
        code = part[:1]
        if code == "a":
            places.append(named(part[1:]))
        elif code == "b":
            publish(sheet, places, named(part[1:]), role)
            places = []
        elif code == "c" and not sheet.other:
            sheet.issued.append((role, part[1:]))
        elif code in _MAKER:
            made.append(named(part[1:]))
    if places:
        publish(sheet, places, "", role)
    if made:
        publish(sheet, made[:1], made[1] if len(made) > 1 else "", "printed")


_MAKER = frozenset("ef")
_published = partial(statement, "published")
_BY_FUNCTION = {
    "0": partial(statement, "produced"),
    "2": partial(statement, "distributed"),
    "3": partial(statement, "printed"),
}


def production(sheet: Worksheet, parts: list[str]) -> None:
    """264. Indicator 2 says whose statement it is; 4 is the copyright date."""
    function = parts[0][1:2]
    if function == "4":
        sheet.issued += [("copyright", part[1:]) for part in parts[1:] if part[:1] == "c"]
    else:
        _BY_FUNCTION.get(function, _published)(sheet, parts)


def edition(sheet: Worksheet, parts: list[str]) -> None:
    """250; its responsibility stands behind " / "."""
    text = trim(" ".join([part[1:].strip() for part in parts[1:] if part[:1] in "ab"]))
    sheet.edition = f"{sheet.edition}{' =' if sheet.other else ';'} {text}" if sheet.edition else text


def extent(sheet: Worksheet, parts: list[str]) -> None:
    """300: what there is of it, illustrations, accompanying material; $c its size."""
    if sheet.other and sheet.extent:
        return
    text = ""
    for part in parts[1:]:
        code = part[:1]
        if code == "c":
            size = trim_stop(part[1:])
            sheet.dimensions = f"{sheet.dimensions}; {size}" if sheet.dimensions else size
        elif code in "abefg":
            text = f"{text} {part[1:].strip()}" if text else part[1:]
    text = trim(text)
    sheet.extent = f"{sheet.extent}; {text}" if sheet.extent and text else sheet.extent or text


def typed(prefix: str, sheet: Worksheet, parts: list[str]) -> None:
    """336, 337, 338: codes and terms that tell the kind; the carrier's term is the medium."""
    for part in parts[1:]:
        code, text = part[:1], part[1:].strip()
        if code == "b":
            sheet.carriers.append(prefix + text)
        elif code == "a":
            sheet.genres.append(plain(text))
            if prefix == "carrier:" and not sheet.other:
                sheet.medium = (
                    f"{sheet.medium}; {text}" if sheet.medium and text not in sheet.medium else sheet.medium or text
                )


def materials(sheet: Worksheet, parts: list[str]) -> None:
    """340: material base and technique of objects and prints."""
    text = ", ".join(filter(None, (trim_stop(part[1:]) for part in parts[1:] if part[:1] in "acdeg")))
    sheet.medium = sheet.medium or text


def series_statement(sheet: Worksheet, parts: list[str]) -> None:
    """440, 490: as on the piece. A traced form (8XX) of the same statement takes its place, see `mapping`."""
    title = volume = issn = ""
    for part in parts[1:]:
        code = part[:1]
        if code == "a":
            if title:
                add_series(sheet, title, volume, issn)
                volume = issn = ""
            title = trim_stop(part[1:])
        elif code in "np":
            title = f"{title.rstrip('.')}. {trim_stop(part[1:])}" if title else trim_stop(part[1:])
        elif code == "v":
            volume = trim_stop(part[1:])
        elif code == "x":
            issn = trim(part[1:])
    add_series(sheet, title, volume, issn)


def traced(codes: str, sheet: Worksheet, parts: list[str]) -> None:
    """800, 810, 811, 830: the series under its authorised title; kept where the statement does not say it already."""
    title = trim_stop(" ".join([part[1:].strip() for part in parts[1:] if part[:1] in codes]))
    volume = issn = ""
    for part in parts[1:]:
        if part[:1] == "v":
            volume = trim_stop(part[1:])
        elif part[:1] == "x":
            issn = trim(part[1:])
    key = plain(title)
    if sheet.pair or not any(plain(each.title) == key for each in sheet.series):
        add_series(sheet, title, volume, issn)


def _numbering(sheet: Worksheet, parts: list[str]) -> None:
    """310, 362: how often it appears, from when to when."""
    text = trim_stop(" ".join([part[1:].strip() for part in parts[1:] if part[:1] in "ab"]))
    if text:
        sheet.notes.append(Note(text))


FIELDS: Rows = (
    ("260", _published, "publications · dates", "$a $b in groups; $c the date as written; $e $f printer"),
    ("264", production, "publications · dates", "role from indicator 2; 4 = copyright date"),
    ("250", edition, "edition", ""),
    ("300", extent, "extent · dimensions", "$c dimensions; the rest extent"),
    ("336", partial(typed, "content:"), "kind", ""),
    ("337", partial(typed, "media:"), "kind", ""),
    ("338", partial(typed, "carrier:"), "kind · medium", ""),
    ("340", materials, "medium", ""),
    ("310 321 362", _numbering, "notes", ""),
    ("440 490", series_statement, "series", "$v volume, $x ISSN"),
    ("800 810 811", partial(traced, "tnp"), "series", "$t, unless 490 says the same"),
    ("830", partial(traced, "anp"), "series", "unless 490 says the same"),
)
