"""MODS 3.x: records, collections of them, and those that stand in OAI-PMH and SRU answers or in METS.

Norm: https://www.loc.gov/standards/mods/
"""

from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.mods.reader import CROSSWALK, read
from lavh.formats.reading import Profile, Raw, Reading
from lavh.formats.xml.envelope import cut_records

__all__ = ["CROSSWALK", "MODS", "Mods"]

UNITS = frozenset({b"mods", b"mets"})  # of a METS document the first MODS: the others describe its chapters


class Mods:
    """The format, as `lavh.formats.reading.Format` wants it."""

    name = "mods"

    def recognises(self, head: bytes, filename: str) -> float:  # noqa: ARG002 (the protocol's)
        """Sure of the namespace and an element called mods; less so of the namespace alone."""
        if b"http://www.loc.gov/mods/" not in head:
            return 0.0
        return 0.94 if b"mods>" in head or b"mods " in head or b"modsCollection" in head else 0.5

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """One Raw a record; raises `Unreadable("xml-entities")`."""
        return cut_records(stream, UNITS, profile.encoding)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """Understand one record."""
        return read(raw, profile)


MODS = Mods()
