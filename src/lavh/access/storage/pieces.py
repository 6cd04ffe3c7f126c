"""Reading a stretch of an open stream piece by piece, and letting go of it however that ends."""

from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self

PIECE = 1 << 16  # bytes read at once


class Readable(Protocol):
    """What is read from: a file, an answer of a server."""

    def read(self, amount: int, /) -> bytes | None:
        """At most so many bytes; nothing at the end."""

    def close(self) -> None:
        """Let go."""


class Pieces(Iterator[bytes]):
    """`length` bytes from where the stream stands; None: all that is left."""

    def __init__(self, stream: Readable, length: int | None) -> None:
        self.stream = stream
        self.left = length

    def __next__(self) -> bytes:
        """The next piece; at the end the stream is closed."""
        piece = self.stream.read(PIECE if self.left is None else min(PIECE, self.left)) if self.left != 0 else b""
        if not piece:
            self.close()
            raise StopIteration
        if self.left is not None:
            self.left -= len(piece)
        return piece

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nobody wants the rest."""
        self.left = 0
        self.stream.close()
