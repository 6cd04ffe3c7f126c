"""MARC-in-JSON."""

import json
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from lavh.formats.iso2709.dialect import understand
from lavh.formats.iso2709.record import SUBFIELD, Record
from lavh.formats.marcjson.splitting import split
from lavh.formats.reading import Problem, Profile, Raw, Reading

CROSSWALK = (("leader", "as leader", ""), ("fields", "as MARC 21 or UNIMARC", "by the fields that are there"))
_CONTROLS = str.maketrans("\n\r\t", "   ", "\x00\x1d\x1e\x1f")


class MARCJSON:
    """MARC-in-JSON."""

    name = "marcjson"

    def recognises(self, head: bytes, filename: str) -> float:
        """An object or an array with a leader and fields."""
        del filename
        start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
        return 0.95 if start[:1] in {b"{", b"["} and b'"leader"' in head and b'"fields"' in head else 0.0

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """Outermost objects."""
        del profile  # nothing in it bears on where a record ends
        return split(stream)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """One record."""
        problems: tuple[Problem, ...] = ()
        try:
            found = msgspec.json.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            problems = (Problem("broken-json", "", str(error)[:200]),)
            try:
                found = json.loads(
                    raw.decode("utf-8", "replace"), strict=False
                )  # line ends inside strings and bad bytes can be lived with
            except (ValueError, RecursionError):
                return Reading(None, (Problem("broken-json", "", str(error)[:200], grave=True),))
        record = record_of(found)
        record.problems += problems
        if not record.tags:
            record.problems.append(Problem("not-a-record", "", raw[:200].decode("utf-8", "replace"), grave=True))
        return understand(record, profile, "marc21")


def record_of(found: object) -> Record:
    """The record that a decoded value describes; what has another shape is left out and reported."""
    record = Record(" " * 24, [], [])
    if not isinstance(found, dict):
        return record
    leader, fields = found.get("leader"), found.get("fields")
    if isinstance(leader, str):
        record.leader = leader.ljust(24)
    for field in fields if isinstance(fields, list) else ():
        for tag, value in field.items() if isinstance(field, dict) else ():
            text = _clean(value) if isinstance(value, str) else _data(value)
            if text is None:
                record.problems.append(Problem("bad-field", str(tag)[:20], str(value)[:200]))
            else:
                record.tags.append(str(tag))
                record.values.append(text)
    return record


def _data(value: object) -> str | None:
    """Indicators and subfields as in ISO 2709."""
    if not isinstance(value, dict) or not isinstance(value.get("subfields"), list):
        return None
    text = _indicator(value.get("ind1")) + _indicator(value.get("ind2"))
    for subfield in value["subfields"]:
        for code, content in subfield.items() if isinstance(subfield, dict) else ():
            if isinstance(content, str) and code:
                text += SUBFIELD + str(code)[:1] + _clean(content)
    return text


def _indicator(value: object) -> str:
    return value[:1] if isinstance(value, str) and value else " "


def _clean(text: str) -> str:
    text = text.translate(_CONTROLS)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
