"""Subjects, genres, places, periods: 043, 6XX."""

from lavh.formats.description import Description, Subject
from lavh.formats.marc21.composing.agents import numbered
from lavh.formats.marc21.composing.sheet import Sheet
from lavh.formats.written import About

CROSSWALK = (
    ("043", "subjects[place]", "of the scheme marcgac"),
    ("600 610 630 648 650 651 655", "subjects", "by kind; scheme in indicator 2 or $2; forms in other scripts: 880"),
)
_TAGS = {"person": "600", "corporate": "610", "work": "630", "period": "648", "place": "651", "genre": "655", "material": "655"}  # fmt: skip
_SCHEMES = {"lcsh": "0", "lcshac": "1", "mesh": "2", "nal": "3", "": "4", "cash": "5", "rvm": "6"}
_DIVISIONS = {"genre": "v", "topic": "x", "period": "y", "place": "z"}
_FIRST = {"600": "1", "610": "2", "630": "0"}


def fields(sheet: Sheet, description: Description, about: About) -> None:
    """All of them, areas in one field."""
    del about
    areas = [each.identifier for each in description.subjects if each.scheme == "marcgac" and each.identifier]
    sheet.add("043", "  ", [("a", code) for code in areas])
    for each in description.subjects:
        if each.scheme != "marcgac" or not each.identifier:
            _heading(sheet, each)


def _heading(sheet: Sheet, each: Subject) -> None:
    tag = _TAGS.get(each.kind, "650")
    scheme = _SCHEMES.get(each.scheme, "7")
    indicators = _FIRST.get(tag, " ") + scheme
    divisions = [(_DIVISIONS.get(kind, "x"), term) for kind, term in each.subdivisions]
    pairs = [("a", each.term), *divisions, ("2", each.scheme if scheme == "7" else ""), ("0", _number(each))]
    others = [form for form in each.forms if form.text != each.term]
    number = sheet.fresh() if others else 0
    sheet.add(tag, indicators, pairs, number)
    if number:
        for form in others:
            sheet.other(tag, indicators, [("a", form.text)], number, form.script)


def _number(each: Subject) -> str:
    scheme, colon, value = each.identifier.partition(":")
    if not colon or each.identifier.startswith(("http", "(")):
        return each.identifier
    return numbered(scheme, value)
