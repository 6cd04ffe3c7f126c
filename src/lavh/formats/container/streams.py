"""A stream that says what broke in the words of the house."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from lavh.kernel.errors import Unreadable

BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


class Guarded(io.RawIOBase):
    """Reads `inner`, never more than `most` bytes. Raises Unreadable("broken-archive" · "too-large", filename=…)."""

    def __init__(self, inner: Any, name: str, most: int) -> None:
        super().__init__()
        self._inner = inner
        self._name = name
        self._most = most
        self._passed = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """As the stream below is."""
        return bool(self._inner.seekable())

    def readinto(self, buffer: Any) -> int:
        """As `io.RawIOBase` wants it."""
        piece: bytes = self._try(lambda: self._inner.read(len(buffer)))
        self._passed += len(piece)
        if self._passed > self._most:
            raise Unreadable("too-large", filename=self._name)
        buffer[: len(piece)] = piece
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Slow backwards inside compressed files, which are read again from their beginning."""
        self._passed = 0
        return int(self._try(lambda: self._inner.seek(offset, whence)))

    def tell(self) -> int:
        """Where it stands."""
        return int(self._inner.tell())

    def close(self) -> None:
        """Closes the stream below too."""
        if not self.closed:
            self._inner.close()
        super().close()

    def _try(self, deed: Callable[[], Any]) -> Any:
        try:
            return deed()
        except BROKEN as error:
            raise Unreadable("broken-archive", str(error), filename=self._name) from error
