"""Zip archives, read in place. APPNOTE 6.3.10, <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Self

from lavh.formats.container.names import junk, normal, zip_name
from lavh.formats.container.streams import BROKEN, Guarded
from lavh.formats.publishing import Limits
from lavh.kernel.errors import Unreadable

_ENCRYPTED = 0x1
_METHODS = frozenset(
    {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
)  # what EPUB allows (3.3, section 4.2), and what every reader unpacks
_UTF8 = 0x800
_MEGABYTE = 1 << 20
_BUFFER = 1 << 16
_LINK = 0o120000
_TYPE = 0o170000
_WHAT_BREAKS = (*BROKEN, NotImplementedError, RuntimeError, KeyError, UnicodeError)


def archive(source: Path | BinaryIO, name: str = "", limits: Limits = Limits()) -> "Zip":  # noqa: B008 (immutable)
    """A zip on disk, or in a stream that can seek.

    Raises Unreadable: "broken-archive" · "encrypted" · "unsafe-name" · "duplicate-name" · "bomb" · "too-many-files" · "too-large" ·
    "unsupported-packing",
    each with filename=…; `inner` names the file inside.
    """
    called = name or (source.name if isinstance(source, Path) else "archive.zip")
    try:
        opened = zipfile.ZipFile(source)
    except _WHAT_BREAKS as error:
        raise Unreadable("broken-archive", str(error), filename=called) from error
    try:
        return Zip(opened, called, limits)
    except Unreadable:
        opened.close()
        raise


class Zip:
    """A zip archive as a container. A folder that holds all the others is only a wrapper: names begin below it."""

    def __init__(self, opened: zipfile.ZipFile, name: str, limits: Limits) -> None:
        self.name = name
        self._zip = opened
        self._limits = limits
        self._entries = _unwrapped(dict(self._safe(opened.infolist())))
        self.names: Sequence[str] = tuple(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()

    def open(self, name: str) -> BinaryIO:
        """The bytes of a file, streamed, and checked against its checksum at their end."""
        entry = self._entries.get(name)
        if entry is None:
            raise Unreadable("missing-file", filename=name)
        try:
            stream = self._zip.open(entry)
        except _WHAT_BREAKS as error:
            raise Unreadable("broken-archive", str(error), filename=name) from error
        return io.BufferedReader(Guarded(stream, name, self._limits.file_bytes), _BUFFER)

    def size(self, name: str) -> int:
        """Unpacked bytes, as the directory of the archive says."""
        return self._entries[name].file_size if name in self._entries else 0

    def close(self) -> None:
        """Streams that are still open stay readable."""
        self._zip.close()

    def _safe(self, entries: Sequence[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        """Every file with its name. Everything is looked at before anything is read."""
        self._measure(entries)
        seen: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            written = zip_name(entry.filename, bool(entry.flag_bits & _UTF8))
            name = normal(written)
            if not name:
                raise self._refusal("unsafe-name", written)
            if entry.is_dir() or junk(name) or (entry.external_attr >> 16) & _TYPE == _LINK:
                continue
            if entry.flag_bits & _ENCRYPTED:
                raise self._refusal("encrypted", name)
            if entry.compress_type not in _METHODS:
                raise self._refusal("unsupported-packing", name)
            twin = seen.setdefault(name, entry)
            if twin is entry:
                yield name, entry
            elif (twin.CRC, twin.file_size) != (entry.CRC, entry.file_size):
                raise self._refusal("duplicate-name", name)

    def _measure(self, entries: Sequence[zipfile.ZipInfo]) -> None:
        """Raises for what is more than one publication may be. Files that share their bytes in the archive are a bomb too."""
        limits = self._limits
        if len(entries) > limits.files:
            raise self._refusal("too-many-files")
        for entry in entries:
            if entry.file_size > _MEGABYTE and entry.file_size > limits.ratio * max(entry.compress_size, 1):
                raise self._refusal("bomb", entry.filename)
            if entry.file_size > limits.file_bytes:
                raise self._refusal("too-large", entry.filename)
        if sum(entry.file_size for entry in entries) > limits.total_bytes:
            raise self._refusal("too-large")
        if sum(entry.compress_size for entry in entries) > self._zip.start_dir:
            raise self._refusal("bomb")

    def _refusal(self, code: str, inner: str = "") -> Unreadable:
        return Unreadable(code, filename=self.name, inner=inner[:200])


def _unwrapped(entries: dict[str, zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The files without the folders that hold all of them: whoever packs a folder packs its name too."""
    while entries and all("/" in name for name in entries) and len({name.partition("/")[0] for name in entries}) == 1:
        entries = {name.partition("/")[2]: entry for name, entry in entries.items()}
    return entries
