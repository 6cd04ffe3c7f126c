"""Edition, publication, physical description, series: 250–362, 264, 33X, 34X, 4XX, 8XX."""

from lavh.formats.description import Note, Publication, Series
from lavh.formats.isbd import balanced, trim, trim_stop
from lavh.formats.iso2709.fields import Handler, Rows
from lavh.formats.iso2709.worksheet import Worksheet, plain
from lavh.formats.scripts import script_of

# Words for "no place", "no publisher": not names.
_UNKNOWN = frozenset((
    "s.l", "s. l", "s.l.", "s.n", "s. n", "sine loco", "sine nomine", "place of publication not identified", "publisher not identified", "n.p", "s.l. : s.n",
    "б.м", "б. м", "б.и", "б. и", "б.г", "n.pub", "lieu de publication non identifié", "éditeur non identifié", "verlag nicht ermittelbar",
    "erscheinungsort nicht ermittelbar", "place of production not identified", "producer not identified", "place of distribution not identified",
    "distributor not identified", "manufacturer not identified", "place of manufacture not identified", "?", "-", "s.e", "jnk", "b.m", "b.i", "b. m", "b. i",
))  # fmt: skip
_names: dict[str, str] = {}  # place or publisher as written → as shown


def named(written: str) -> str:
    """A place or publisher without punctuation, brackets whose partner is lost, and words that say it is unknown."""
    found = _names.get(written)
    if found is None:
        found = balanced(trim_stop(written))
        if found.strip("[]() .,?").lower() in _UNKNOWN:
            found = ""
        elif found[:1] == "[" and found[-1:] == "]" and found.count("[") == 1:
            found = trim_stop(found[1:-1])
        if len(_names) < 100_000:
            _names[written] = found
    return found


def _publish(sheet: Worksheet, places: list[str], publisher: str, role: str) -> None:
    place = " ; ".join(filter(None, places))
    if place or publisher:
        text = f"{place} {publisher}"
        sheet.publications.append(
            Publication(place, publisher, role, "Latn" if text.isascii() else script_of(text), sheet.pair)
        )


def _statement(role: str) -> Handler:
    """Places wait for the publisher behind them: $a $a $b is one publisher in two places, $a $b $a $b two publishers."""

    def read(sheet: Worksheet, parts: list[str]) -> None:
        places: list[str] = []
        made: list[str] = []
        open_places = False
        for part in parts[1:]:
            code = part[:1]
            if code == "a":
                places.append(named(part[1:]))
                open_places = True
            elif code == "b":
                _publish(sheet, places, named(part[1:]), role)
                places = []
                open_places = False
            elif code == "c":
                if not sheet.other:
                    sheet.issued.append((role, part[1:]))
            elif code in "ef":
                made.append(named(part[1:]))
        if open_places:
            _publish(sheet, places, "", role)
        if made:
            _publish(sheet, made[:1], made[1] if len(made) > 1 else "", "printed")

    return read


_published = _statement("published")
_BY_FUNCTION = {"0": _statement("produced"), "2": _statement("distributed"), "3": _statement("printed")}


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


def _typed(prefix: str) -> Handler:
    """336, 337, 338: codes and terms that tell the kind; the carrier's term is the medium."""

    def read(sheet: Worksheet, parts: list[str]) -> None:
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

    return read


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
                _add_series(sheet, title, volume, issn)
                volume = issn = ""
            title = trim_stop(part[1:])
        elif code in "np":
            title = f"{title.rstrip('.')}. {trim_stop(part[1:])}" if title else trim_stop(part[1:])
        elif code == "v":
            volume = trim_stop(part[1:])
        elif code == "x":
            issn = trim(part[1:])
    _add_series(sheet, title, volume, issn)


def _add_series(sheet: Worksheet, title: str, volume: str, issn: str) -> None:
    title = title.strip("() ") if title.count("(") != title.count(")") else title
    if title:
        sheet.series.append(Series(title, volume, issn, "Latn" if title.isascii() else script_of(title), sheet.pair))


def _traced(codes: str) -> Handler:
    """800, 810, 811, 830: the series under its authorised title; kept where the statement does not say it already."""

    def read(sheet: Worksheet, parts: list[str]) -> None:
        title = trim_stop(" ".join([part[1:].strip() for part in parts[1:] if part[:1] in codes]))
        volume = issn = ""
        for part in parts[1:]:
            if part[:1] == "v":
                volume = trim_stop(part[1:])
            elif part[:1] == "x":
                issn = trim(part[1:])
        key = plain(title)
        for each in sheet.series:
            if not sheet.pair and plain(each.title) == key:
                return
        _add_series(sheet, title, volume, issn)

    return read


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
    ("336", _typed("content:"), "kind", ""),
    ("337", _typed("media:"), "kind", ""),
    ("338", _typed("carrier:"), "kind · medium", ""),
    ("340", materials, "medium", ""),
    ("310 321 362", _numbering, "notes", ""),
    ("440 490", series_statement, "series", "$v volume, $x ISSN"),
    ("800 810 811", _traced("tnp"), "series", "$t, unless 490 says the same"),
    ("830", _traced("anp"), "series", "unless 490 says the same"),
)
