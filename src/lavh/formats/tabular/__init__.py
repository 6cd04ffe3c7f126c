"""Rows: CSV, TSV, JSON arrays and JSON lines, understood by a mapping file (`mapping.py` has its language).

A record is kept as one JSON object; a row of CSV becomes one, with the names of the columns as keys.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.reading import Profile, Raw, Reading
from lavh.formats.tabular import mapping
from lavh.formats.tabular.csv_rows import csv_rows, delimiter_of
from lavh.formats.tabular.json_rows import is_json, json_rows
from lavh.formats.tabular.reader import read
from lavh.kernel.errors import Refused

__all__ = ["CROSSWALK", "TABULAR", "Tabular"]

_JSON = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*(?:\"|\})")
CROSSWALK = mapping.CROSSWALK


class Tabular:
    """The format, as `lavh.formats.reading.Format` wants it."""

    name = "tabular"

    def recognises(self, head: bytes, filename: str) -> float:
        """Objects of JSON for certain; a table if the name says so or the lines have the same number of columns."""
        if _JSON.match(head):
            return 0.5
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{", b"[")) or b"\x00" in head or b"\x1e" in head:
            return 0.0
        named = filename.lower().removesuffix(".xz").removesuffix(".gz").endswith((".csv", ".tsv", ".tab"))
        tabled = delimiter_of(head) != ""
        return 0.6 if named and tabled else 0.3 if tabled else 0.0

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """One Raw a row. Raises `Refused("needs-mapping")` if no mapping is given and none of ours knows the first row."""
        head = stream.read(65_536) or b""
        rows = json_rows(stream, head, profile) if is_json(head) else csv_rows(stream, head, profile)
        asked = bool(profile.mapping)
        for raw in rows:
            if not asked and not any(each.grave for each in raw.problems):
                if mapping.recognised(raw.content) is None:
                    raise Refused("needs-mapping")
                asked = True
            yield raw

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """Understand one row."""
        return read(raw, profile)


TABULAR = Tabular()
