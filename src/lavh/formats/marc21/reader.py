"""MARC 21 in ISO 2709."""

from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.iso2709.dialect import understand
from lavh.formats.iso2709.parsing import parse
from lavh.formats.iso2709.splitting import begins_somewhere, split
from lavh.formats.marc21 import mapping
from lavh.formats.reading import Profile, Raw, Reading


class MARC21:
    """https://www.loc.gov/marc/bibliographic/ in ISO 2709."""

    name = "marc21"

    def recognises(self, head: bytes, filename: str) -> float:
        """A leader and a directory at the beginning."""
        start = head.lstrip(b"\r\n\t \x00\x1a\xef\xbb\xbf")
        if start[:1] in (b"<", b"{", b"["):
            return 0.0
        found = b"\x1e" in head and b"\x1f" in head and start[:5].isdigit() and start[24:27].isalnum()
        sure = 0.8 if found else 0.3 if begins_somewhere(head) else 0.0
        return sure + 0.05 if sure and filename.endswith(".mrc") else sure

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """Records by their terminator."""
        del profile  # nothing in it bears on where a record ends
        return split(stream)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """One record; one that is evidently UNIMARC is read as that."""
        record = parse(raw, profile.encoding)
        if "245" in record.tags:
            return mapping.understand(record, profile)
        return understand(record, profile, "marc21")
