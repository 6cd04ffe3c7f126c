"""A container held in memory."""

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from lavh.formats.publishing import Opened
from lavh.formats.rwpm import Link
from lavh.formats.rwpm.manifest import encode
from lavh.kernel.errors import Unreadable
from tests.conformance import json_faults

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


class Files:
    """Named bytes."""

    def __init__(self, files: Mapping[str, bytes | str], name: str = "book.zip") -> None:
        self.name = name
        self._files = {
            each: content.encode() if isinstance(content, str) else content for each, content in files.items()
        }
        self.names: Sequence[str] = tuple(self._files)

    def open(self, name: str) -> BinaryIO:
        if name not in self._files:
            raise Unreadable("missing-file", filename=name)
        return io.BytesIO(self._files[name])

    def size(self, name: str) -> int:
        return len(self._files.get(name, b""))

    def close(self) -> None:
        """Nothing is held open."""


def kept(opened: Opened) -> dict[str, bytes]:
    """Everything that would be stored, read to the end."""
    found = {}
    for resource in opened.resources:
        with resource.open() as stream:
            found[resource.href] = stream.read()
    return found


def codes(opened: Opened) -> list[str]:
    """Codes of the problems."""
    return [problem.code for problem in opened.problems()]


def manifest_faults(opened: Opened) -> list[str]:
    """What Readium's own schema objects to in a manifest."""
    own = Link("http://x.uz/p/1/manifest.json", "application/webpub+json", rel=("self",))
    whole = msgspec.structs.replace(opened.manifest, links=(own,))
    return json_faults("webpub/publication.schema.json", json.loads(encode(whole)))
