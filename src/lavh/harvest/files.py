"""Files, folders and archives as streams of bytes. Archives are read through, never unpacked: nothing is written anywhere."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import zstandard

from lavh.kernel.errors import Unreadable

TAR = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2")
PACKED: dict[str, Callable[[Path], Any]] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
IGNORED = {"readme", "readme.md", "readme.txt", "license", "licence", "thumbs.db", ".ds_store"}


BROKEN = (
    tarfile.TarError, zipfile.BadZipFile, lzma.LZMAError, zlib.error, zstandard.ZstdError, gzip.BadGzipFile, EOFError, OSError,
)  # fmt: skip


class Watched(io.RawIOBase):
    """A stream that ends where it breaks: what came before is read, and `broken` says that it was not all."""

    def __init__(self, inner: Any) -> None:
        super().__init__()
        self.read_some = getattr(inner, "read1", inner.read)  # what can be had before the break, not all or nothing
        self.broken = ""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As `io.RawIOBase` wants it."""
        try:
            piece = b"" if self.broken else self.read_some(len(buffer))
        except BROKEN as error:
            piece, self.broken = b"", str(error) or type(error).__name__
        buffer[: len(piece)] = piece
        return len(piece)


class Stream(NamedTuple):
    """An open stream of bytes with the name that a report calls it by. `size`: bytes on disk that reading it through will cost, 0 = unknown."""

    name: str
    bytes: BinaryIO
    size: int
    watched: Watched | None = None

    def must_be_whole(self) -> None:
        """To be asked when it is at its end. Raises Unreadable("broken-archive") if that was not its end."""
        if self.watched is not None and self.watched.broken:
            raise Unreadable("broken-archive", self.watched.broken, filename=self.name)


def streams(path: Path) -> Iterator[Stream]:
    """Every file that `path` is or holds, open, one at a time, in the order of their names.

    Raises Unreadable("no-such-file") or Unreadable("broken-archive") with the file's name.
    """
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file() and not inner.name.startswith(".") and inner.name.lower() not in IGNORED:
                yield from streams(inner)
    elif path.is_file():
        try:
            yield from _file(path)
        except BROKEN as error:
            if isinstance(error, OSError) and error.strerror:
                raise Unreadable("unreadable-file", filename=path.name, what=error.strerror) from error
            raise Unreadable("broken-archive", str(error), filename=path.name) from error
    else:
        raise Unreadable("no-such-file", filename=str(path))


def _file(path: Path) -> Iterator[Stream]:
    name, size = path.name.lower(), path.stat().st_size
    if name.endswith(TAR):
        with tarfile.open(path, "r|*") as archive:
            for member in archive:
                inner = archive.extractfile(member) if member.isfile() else None
                if inner is not None and Path(member.name).name.lower() not in IGNORED:
                    with closing(inner):
                        yield _watched(f"{path.name}/{member.name}", inner, 0)
    elif name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if not entry.is_dir() and Path(entry.filename).name.lower() not in IGNORED:
                    with archive.open(entry) as inner:
                        yield _watched(f"{path.name}/{entry.filename}", inner, 0)
    elif name.endswith(".zst"):
        with path.open("rb") as outer, zstandard.ZstdDecompressor().stream_reader(outer) as inner:
            yield _watched(path.name.removesuffix(".zst"), inner, size)
    elif opener := PACKED.get(path.suffix.lower()):
        with opener(path) as inner:
            yield _watched(path.stem, inner, size)
    else:
        with path.open("rb") as inner:
            yield Stream(path.name, inner, size)


def _watched(name: str, inner: Any, size: int) -> Stream:
    watched = Watched(inner)
    return Stream(name, io.BufferedReader(watched), size, watched)
