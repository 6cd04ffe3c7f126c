"""Edition, publication, physical description, series: 250–340, 490."""

from collections.abc import Sequence

from lavh.formats.description import Description, Period, Publication, Series
from lavh.formats.marc21.composing.sheet import Sheet, before
from lavh.formats.written import About

CROSSWALK = (
    ("250", "edition", ""),
    ("264", "publications · dates · place_made", "indicator 2 by role; the date as written"),
    ("300", "extent · dimensions", ""),
    ("338 340", "medium", "338 for carriers of RDA"),
    ("490", "series", ""),
)
_FUNCTIONS = {"produced": "0", "published": "1", "distributed": "2", "printed": "3"}
_DATED = {"published": "published", "created": "produced", "printed": "printed"}  # an original's date is coded only
_CARRIERS = {  # https://www.loc.gov/standards/valuelist/rdacarrier.html
    "volume": "nc", "online resource": "cr", "sheet": "nb", "audio disc": "sd", "computer disc": "cd", "videodisc": "vd", "microfiche": "he",
    "microfilm reel": "hd", "card": "no", "object": "nr", "roll": "na", "videocassette": "vf", "audiocassette": "ss", "film reel": "mr", "slide": "gs",
    "computer card": "ck", "overhead transparency": "gt",
}  # fmt: skip


def fields(sheet: Sheet, description: Description, about: About) -> None:
    """All of them."""
    del about
    sheet.add("250", "  ", [("a", description.edition)])
    _issued(sheet, description)
    sheet.add(
        "300", "  ", [("a", before(description.extent, " ;", description.dimensions)), ("c", description.dimensions)]
    )
    carriers = [each for each in description.medium.split("; ") if each in _CARRIERS]
    for each in carriers:
        sheet.add("338", "  ", [("a", each), ("b", _CARRIERS[each]), ("2", "rdacarrier")])
    if not carriers:
        sheet.add("340", "  ", [("a", description.medium)])
    placed: set[int] = set()
    for series in description.series:
        _series(sheet, series, placed)


def _issued(sheet: Sheet, description: Description) -> None:
    """Each statement with the date of its role; dates that no statement takes stand alone."""
    waiting = [date for date in description.dates if date.role in _DATED and date.written]
    placed: set[int] = set()
    for each in description.publications:
        number = sheet.number("publications", each.pair)
        function = _FUNCTIONS.get(each.role, "1")
        if number and number in placed:
            sheet.other("264", f" {function}", _statement(each), number, each.script)
            continue
        placed.add(number)
        date = next((date for date in waiting if _DATED[date.role] == each.role), None)
        if date:
            waiting.remove(date)
        sheet.add("264", f" {function}", _statement(each, date.written if date else ""), number)
    _undelivered(sheet, description, waiting)


def _undelivered(sheet: Sheet, description: Description, waiting: Sequence[Period]) -> None:
    made = description.place_made
    published = any(date.role == "published" for date in description.dates)
    created = [date for date in waiting if date.role == "created"]
    for date in waiting:
        if date.role == "created" and (published or date is not created[0]):
            continue  # coded only: what is read of a production statement is its date of publication
        function = _FUNCTIONS[_DATED[date.role]]
        place = made if function == "0" else ""
        made = "" if place else made
        sheet.add("264", f" {function}", [("a", place), ("c", date.written)])
    sheet.add("264", " 0", [("a", made)])
    for date in description.dates:
        if date.role == "copyright":
            sheet.add("264", " 4", [("c", date.written)])


def _statement(each: Publication, date: str = "") -> list[tuple[str, str]]:
    *first, last = each.place.split(" ; ")
    places = [before(place, " ;", last) for place in first] + [
        before(last, " :" if each.publisher else ",", each.publisher or date)
    ]
    return [*(("a", place) for place in places), ("b", before(each.publisher, ",", date)), ("c", date)]


def _series(sheet: Sheet, each: Series, placed: set[int]) -> None:
    number = sheet.number("series", each.pair)
    pairs = [("a", before(each.title, " ;", each.volume)), ("x", each.issn), ("v", each.volume)]
    if number and number in placed:
        sheet.other("490", "0 ", pairs, number, each.script)
    else:
        placed.add(number)
        sheet.add("490", "0 ", pairs, number)
