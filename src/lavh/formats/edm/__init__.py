"""The Europeana Data Model: what providers send to portals, and what portals hand on.

Norm: https://pro.europeana.eu/page/edm-documentation
"""

from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.edm.reader import CROSSWALK, read
from lavh.formats.edm.splitter import split
from lavh.formats.reading import Profile, Raw, Reading

__all__ = ["CROSSWALK", "EDM", "Edm"]


class Edm:
    """The format, as `lavh.formats.reading.Format` wants it."""

    name = "edm"

    def recognises(self, head: bytes, filename: str) -> float:  # noqa: ARG002 (the protocol's)
        """Sure of the namespace and its objects."""
        if b"http://www.europeana.eu/schemas/edm/" not in head:
            return 0.0
        return 0.96 if b"ProvidedCHO" in head or b"Aggregation" in head else 0.5

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """One Raw an object; raises `Unreadable("xml-entities")`."""
        return split(stream, profile.encoding)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """Understand one record."""
        return read(raw, profile)


EDM = Edm()
