"""Folders, and files that stand alone."""

import io
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Self

from lavh.formats.container.names import junk, normal
from lavh.formats.container.streams import Guarded
from lavh.formats.publishing import Limits
from lavh.kernel.errors import Unreadable

_BUFFER = 1 << 16


def folder(path: Path, limits: Limits = Limits()) -> "Folder":  # noqa: B008 (immutable)
    """The files below a folder. Links are not followed. Raises Unreadable("too-many-files" · "too-large", filename=…)."""
    files: dict[str, tuple[Path, int]] = {}
    total = 0
    for name, size in _walk(path):
        total += size
        if len(files) >= limits.files:
            raise Unreadable("too-many-files", filename=path.name)
        if size > limits.file_bytes or total > limits.total_bytes:
            raise Unreadable("too-large", filename=path.name, inner=name)
        files[normal(name)] = (path / name, size)
    return Folder(path.name, files, limits)


def single(path: Path, limits: Limits = Limits()) -> "Single":  # noqa: B008 (immutable)
    """One file as a container that holds nothing else."""
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise Unreadable("too-large", filename=path.name)
    return Single(path.name, {normal(path.name) or "file": (path, size)}, limits)


class Folder:
    """A folder as a container."""

    def __init__(self, name: str, files: dict[str, tuple[Path, int]], limits: Limits) -> None:
        self.name = name
        self.names: Sequence[str] = tuple(files)
        self._files = files
        self._limits = limits

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()

    def open(self, name: str) -> BinaryIO:
        """The bytes of a file."""
        if name not in self._files:
            raise Unreadable("missing-file", filename=name)
        try:
            raw = io.FileIO(os.open(self._files[name][0], os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)))
        except OSError as error:
            raise Unreadable("unreadable-file", filename=name, what=error.strerror or str(error)) from error
        return io.BufferedReader(Guarded(raw, name, self._limits.file_bytes), _BUFFER)

    def size(self, name: str) -> int:
        """Bytes on disk when it was opened."""
        return self._files[name][1] if name in self._files else 0

    def close(self) -> None:
        """Nothing is held open."""


class Single(Folder):
    """One file alone: `names` has one name."""


def _walk(path: Path) -> Iterator[tuple[str, int]]:
    """Names below a folder in their order, and sizes: files only, no links to anywhere."""
    for inside, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            whole = Path(inside) / name
            relative = whole.relative_to(path).as_posix()
            found = whole.lstat()
            if stat.S_ISREG(found.st_mode) and not junk(relative) and normal(relative):
                yield relative, found.st_size
