"""A stream of JSON → the objects that are records, as bytes, in constant memory."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.reading import Problem, Raw

CHUNK = 262_144  # bytes read at a time
LONGEST = 8_388_608  # bytes of a record
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|\{\s*+"leader"\s*+:|[{}]', re.DOTALL)


def split(stream: BinaryIO) -> Iterator[Raw]:
    """Every outermost object. One that is not closed ends where the next begins: no object inside a record has a leader."""
    buffer = b""
    offset = 0
    final = False
    while not final:
        chunk = stream.read(CHUNK)
        final = not chunk
        buffer += chunk
        done = 0
        while (start := buffer.find(b"{", done)) >= 0:
            end, closed = _end(buffer, start)
            if end == len(buffer) and not closed and not final and end - start < LONGEST:
                done = start
                break
            problems = (
                () if closed else (Problem("broken-json", "", buffer[start : start + 200].decode("utf-8", "replace")),)
            )
            yield Raw(
                buffer[start:end].rstrip(b", \r\n\t]") if not closed else buffer[start:end],
                offset + start,
                problems=problems,
            )
            done = end
        else:
            done = len(buffer)
        buffer = buffer[done:]
        offset += done


def _end(buffer: bytes, start: int) -> tuple[int, bool]:
    """Behind the object that begins at `start`, and whether it was closed."""
    depth = 0
    for token in _TOKEN.finditer(buffer, start):
        first = token[0][0]
        if first == 0x7B:
            if depth and len(token[0]) > 1:
                return token.start(), False
            depth += 1
        elif first == 0x7D:
            depth -= 1
            if depth == 0:
                return token.end(), True
    return len(buffer), False
