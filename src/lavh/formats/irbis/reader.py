"""IRBIS64 text exchange."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.irbis import mapping
from lavh.formats.iso2709.charset import decode
from lavh.formats.iso2709.lines import lines
from lavh.formats.iso2709.record import SUBFIELD, Record
from lavh.formats.reading import Problem, Profile, Raw, Reading

_LINE = re.compile(rb"#\d{1,5}:")
_FIELD = re.compile(r"#(\d{1,5}):\s?(.*)", re.DOTALL)
_SUBFIELD = re.compile(r"\^([0-9A-Za-z])")
_END = b"*****"
LONGEST = 4_194_304  # bytes of a record


class IRBIS:
    """The text form in which IRBIS64 exports and imports."""

    name = "irbis"

    def recognises(self, head: bytes, filename: str) -> float:
        """Lines of fields, ends of records."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        found = [bool(_LINE.match(line) or line.startswith(_END)) for line in start.split(b"\n")[:20] if line.strip()]
        sure = 0.9 if found and found[0] and sum(found) * 2 > len(found) else 0.0
        return sure + 0.05 if sure and filename.lower().endswith(".txt") else sure

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """Records end with a line of asterisks."""
        del profile  # nothing in it bears on where a record ends
        held: list[bytes] = []
        start = size = 0
        for offset, line in lines(stream):
            if line.startswith(_END) or size > LONGEST:
                if held:
                    yield Raw(b"\n".join(held), start)
                held, size = [], 0
                continue
            if not held:
                if not line.strip(b"\xef\xbb\xbf \t\x1a"):
                    continue
                start = offset
            held.append(line)
            size += len(line)
        if held:
            yield Raw(
                b"\n".join(held), start, problems=(Problem("truncated", "", held[-1][:200].decode("utf-8", "replace")),)
            )

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """One record."""
        text, problems = decode(
            raw.replace(b"\r", b"").replace(b"\x1f", b"^").replace(b"\n", b"\x1e"), profile.encoding
        )
        record = Record(" " * 24, [], [], problems)
        for line in text.lstrip("\ufeff").split("\x1e"):
            found = _FIELD.match(line)
            if found:
                record.tags.append(found[1].lstrip("0").zfill(3))
                record.values.append(_value(found[2].strip()))
            elif record.values and line.strip():
                record.values[-1] += f" {line.strip()}"
        if not record.tags:
            return Reading(None, (*problems, Problem("not-a-record", "", text[:200], grave=True)))
        return mapping.understand(record, profile)


def _value(text: str) -> str:
    """A field as in ISO 2709: codes in lower case; text before the first of them stands in $a if the field has none."""
    head, *rest = _SUBFIELD.split(text)
    pairs = list(zip(rest[::2], rest[1::2], strict=True))
    body = "".join(f"{SUBFIELD}{code.lower()}{part}" for code, part in pairs)
    return f"  {SUBFIELD}a{head}{body}" if head or not pairs else f"  {body}"
