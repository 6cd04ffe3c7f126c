"""UNIMARC in ISO 2709."""

from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.iso2709.dialect import dialect_of_head, understand
from lavh.formats.iso2709.parsing import parse
from lavh.formats.iso2709.splitting import split
from lavh.formats.reading import Profile, Raw, Reading


class UNIMARC:
    """https://www.ifla.org/unimarc/ in ISO 2709."""

    name = "unimarc"

    def recognises(self, head: bytes, filename: str) -> float:
        """The fields of the first records tell."""
        del filename  # both dialects call their files .mrc or .iso
        return 0.95 if dialect_of_head(head) == "unimarc" else 0.0

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """Records by their terminator."""
        del profile  # nothing in it bears on where a record ends
        return split(stream)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """One record; one that is evidently MARC 21 is read as that."""
        return understand(parse(raw, profile.encoding), profile, "unimarc")
