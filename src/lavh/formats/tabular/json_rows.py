"""Cut JSON into its records: JSON lines, an array of objects, objects one after another; in constant memory."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lavh.formats.reading import Problem, Profile, Raw
from lavh.formats.xml.window import CHUNK, Bytes, Window

LIMIT = 1 << 23  # bytes of one record
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+("?)|[{}\[\]]', re.DOTALL)
_FIRST_KEY = re.compile(rb'\{\s*("[^"\\]*(?:\\.[^"\\]*)*")')
_AROUND = b" \t\r\n\x00\x1e,[]\xef\xbb\xbf"  # what may stand around an object on its line
_NEXT_LINE = re.compile(rb"\n[ \t]*+(?=\{)")


def is_json(head: bytes) -> bool:
    """Whether a stream that begins with `head` is JSON, even if its first record is damaged."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") or _by_lines(head)


def json_rows(stream: BinaryIO, head: bytes, profile: Profile) -> Iterator[Raw]:
    """The objects of the stream, which begins with `head`. Options of the profile: records = path of the array ("response.docs")."""
    window = Window(_Rejoined(head, stream), profile.encoding)
    path = profile.options.get("records", "")
    while window.data.count(b"\n") < 3 and len(window.data) < LIMIT and window.more():
        pass
    if not path and _by_lines(window.data[:LIMIT]):
        return _lines(window)
    return _objects(window, tuple(path.encode().split(b".")) if path else ())


def _by_lines(head: bytes) -> bool:
    """Whether most of the first lines are whole objects: JSON lines, or an array with one object a line."""
    lines = [line for line in head.split(b"\n", 20)[:20] if line.strip(_AROUND)]
    whole = [
        _whole(line.strip(_AROUND)) for line in (lines[:-1] if len(lines) > 1 and not head.endswith(b"\n") else lines)
    ]
    return whole.count(True) * 2 > len(whole) or (whole[:1] == [True] and whole.count(True) * 2 == len(whole))


class _Rejoined:
    """A stream with the bytes already read from it put back."""

    def __init__(self, head: bytes, rest: Bytes) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int) -> bytes:
        """What was read before, then the rest."""
        if self._head:
            head, self._head = self._head, b""
            return head
        return self._rest.read(size) or b""


def _whole(line: bytes) -> bool:
    """Whether a line is one object, all of it."""
    if not (line.startswith(b"{") and line.endswith(b"}")):
        return False
    depth = 0
    for token in _TOKEN.finditer(line):
        mark = token[0]
        depth += (mark in (b"{", b"[")) - (mark in (b"}", b"]"))
        if depth == 0:
            return token.end() == len(line)
    return False


def _lines(window: Window) -> Iterator[Raw]:
    """One record a line; an empty line is nothing."""
    ordinal = at = 0
    while True:
        end = window.data.find(b"\n", at)
        if end < 0:
            if len(window.data) - at <= LIMIT and window.more():
                continue
            end = len(window.data)
        line = window.data[at:end].strip(_AROUND)
        if line:
            grave = (Problem(code="too-large", grave=True),) if len(line) > LIMIT else ()
            yield Raw(content=line[: LIMIT if not grave else CHUNK], offset=ordinal, problems=grave)
            ordinal += 1
        at = end + 1
        if at > CHUNK:
            window.drop(at)
            at = 0
        if at >= len(window.data) and not window.more():
            return


def _objects(window: Window, path: tuple[bytes, ...]) -> Iterator[Raw]:
    """Objects inside an array, inside the array at `path`, or after one another.

    Once one of them never ended, the others are not looked for beyond the place where the next one seems to begin.
    """
    ordinal, at = 0, _enter(window, path)
    neighbour = _NEXT_LINE
    wary = False
    while (start := _start(window, at)) >= 0:
        at, fault = _end(window, start, neighbour if wary else None)
        if neighbour is _NEXT_LINE and not fault:
            neighbour = _beginning(window.data[start : start + 1024])
        if fault:
            wary = True
            following = neighbour.search(window.data, start + 1)
            at = following.end() if following else len(window.data)
        problems = (Problem(code=fault, grave=True),) if fault else ()
        content = window.data[start : min(at, start + CHUNK) if fault else at]
        yield Raw(content=content.strip(b" \t\r\n,"), offset=ordinal, problems=problems)
        ordinal += 1
        if at > CHUNK:
            window.drop(at)
            at = 0


def _beginning(first: bytes) -> re.Pattern[bytes]:
    """How a record begins: with the key that the first good one begins with, else on a new line."""
    key = _FIRST_KEY.match(first)
    return re.compile(rb"[,\n\[][ \t\r\n]*+(?=\{\s*" + re.escape(key[1]) + rb"\s*:)") if key else _NEXT_LINE


def _enter(window: Window, path: tuple[bytes, ...]) -> int:
    """Behind the "[" of the array that the keys of `path` lead to; the first key of that name counts."""
    at = 0
    for key in path:
        at = window.behind(b'"' + key + b'"', at, LIMIT) or at
    return window.behind(b"[", at, LIMIT) if path else 0


def _start(window: Window, at: int) -> int:
    """The next object, -1 at the end of the stream."""
    while True:
        found = window.data.find(b"{", at)
        if found >= 0:
            return found
        at = len(window.data)
        if not window.more():
            return -1


def _end(window: Window, start: int, neighbour: re.Pattern[bytes] | None) -> tuple[int, str]:
    """Where the object ends, or the fault if it never does, or not before a `neighbour` begins."""
    depth, scan, border = 0, start, -1
    while scan - start <= LIMIT:
        token = _TOKEN.search(window.data, scan)
        if token is None or token[1] == b"":  # nothing more, or a string whose end is still to come
            if len(window.data) - start <= LIMIT and window.more():
                border = -1
                continue
            break
        if neighbour and border < 0:
            following = neighbour.search(window.data, start + 1)
            border = following.end() if following else len(window.data)
        if 0 <= border < token.end() and depth and border < len(window.data):
            break
        depth += (token[0] in (b"{", b"[")) - (token[0] in (b"}", b"]"))
        scan = token.end()
        if depth <= 0:
            return scan, ""
    return len(window.data), "truncated"
