"""Standard numbers and class numbers: 010–088."""

from lavh.formats.description import Classification, Description, Identifier
from lavh.formats.marc21.composing.sheet import Sheet
from lavh.formats.written import About

CROSSWALK = (
    ("010", "identifiers[lccn]", "$z not valid"),
    ("020 022", "identifiers[isbn · issn]", "note in $q, $l linking"),
    ("024", "identifiers[ismn · sici · doi · ark · uri · viaf · isni · local]", "indicator 1 or $2"),
    ("015 016 027 028 037 088", "identifiers[bnb · national · strn · music · accession · report]", ""),
    ("035", "identifiers[oclc]", "and local numbers that name their agency"),
    ("050 060 080 082 084 086", "classifications[lcc · nlm · udc · ddc · bbk · sudoc]", ""),
)
# scheme → (tag, indicators, code of a valid number, $2)
_FIELDS = {
    "lccn": ("010", "  ", "a", ""), "isbn": ("020", "  ", "a", ""), "ismn": ("024", "2 ", "a", ""), "sici": ("024", "4 ", "a", ""), "doi": ("024", "7 ", "a", "doi"),
    "ark": ("024", "7 ", "a", "ark"), "uri": ("024", "7 ", "a", "uri"), "viaf": ("024", "7 ", "a", "viaf"), "isni": ("024", "7 ", "a", "isni"),
    "bnb": ("015", "  ", "a", ""), "national": ("016", "  ", "a", ""), "strn": ("027", "  ", "a", ""), "music": ("028", "00", "a", ""),
    "accession": ("037", "  ", "a", ""), "report": ("088", "  ", "a", ""),
}  # fmt: skip
_NOTED = {  # local numbers by what their note says they are
    "upc": ("024", "1 ", "a", ""), "ean": ("024", "3 ", "a", ""), "copyright": ("017", "  ", "a", ""), "fingerprint": ("026", "  ", "e", ""),
    "coden": ("030", "  ", "a", ""), "gpo item": ("074", "  ", "a", ""),
}  # fmt: skip
_CLASSES = {
    "lcc": ("050", " 4", ""), "nlm": ("060", " 4", ""), "udc": ("080", "  ", ""), "ddc": ("082", "04", ""), "bbk": ("084", "  ", "rubbk"),
    "sudoc": ("086", "0 ", ""), "local": ("084", "  ", "z"),
}  # fmt: skip


def fields(sheet: Sheet, description: Description, about: About) -> None:
    """All of them."""
    del about
    for number in description.identifiers:
        _number(sheet, number)
    for classification in description.classifications:
        _class(sheet, classification)


def _number(sheet: Sheet, each: Identifier) -> None:
    if each.scheme == "issn":
        code = "l" if each.note == "linking" else "a" if each.valid else "y"
        sheet.add("022", "  ", [(code, each.value)])
        return
    if each.scheme == "oclc":
        sheet.add("035", "  ", [("a" if each.valid else "z", f"(OCoLC){each.value}")])
        return
    tag, indicators, code, source = _field(each)
    note = each.note if each.scheme == "isbn" else ""
    sheet.add(tag, indicators, [(code if each.valid else "z", each.value), ("q", note), ("2", source)])


def _field(each: Identifier) -> tuple[str, str, str, str]:
    found = _FIELDS.get(each.scheme) or _NOTED.get(each.note)
    if found:
        return found
    if each.value.startswith("("):
        return "035", "  ", "a", ""
    return ("024", "7 ", "a", each.note) if each.note and " " not in each.note else ("024", "8 ", "a", "")


def _class(sheet: Sheet, each: Classification) -> None:
    tag, indicators, source = _CLASSES.get(each.scheme, _CLASSES["local"])
    sheet.add(tag, indicators, [("a", each.number), ("b", each.item), ("2", source)])
