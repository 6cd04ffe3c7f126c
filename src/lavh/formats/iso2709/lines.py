"""Text exchange forms are cut by their lines: a stream → lines with their offsets, in constant memory."""

from collections.abc import Iterator
from typing import BinaryIO

CHUNK = 262_144  # bytes read at a time
LONGEST = 1_048_576  # bytes of a line; what is longer is handed on in pieces


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """(offset, line without its end). Lines end with LF; a CR before it goes with it."""
    offset = 0
    tail = b""
    while chunk := stream.read(CHUNK):
        parts = (tail + chunk).split(b"\n")
        tail = parts.pop()
        for part in parts:
            yield offset, part.removesuffix(b"\r")
            offset += len(part) + 1
        while len(tail) > LONGEST:
            yield offset, tail[:LONGEST]
            offset += LONGEST
            tail = tail[LONGEST:]
    if tail:
        yield offset, tail.removesuffix(b"\r")
