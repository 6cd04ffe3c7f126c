"""A stream of XML seen through a sliding window of UTF-8 bytes."""

import codecs
import re
from typing import Protocol

CHUNK = 65_536

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(rb"""^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_AS_IT_IS = frozenset({"utf-8", "ascii"})


def encoding_of(head: bytes) -> tuple[str, int]:
    """The character set of a stream (Python's name; XML 1.0 appendix F) and the length of its byte order mark."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name, len(mark)
    for mark, name in _UNMARKED:
        if head.startswith(mark):
            return name, 0
    declared = _DECLARED.match(head)
    if declared is None:
        return "utf-8", 0
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
        b"<".decode(name)
    except (LookupError, UnicodeError):
        return "utf-8", 0
    # A stream that could be read this far is no UTF-16 or UTF-32, whatever it says of itself.
    return ("utf-8", 0) if name.startswith(("utf-16", "utf-32", "utf_16", "utf_32")) else (name, 0)


class Bytes(Protocol):
    """As much of a stream as is needed."""

    def read(self, size: int, /) -> bytes:
        """Up to so many bytes; none at the end."""


class Window:
    """`data` holds what was read and not yet dropped; `ended` says that nothing follows it.

    Streams in another character set become UTF-8; bytes of a UTF-8 stream are passed on as they are, right or wrong.
    """

    def __init__(self, stream: Bytes, encoding: str = "") -> None:
        self._stream = stream
        self._encoding = encoding
        self._decoder: codecs.IncrementalDecoder | None = None
        self._dropped = 0
        self._vain: dict[bytes, tuple[int, int]] = {}  # mark → (from, to) in the stream: it does not begin there
        self.data = b""
        self.ended = False
        self._begin()

    def _begin(self) -> None:
        head = self._stream.read(CHUNK) or b""
        found, mark = encoding_of(head)
        name = codecs.lookup(self._encoding).name if self._encoding else found
        if name not in _AS_IT_IS:
            self._decoder = codecs.getincrementaldecoder(name)("replace")
        self.ended = not head
        self.data = self._utf8(head[mark:])

    def _utf8(self, chunk: bytes) -> bytes:
        if self._decoder is None:
            return chunk
        return self._decoder.decode(chunk, self.ended).encode("utf-8", "replace")

    def more(self) -> bool:
        """Read on; false at the end. What is read doubles with what is held, so that a long record costs linear time."""
        if self.ended:
            return False
        chunk = self._stream.read(max(CHUNK, len(self.data))) or b""
        self.ended = not chunk
        self.data += self._utf8(chunk)
        return True

    def drop(self, count: int) -> None:
        """Forget the first `count` bytes: every position moves down by as many."""
        self.data = self.data[count:]
        self._dropped += count

    def behind(self, mark: bytes, start: int, limit: int) -> int:
        """Where the first `mark` at or after `start` ends, reading on as needed; 0 if there is none within `limit` bytes.

        What was searched in vain is not searched again: a stream of nothing but beginnings costs linear time too.
        """
        since, until = self._vain.get(mark, (0, 0))
        scan = max(start, until - self._dropped) if since <= start + self._dropped else start
        while True:
            found = self.data.find(mark, scan)
            if found >= 0:
                return found + len(mark) if found - start <= limit else 0
            scan = max(scan, len(self.data) - len(mark) + 1)
            if scan - start > limit or not self.more():
                self._vain[mark] = (start + self._dropped, scan + self._dropped)
                return 0
