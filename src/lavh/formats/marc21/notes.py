"""Notes: 5XX, each of its kind."""

from functools import partial

from lavh.formats.description import Note
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.worksheet import Worksheet

_NOT_SHOWN = frozenset("0156789w")  # control subfields and links between fields


def text_of(parts: list[str]) -> str:
    """All that is meant to be read, in order."""
    if len(parts) == 2 and parts[1][:1] == "a":
        return parts[1][1:].strip()
    return " ".join([part[1:].strip() for part in parts[1:] if part[:1] not in _NOT_SHOWN and part[1:]])


def note(kind: str, sheet: Worksheet, parts: list[str]) -> None:
    """A note of one kind."""
    text = parts[1][1:].strip() if len(parts) == 2 else text_of(parts)
    if text:
        sheet.notes.append(Note(text, kind, sheet.language if sheet.other else ""))


def summary(sheet: Worksheet, parts: list[str]) -> None:
    """520. A review is no summary; advice on content is for the audience."""
    text = text_of(parts)
    if text:
        mark = parts[0][:1]
        kind = "audience" if mark == "4" else "general" if mark == "1" else "summary"
        sheet.notes.append(Note(text, kind, sheet.language if sheet.other else ""))


def thesis(sheet: Worksheet, parts: list[str]) -> None:
    """502: as one note, or in $b degree $c institution $d year. It is also a note on books that grew out of a thesis."""
    text = text_of(parts)
    sheet.notes.append(Note(text, "dissertation"))
    words = text.lower()
    if not any(word in words for word in ("original", "revis", "based on", "slightly", "rev.")):
        sheet.genres.append("thesis")


def access(sheet: Worksheet, parts: list[str]) -> None:
    """506. Indicator 1 = 0 with no text: no restrictions."""
    text = text_of(parts)
    if text:
        sheet.notes.append(Note(text, "access"))


def terms_of_use(sheet: Worksheet, parts: list[str]) -> None:
    """540: terms as text, and the address of a licence or rights statement as `rights`."""
    text = text_of([part for part in parts if part[:1] != "u"])
    if text:
        sheet.rights_note = f"{sheet.rights_note} {text}" if sheet.rights_note else text
    for part in parts[1:]:
        if part[:1] == "u" and ("creativecommons.org" in part or "rightsstatements.org" in part):
            sheet.rights = sheet.rights or part[1:].strip()


FIELDS: Rows = (
    ("504", partial(note, "bibliography"), "notes[bibliography]", ""),
    ("505", partial(note, "contents"), "notes[contents]", "$g $t $r in order"),
    ("520", summary, "notes[summary]", "indicator 1 = 1 general, 4 audience"),
    ("502", thesis, "notes[dissertation] · kind", ""),
    ("506", access, "notes[access]", ""),
    ("540", terms_of_use, "rights · rights_note", "$u the address of a licence"),
    ("508", partial(note, "credits"), "notes[credits]", ""),
    ("511", partial(note, "cast"), "notes[cast]", ""),
    ("521", partial(note, "audience"), "notes[audience]", ""),
    ("586", partial(note, "award"), "notes[award]", ""),
    ("546", partial(note, "language"), "notes[language]", ""),
    ("538", partial(note, "system"), "notes[system]", ""),
    ("532", partial(note, "accessibility"), "notes[accessibility]", ""),
    ("545", partial(note, "biography"), "notes[biography]", ""),
    ("541 561", partial(note, "provenance"), "notes[provenance]", ""),
    ("351", partial(note, "arrangement"), "notes[arrangement]", ""),
    ("555", partial(note, "finding-aid"), "notes[finding-aid]", ""),
    ("562 563", partial(note, "binding"), "notes[binding]", ""),
    ("510 544 580 581", partial(note, "related"), "notes[related]", ""),
    (
        "500 501 507 513 514 515 516 518 522 524 525 526 530 533 534 535 536 547 550 552 556 565 567 583 584 585 588 590 591 592 593 594 595 596 597 598 599",
        partial(note, "general"), "notes[general]", "",
    ),
)  # fmt: skip
