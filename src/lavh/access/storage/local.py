"""Bytes in a folder: root/ab/ab12…, written aside, flushed to disk, then renamed."""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from lavh.access.storage import Held
from lavh.access.storage.pieces import Pieces
from lavh.kernel.errors import Unreadable

KEY = re.compile(r"[0-9a-f]{64}")


class LocalStorage:
    """Files below `root`, which is made when it is first needed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.drafts = root / "drafts"

    def keep(self, file: Path, key: str) -> None:
        """A rename where the file is on our file system, a copy first where not."""
        target = self._path(key)
        with suppress(FileNotFoundError):
            os.utime(target)
            file.unlink(missing_ok=True)
            return
        draft = self._beside(file)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.chmod(0o640)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(target)
        _flush(target.parent)

    def read(self, key: str, first: int = 0, length: int | None = None) -> Iterator[bytes]:
        """As the port says: the file is open before the first piece is asked for."""
        try:
            file = self._path(key).open("rb", buffering=0)
        except FileNotFoundError:
            raise Unreadable("missing-bytes", key=key) from None
        file.seek(first)
        return Pieces(file, length)

    def held(self, key: str) -> Held | None:
        """A look at the file's size and time."""
        try:
            found = self._path(key).stat()
        except FileNotFoundError:
            return None
        return Held(key, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))

    def delete(self, key: str) -> None:
        """Who reads it at this moment reads it to its end."""
        self._path(key).unlink(missing_ok=True)

    def everything(self) -> Iterator[Held]:
        """A walk through the folders."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            for name in sorted(each.name for each in folder.iterdir()):
                if KEY.fullmatch(name) and (found := self.held(name)):
                    yield found

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise Unreadable("missing-bytes", key=key)
        return self.root / key[:2] / key

    def _beside(self, file: Path) -> Path:
        self.drafts.mkdir(parents=True, exist_ok=True)
        if file.stat().st_dev == self.drafts.stat().st_dev:
            return file
        draft = self.drafts / secrets.token_hex(16)
        shutil.copyfile(file, draft)
        return draft


def _flush(folder: Path) -> None:
    """Let the rename itself outlive a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
