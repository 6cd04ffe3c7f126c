"""EAD 2002 and EAD3: finding aids, read with their hierarchy: every component is a description of its own.

Norms: https://www.loc.gov/ead/ · https://github.com/SAA-SDT/EAD3
"""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from lavh.formats.ead.reader import CROSSWALK, read
from lavh.formats.ead.splitter import Splitter
from lavh.formats.reading import Profile, Raw, Reading

__all__ = ["CROSSWALK", "EAD", "Ead"]

_ROOT = re.compile(rb"<(?:[\w.-]+:)?ead[\s>]")


class Ead:
    """The format, as `lavh.formats.reading.Format` wants it."""

    name = "ead"

    def recognises(self, head: bytes, filename: str) -> float:  # noqa: ARG002 (the protocol's)
        """Sure of a namespace or an eadheader; less so of an element called ead."""
        if _ROOT.search(head) is None:
            return 0.0
        told = (
            b"urn:isbn:1-931666-22-9" in head
            or b"ead3.archivists.org" in head
            or b"eadheader" in head
            or b"recordid" in head
        )
        return 0.97 if told else 0.6  # in a METS document it goes before a MARC record of the same collection

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """One Raw a unit, children before their parent; raises `Unreadable("xml-entities")`."""
        return iter(Splitter(stream, profile.encoding))

    def within(self, raw: Raw) -> list[Raw]:
        """The units of a finding aid that came in an envelope: each has the envelope's number, and behind "#" its own."""
        units = list(Splitter(io.BytesIO(raw.content), envelope=(raw.local_id, raw.updated)))
        if not units:
            return [raw]  # nothing that could be cut: reading it will say so
        return [*units[:-1], msgspec.structs.replace(units[-1], problems=(*raw.problems, *units[-1].problems))]

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """Understand one unit."""
        return read(raw, profile)


EAD = Ead()
