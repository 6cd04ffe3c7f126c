"""Reads and writes the record of a publication."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from lavh.formats.description import Description
from lavh.formats.reading import Problem, Profile, Raw, Reading
from lavh.formats.rwpm import Manifest, Metadata
from lavh.formats.rwpm.describing import describe

MOST = 64 << 20  # bytes of a manifest
MARK = b"webpub-manifest/context.jsonld"


class _Stored(msgspec.Struct, frozen=True):
    """What is read of a record: the rest of the manifest is none of the catalogue's business."""

    metadata: Metadata
    description: Description | None = None


class WebPub:
    """One manifest is one record."""

    name = "webpub"

    def recognises(self, head: bytes, filename: str) -> float:  # noqa: ARG002 (as the port says)
        """JSON that names the context of the norm."""
        sure = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and MARK in head
        return 0.95 if sure else 0.0

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:  # noqa: ARG002 (as the port says)
        """The whole stream."""
        content = stream.read(MOST + 1)
        if len(content) > MOST:
            yield Raw(content[:1000], problems=(Problem("too-large", grave=True),))
        elif content.strip():
            yield Raw(content)

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """The description that is kept with it; else what its metadata say."""
        try:
            stored = msgspec.json.decode(raw, type=_Stored)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            return Reading(None, (Problem("not-a-manifest", detail=str(error)[:200], grave=True),))
        found = stored.description or describe(
            Manifest(stored.metadata), "audiobook" if "Audiobook" in (stored.metadata.type or "") else "ebook"
        )
        return Reading(msgspec.structs.replace(found, rights=found.rights or profile.rights))


WEBPUB = WebPub()


def record(manifest: bytes, description: Description) -> bytes:
    """The record of a publication: its manifest, and the description beside it."""
    return manifest[:-1] + b',"description":' + msgspec.json.encode(description) + b"}"
