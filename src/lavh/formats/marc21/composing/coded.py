"""Leader, 001–008, 034–044: what is coded."""

import re

from lavh.formats.description import Description, Period
from lavh.formats.marc21.composing.sheet import Sheet
from lavh.formats.written import About
from lavh.kernel import countries, languages

CROSSWALK = (
    ("leader/06-07", "kind · level", ""),
    ("001", "local_id", ""),
    ("003 040", "cataloguer · language_of_record", ""),
    ("005", "updated", "else when the record changed here"),
    ("007 008/18-34", "kind · digital", ""),
    ("008/06-14", "dates[published · copyright · original · created]", "the first two; 045: covers"),
    ("008/15-17", "country", ""),
    ("008/35-37 041", "languages · original_languages", ""),
    ("034 255", "coordinates · scale", ""),
)
# kind → type of record (leader/06), then what stands in 008/18-34 at which place
_TYPES = {
    "book": "a", "ebook": "a", "audiobook": "i", "periodical": "a", "article": "a", "manuscript": "t", "map": "e", "score": "c", "recording": "j", "video": "g",
    "photograph": "k", "image": "k", "museum-object": "r", "archive": "p", "thesis": "a", "government": "a", "dataset": "m", "tactile": "a", "kit": "o",
    "website": "m", "software": "m", "other": "a",
}  # fmt: skip
_SAID: dict[str, dict[int, str]] = {
    "periodical": {21: "p"}, "video": {33: "v"}, "photograph": {33: "k"}, "image": {33: "i"}, "museum-object": {33: "r"}, "thesis": {24: "m"},
    "government": {28: "o"}, "dataset": {26: "a"}, "tactile": {23: "f"}, "kit": {33: "b"}, "website": {26: "j"}, "software": {26: "b"}, "ebook": {23: "o"},
}  # fmt: skip
_LEVELS = {"single": "m", "serial": "s", "part": "a", "collection": "c", "unit": "d"}
_FORM_AT_29 = frozenset("efgkor")  # maps and visual materials have their form of item there
_NO_WORDS = frozenset({"museum-object", "image", "photograph", "kit"})
_FIVE = re.compile(r"^\d{14}\.\d$")


def leader(description: Description) -> str:
    """Lengths are those of ISO 2709 and stay empty in XML."""
    kind = _TYPES.get(description.kind, "a")
    level = _LEVELS.get(description.level, "m")
    if description.kind == "periodical":
        level = "s"
    elif description.kind == "article" or description.level == "part":
        level = "b" if _in_serial(description) else "a"
    archival = "a" if description.kind == "archive" else " "
    return f"     n{kind}{level}{archival}a22     7i 4500"


def _in_serial(description: Description) -> bool:
    hosts = [each for each in description.relations if each.role == "part-of"]
    return any(scheme == "issn" for each in hosts for scheme, _ in each.identifiers) or not any(
        scheme == "isbn" for each in hosts for scheme, _ in each.identifiers
    )


def fields(sheet: Sheet, description: Description, about: About) -> None:
    """All of them."""
    sheet.control("001", description.local_id.strip())
    sheet.control("003", description.cataloguer.strip())
    changed = f"{about.changed:%Y%m%d%H%M%S}.0" if about.changed else ""
    sheet.control("005", description.updated if _FIVE.match(description.updated) else changed)
    if description.digital:
        sheet.control("007", "cr |||||||||||")
    if description.kind == "photograph":
        sheet.control("007", "kh ||| ")
    sheet.control("008", _fixed(description, about))
    tongue = languages.to_marc(description.language_of_record) if description.language_of_record else ""
    sheet.add("040", "  ", [("a", description.cataloguer), ("b", tongue)])
    _languages(sheet, description)
    _maps(sheet, description)
    for date in description.dates:
        if date.role == "covers" and date.start is not None:
            ends = [date.start] if date.end in {None, date.start} else [date.start, date.end or 0]
            sheet.add("045", "2 " if len(ends) > 1 else "0 ", [("b", _exact(year)) for year in ends])


def _exact(year: int) -> str:
    return f"d{year:04d}" if year > 0 else f"c{1 - year:04d}"


def _fixed(description: Description, about: About) -> str:
    entered = f"{about.changed:%y%m%d}" if about.changed else "||||||"
    text = list("|" * 17)
    kind = _TYPES.get(description.kind, "a")
    for place, letter in _SAID.get(description.kind, {}).items():
        text[place - 18] = letter
    form = 29 if kind in _FORM_AT_29 else 23
    if description.digital and kind != "m":
        text[form - 18] = "o"
    language = languages.to_marc(description.languages[0]) if description.languages and description.languages[0] else ""
    unknown = "zxx" if description.kind in _NO_WORDS else "und"
    country = countries.to_marc(description.country) if description.country else "xx"
    return f"{entered}{_dates(description)}{country:<3}{''.join(text)}{language or unknown:<3}||"


def _dates(description: Description) -> str:
    """Type of date and two years. Years before our era cannot be coded there."""
    by_role: dict[str, Period] = {}
    for date in description.dates:
        if date.start is not None and date.role in {"published", "copyright", "original", "created", "printed"}:
            by_role.setdefault(date.role, date)
    main = by_role.get("published") or by_role.get("created") or next(iter(by_role.values()), None)
    if main is None or main.start is None:
        return "nuuuuuuuu"
    if main.start <= 0:
        return "b        "
    if main.end != main.start:
        return _range(description, main.start, main.end)
    for role, letter in (("copyright", "t"), ("original", "r"), ("created", "p")):
        second = by_role.get(role)
        if second is not None and second is not main and second.start is not None and second.start > 0:
            return f"{letter}{main.start:04d}{second.start:04d}"
    return f"s{main.start:04d}    "


def _range(description: Description, start: int, end: int | None) -> str:
    if end is None:
        return f"{'c' if description.level == 'serial' else 'm'}{start:04d}9999"
    kind = "d" if description.level == "serial" else "i" if description.level in {"collection", "unit"} else "q"
    return f"{kind}{start:04d}{end:04d}"


def _languages(sheet: Sheet, description: Description) -> None:
    own = [code for each in description.languages if (code := languages.to_marc(each)) != "und"]
    original = [code for each in description.original_languages if (code := languages.to_marc(each)) != "und"]
    if len(own) > 1 or original:
        pairs = [("a", code) for code in own] + [("h", code) for code in original]
        sheet.add("041", "1 " if original else "0 ", pairs)


def _maps(sheet: Sheet, description: Description) -> None:
    if description.coordinates:
        west, south, east, north = (f"{'-' if each < 0 else '+'}{abs(each):010.6f}" for each in description.coordinates)
        sheet.add("034", "1 ", [("a", "a"), ("d", west), ("e", east), ("f", north), ("g", south)])
    sheet.add("255", "  ", [("a", description.scale)])
