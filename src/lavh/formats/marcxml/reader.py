"""MARCXML and MarcXchange."""

import unicodedata
from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.iso2709.dialect import understand
from lavh.formats.iso2709.record import SUBFIELD, Record
from lavh.formats.reading import Problem, Profile, Raw, Reading
from lavh.formats.xml.elements import LOCAL
from lavh.formats.xml.envelope import cut_records
from lavh.formats.xml.parse import Element, parse

CROSSWALK = (
    ("record/@format", "", "UNIMARC or MARC 21; else the fields tell"),
    ("leader", "as leader", ""),
    ("controlfield datafield", "as MARC 21 or UNIMARC", ""),
)
_AUTHORITIES = frozenset("xyz")  # leader/06 of both norms
_UNITS = frozenset({b"record"})
_SPACES = str.maketrans("\n\r\t\x85\u2028\u2029", "      ")


class MARCXML:
    """MARCXML and MarcXchange."""

    name = "marcxml"

    def recognises(self, head: bytes, filename: str) -> float:
        """Elements that only MARC in XML has."""
        del filename
        if not head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\x00").startswith(b"<"):
            return 0.0
        plain = head.replace(b"\x00", b"")  # UTF-16
        if b"datafield" in plain and b"subfield" in plain:
            return 0.95
        return 0.9 if b"http://www.loc.gov/MARC21/slim" in plain or b"info:lc/xmlns/marcxchange" in plain else 0.0

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """Records, with what their envelopes know of them. Raises `Unreadable("xml-entities")` for a document type that declares entities."""
        return cut_records(stream, _UNITS, profile.encoding)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """One record."""
        root, problems = parse(raw)
        element = None if root is None else _record_element(root)
        if element is None:
            if not any(problem.grave for problem in problems):
                problems = (*problems, Problem("not-a-record", "", raw[:200].decode("utf-8", "replace"), grave=True))
            return Reading(None, problems)
        record = record_of(element)
        record.problems += problems
        if not record.tags:
            record.problems.append(Problem("not-a-record", "", raw[:200].decode("utf-8", "replace"), grave=True))
        if (element.get("type") or "").lower() == "authority" and record.leader[6:7] not in _AUTHORITIES:
            record.leader = f"{record.leader[:6]}z{record.leader[7:]}"
        return understand(
            record, profile, "unimarc" if "unimarc" in (element.get("format") or "").lower() else "marc21"
        )


def _record_element(root: Element) -> Element | None:
    """The record itself, or the first one in whatever was wrapped around it."""
    if LOCAL[root.tag] == "record":
        return root
    return next((each for each in root.iter() if isinstance(each.tag, str) and LOCAL[each.tag] == "record"), None)


def record_of(element: Element) -> Record:
    """The fields of a record element; what lacks its tag or code is left out and reported."""
    record = Record(" " * 24, [], [])
    tags, values = record.tags, record.values
    for field in element:
        name = LOCAL[field.tag] if isinstance(field.tag, str) else ""
        tag = field.get("tag") or ""
        if name == "datafield" and tag:
            tags.append(tag)
            values.append(_data(field, record))
        elif name == "controlfield" and tag:
            tags.append(tag)
            values.append(_clean(field.text or ""))
        elif name == "leader":
            record.leader = _clean(field.text or "").ljust(24)
        elif name:
            record.problems.append(Problem("bad-field", name, (field.text or "").strip()[:200]))
    return record


def _data(field: Element, record: Record) -> str:
    """Indicators and subfields as in ISO 2709."""
    text = ((field.get("ind1") or " ")[:1]) + ((field.get("ind2") or " ")[:1])
    for subfield in field:
        code = subfield.get("code")
        if code and isinstance(subfield.tag, str) and LOCAL[subfield.tag] == "subfield":
            text += SUBFIELD + code[:1] + (subfield.text or "")
        elif isinstance(subfield.tag, str):
            record.problems.append(Problem("bad-subfield", field.get("tag") or "", (subfield.text or "").strip()[:200]))
    return _clean(text)


def _clean(text: str) -> str:
    if text.isascii():
        return text.translate(_SPACES) if "\n" in text or "\r" in text or "\t" in text else text
    text = text.translate(_SPACES)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
