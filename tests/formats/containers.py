"""A container held in memory."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from lavh.formats.publishing import Opened
from lavh.kernel.errors import Unreadable

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
