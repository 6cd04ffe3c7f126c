"""LIDO 1.0 and 1.1: objects of museums with the events of their lives.

Norm: https://lido-schema.org/
"""

from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.lido.reader import CROSSWALK, read
from lavh.formats.reading import Profile, Raw, Reading
from lavh.formats.xml.envelope import cut_records

__all__ = ["CROSSWALK", "LIDO", "Lido"]

UNITS = frozenset({b"lido"})


class Lido:
    """The format, as `lavh.formats.reading.Format` wants it."""

    name = "lido"

    def recognises(self, head: bytes, filename: str) -> float:  # noqa: ARG002 (the protocol's)
        """Sure of the namespace."""
        return 0.95 if b"http://www.lido-schema.org" in head and b"<" in head[:64] else 0.0

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """One Raw a record; raises `Unreadable("xml-entities")`."""
        return cut_records(stream, UNITS, profile.encoding)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """Understand one record."""
        return read(raw, profile)


LIDO = Lido()
