"""Notes, links and other descriptions: 351, 5XX, 76X–78X, 856."""

from collections.abc import Sequence

from lavh.formats.description import Description, DigitalObject, Relation
from lavh.formats.marc21.composing.sheet import Sheet
from lavh.formats.scripts import script_of
from lavh.formats.written import About

CROSSWALK = (
    ("351 5XX", "notes", "by kind; in a language of another script: 880"),
    ("506 540", "notes[access] · rights · rights_note", ""),
    ("76X–78X", "relations", "by role"),
    ("856", "links", "$3 says what it is where it is not the thing itself"),
)
_NOTES = {
    "summary": ("520", "  "), "contents": ("505", "0 "), "bibliography": ("504", "  "), "biography": ("545", "  "), "provenance": ("561", "  "),
    "arrangement": ("351", "  "), "access": ("506", "  "), "use": ("540", "  "), "language": ("546", "  "), "cast": ("511", "1 "), "credits": ("508", "  "),
    "award": ("586", "  "), "audience": ("521", "  "), "accessibility": ("532", "8 "), "system": ("538", "  "), "dissertation": ("502", "  "),
    "binding": ("563", "  "), "related": ("580", "  "), "finding-aid": ("555", "0 "),
}  # fmt: skip
_RELATIONS = {
    "part-of": "773", "has-part": "774", "translation-of": "765", "has-translation": "767", "earlier": "780", "later": "785", "other-edition": "775",
    "other-form": "776", "supplement-to": "772", "supplement": "770", "issued-with": "777", "reproduction-of": "776", "collection": "773",
}  # fmt: skip
_SECOND = {"780": "0", "785": "0"}
_MATERIALS = {
    "contents": "Table of contents", "cover": "Cover", "summary": "Summary", "preview": "Sample text", "finding-aid": "Finding aid", "image": "Image",
    "sound": "Sound", "video": "Video", "record": "Full record", "part": "Part", "related": "",
}  # fmt: skip
_CODES = {"issn": "x", "isbn": "z", "report": "u"}
_AGENCIES = {"lccn": "(DLC)", "oclc": "(OCoLC)"}


def fields(sheet: Sheet, description: Description, about: About) -> None:
    """All of them."""
    for note in description.notes:
        tag, indicators = _NOTES.get(note.kind, ("500", "  "))
        script = script_of(note.text) if note.language else "Latn"
        if script == "Latn":
            sheet.add(tag, indicators, [("a", note.text)])
        else:
            sheet.other(tag, indicators, [("a", note.text)], 0, script)
    rights = description.rights
    sheet.add("540", "  ", [("a", description.rights_note), ("u", rights)])
    for each in description.relations:
        _relation(sheet, each)
    for link in description.links:
        _link(sheet, link)
    if about.address and not any(link.url == about.address for link in description.links):
        sheet.add("856", "42", [("3", "Description"), ("u", about.address)])


def _relation(sheet: Sheet, each: Relation) -> None:
    tag = _RELATIONS.get(each.role, "787")
    numbers = [_number(scheme, value) for scheme, value in each.identifiers]
    pairs: Sequence[tuple[str, str]] = [
        ("a", each.agent),
        ("t", each.title),
        ("g", each.note),
        *(number for number in numbers if number),
        ("w", each.local_id),
    ]
    sheet.add(tag, f"0{_SECOND.get(tag, ' ')}", pairs)


def _number(scheme: str, value: str) -> tuple[str, str]:
    code = _CODES.get(scheme)
    if code:
        return code, value
    return ("w", f"{_AGENCIES[scheme]}{value}") if scheme in _AGENCIES else ("o", value)


def _link(sheet: Sheet, link: DigitalObject) -> None:
    own = link.role == "full"
    words = _MATERIALS.get(link.role, "") if not own else ""
    label = "" if link.label == words else link.label
    rights = link.rights if link.rights.startswith("http") else ""
    pairs = [("3", words if not label else ""), ("u", link.url), ("q", link.media_type), ("y", label), ("r", rights)]
    sheet.add("856", f"4{'0' if own else '2'}", pairs)
