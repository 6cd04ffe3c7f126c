"""Dublin Core: simple (oai_dc) and the common qualified terms (dcterms), read and written.

Norms: https://www.dublincore.org/specifications/dublin-core/dcmi-terms/ · http://www.openarchives.org/OAI/2.0/oai_dc.xsd
"""

from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.oai_dc.reader import CROSSWALK, read
from lavh.formats.reading import Profile, Raw, Reading
from lavh.formats.xml.envelope import cut_records

__all__ = ["CROSSWALK", "OAI_DC", "OaiDc"]

UNITS = frozenset({b"dc", b"qualifieddc", b"simpledc", b"metadata", b"Description"})


class OaiDc:
    """The format, as `lavh.formats.reading.Format` wants it."""

    name = "oai_dc"

    def recognises(self, head: bytes, filename: str) -> float:  # noqa: ARG002 (the protocol's)
        """Sure of the oai_dc container; less so of Dublin Core elements among others."""
        if b"http://www.openarchives.org/OAI/2.0/oai_dc/" in head:
            return 0.9
        if b"http://purl.org/dc/elements/1.1" in head or b"http://purl.org/dc/terms/" in head:
            return 0.3 if b"<" in head[:64] else 0.0
        return 0.0

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """One Raw a record; raises `Unreadable("xml-entities")`."""
        return cut_records(stream, UNITS, profile.encoding)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """Understand one record."""
        return read(raw, profile)


OAI_DC = OaiDc()
