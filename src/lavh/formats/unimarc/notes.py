"""Notes: 3XX, each of its kind."""

from functools import partial

from lavh.formats.description import Note
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.worksheet import Worksheet

_NOT_SHOWN = frozenset("235679")


def text_of(parts: list[str]) -> str:
    """All that is meant to be read, in order."""
    return " ".join([part[1:].strip() for part in parts[1:] if part[:1] not in _NOT_SHOWN and part[1:].strip()])


def note(kind: str, sheet: Worksheet, parts: list[str]) -> None:
    """A note of one kind."""
    text = text_of(parts)
    if text:
        sheet.notes.append(Note(text, kind, sheet.language if sheet.other else ""))


def contents(sheet: Worksheet, parts: list[str]) -> None:
    """327: every $a a part of it."""
    text = " -- ".join([part[1:].strip() for part in parts[1:] if part[:1] not in _NOT_SHOWN and part[1:].strip()])
    if text:
        sheet.notes.append(Note(text, "contents"))


def thesis(sheet: Worksheet, parts: list[str]) -> None:
    """328: with $z it is an edition made from a thesis."""
    text = " : ".join([part[1:].strip() for part in parts[1:] if part[:1] not in _NOT_SHOWN and part[1:].strip()])
    if text:
        sheet.notes.append(Note(text, "dissertation"))
    if not any(part[:1] == "z" for part in parts[1:]):
        sheet.genres.append("thesis")


def rights(sheet: Worksheet, parts: list[str]) -> None:
    """371: terms of access and use; the address of a licence becomes `rights`."""
    for part in parts[1:]:
        text = part[1:].strip()
        if "creativecommons.org" in text or "rightsstatements.org" in text:
            sheet.rights = sheet.rights or text
    text = text_of([part for part in parts if part[:1] != "u"])
    if text:
        sheet.rights_note = f"{sheet.rights_note} {text}" if sheet.rights_note else text


FIELDS: Rows = (
    ("330", partial(note, "summary"), "notes[summary]", ""),
    ("327", contents, "notes[contents]", "every $a a part"),
    ("328", thesis, "notes[dissertation] · kind", ""),
    ("320 321", partial(note, "bibliography"), "notes[bibliography]", ""),
    ("322", partial(note, "credits"), "notes[credits]", ""),
    ("323", partial(note, "cast"), "notes[cast]", ""),
    ("333", partial(note, "audience"), "notes[audience]", ""),
    ("334", partial(note, "award"), "notes[award]", ""),
    ("302", partial(note, "language"), "notes[language]", ""),
    ("337 336", partial(note, "system"), "notes[system]", ""),
    ("317", partial(note, "provenance"), "notes[provenance]", ""),
    ("310", partial(note, "access"), "notes[access]", "availability"),
    ("371", rights, "rights · rights_note", ""),
    ("301 311 312 325", partial(note, "related"), "notes[related]", ""),
    (
        "300 303 304 305 306 307 308 313 314 315 316 318 324 332 338 345",
        partial(note, "general"), "notes[general]", "",
    ),
)  # fmt: skip
