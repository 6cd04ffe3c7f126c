"""Aleph sequential."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.iso2709.charset import decode
from lavh.formats.iso2709.dialect import understand
from lavh.formats.iso2709.lines import lines
from lavh.formats.iso2709.record import Record
from lavh.formats.reading import Problem, Profile, Raw, Reading

_LINE = re.compile(rb"\d{9} [0-9A-Z]{3}..? ? ?[A-Z] ")
_HEAD = 18  # characters before the field: number 9, blank, tag 3, indicators 2, blank, letter, blank
LONGEST = 4_194_304  # bytes of a record

CROSSWALK = (
    ("LDR", "as leader", ""),
    ("FMT CAT LKR SID", "", "not read"),
    ("001–999", "as MARC 21 or UNIMARC", "by the fields that are there"),
)


class AlephSequential:
    """The exchange form of Ex Libris Aleph."""

    name = "alephseq"

    def recognises(self, head: bytes, filename: str) -> float:
        """Most lines begin with a number and a tag."""
        found = [
            bool(_LINE.match(line)) for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n")[:20] if line.strip()
        ]
        sure = 0.9 if found and sum(found) * 2 > len(found) else 0.0
        return sure + 0.05 if sure and filename.endswith((".seq", ".txt")) else sure

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """Lines with one number are one record; other lines belong to the record before them."""
        del profile  # nothing in it bears on where a record ends
        held: list[bytes] = []
        number, start, size = b"", 0, 0
        for offset, line in lines(stream):
            own = line.removeprefix(b"\xef\xbb\xbf")[:9]
            if held and ((own != number and own.isdigit()) or size > LONGEST):
                yield _raw(held, start, number)
                held, size = [], 0
            if not held:
                if not line.strip():
                    continue
                number, start = own, offset
            held.append(line)
            size += len(line)
        if held:
            yield _raw(held, start, number)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """One record."""
        text, problems = decode(raw.replace(b"\r", b"").replace(b"\n", b"\x1e"), profile.encoding)
        record = Record(" " * 24, [], [], problems)
        for line in text.lstrip("\ufeff").split("\x1e"):
            _add(record, line)
        if not record.tags:
            problems.append(Problem("not-a-record", "", text[:200], grave=True))
        elif "001" not in record.tags:
            record.tags.insert(0, "001")
            record.values.insert(0, text.lstrip("\ufeff")[:9])
        return understand(record, profile, "marc21")


def _raw(held: list[bytes], start: int, number: bytes) -> Raw:
    """Field DEL says that the record is gone."""
    gone = any(line[10:13] == b"DEL" and line[_HEAD:].startswith(b"$$aY") for line in held)
    return Raw(b"\n".join(held), start, gone, number.decode("ascii", "replace"))


def _add(record: Record, line: str) -> None:
    """One line, as leader, field or the rest of the field before it."""
    tag, value = line[10:13], line[_HEAD:]
    if not (line[:9].isdecimal() and line[9:10] == " "):
        if record.values and line.strip():
            record.values[-1] += f" {line.strip()}"
    elif tag == "LDR":
        record.leader = value.replace("^", " ").ljust(24)
    elif value.startswith("$$"):
        record.tags.append(tag)
        record.values.append(line[13:15] + value.replace("\x1f", "").replace("$$", "\x1f"))
    elif tag.isdecimal() and value:
        record.tags.append(tag)
        record.values.append(value.replace("^", " "))
