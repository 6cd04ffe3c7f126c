"""Words and what each leads to, packed: a sorted run of words shares one row of a file, so that a word costs a few bytes and a look-up still one read.

A block is compressed: its words, how many references each has, and the references byte by byte of the same weight, because those are alike. Their lowest
bytes are alike in nothing and stand behind what is compressed as they are.
"""

import sqlite3
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

WORDS = 64  # of a new block, so that a page of the file has several whole; one with twice as many is split
PAGE = "PRAGMA page_size = 8192"  # before the table is made
MOST = 8  # blocks that are read for one beginning
TABLE = "CREATE TABLE word (first TEXT PRIMARY KEY, block BLOB) WITHOUT ROWID"
WIDTH = 8  # bytes of a reference
LOW = 2  # of them, those that do not compress
END = "\U0010ffff"  # behind every word that begins so

Entry = tuple[str, Sequence[int]]


class Writer:
    """Writes words that come in their order."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self.file = file
        self.waiting: list[Entry] = []

    def add(self, word: str, refs: Sequence[int]) -> None:
        """One more word."""
        self.waiting.append((word, refs))
        if len(self.waiting) == WORDS:
            self.end()

    def end(self) -> None:
        """Write what is left."""
        if self.waiting:
            _put(self.file, self.waiting)
            self.waiting = []


def begun(file: sqlite3.Connection, start: str) -> tuple[list[int], list[int]]:
    """The references of all words that begin so, and of the one that is so."""
    found: list[int] = []
    whole: list[int] = []
    end = start + END
    for (block,) in file.execute(_BEGUN, (start, end, MOST + 1)):
        words, ends, refs = _columns(block)
        first, last = bisect_left(words, start), bisect_left(words, end)
        if first < last:
            found += refs[ends[first] : ends[last]]
            if words[first] == start:
                whole = refs[ends[first] : ends[first + 1]]
    return found, whole


_BEGUN = (
    "SELECT block FROM word WHERE first >= coalesce((SELECT max(first) FROM word WHERE first <= ?), '') AND first < ?"
    " ORDER BY first LIMIT ?"
)


def of(file: sqlite3.Connection, word: str) -> list[int]:
    """The references of a word."""
    for _, block in _before(file, word):
        words, ends, refs = _columns(block)
        place = bisect_left(words, word)
        if place < len(words) and words[place] == word:
            return refs[ends[place] : ends[place + 1]]
    return []


def change(file: sqlite3.Connection, changed: Mapping[str, Sequence[int]]) -> None:
    """Give words other references; words that are new find their place."""
    blocks: dict[str, dict[str, Sequence[int]]] = {}
    for word in sorted(changed):
        first, block = next(iter(_before(file, word)), ("", b""))
        entries = blocks.get(first)
        if entries is None:
            entries = blocks[first] = dict(_unpacked(block)) if block else {}
        entries[word] = changed[word]
    for first, entries in blocks.items():
        file.execute("DELETE FROM word WHERE first = ?", (first,))
        ordered = sorted(entries.items())
        step = WORDS if len(ordered) > 2 * WORDS else len(ordered)
        for start in range(0, len(ordered), step):
            _put(file, ordered[start : start + step])


def pack(refs: Sequence[int]) -> bytes:
    """References in few bytes."""
    return _squeezed(b"", refs)


def unpack(blob: bytes) -> list[int]:
    """The inverse of `pack`."""
    high, low = _opened(blob)
    return _joined(low + high)


def _before(file: sqlite3.Connection, word: str) -> list[tuple[str, bytes]]:
    """The block in which a word is or would be, if there is one."""
    return file.execute(
        "SELECT first, block FROM word WHERE first <= ? ORDER BY first DESC LIMIT 1", (word,)
    ).fetchall()


def _put(file: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    file.execute("INSERT OR REPLACE INTO word VALUES (?, ?)", (entries[0][0], _packed(entries)))


def _packed(entries: Sequence[Entry]) -> bytes:
    words = " ".join([word for word, _ in entries]).encode()
    counts = bytes([len(refs) for _, refs in entries])
    return _squeezed(words + b"\n" + counts, [ref for _, refs in entries for ref in refs])


def _squeezed(head: bytes, refs: Sequence[int]) -> bytes:
    planes = _planes(refs)
    low = len(refs) * LOW
    squeezer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return squeezer.compress(head + planes[low:]) + squeezer.flush() + planes[:low]


def _opened(block: bytes) -> tuple[bytes, bytes]:
    """(what was compressed, what stands behind it)."""
    opener = zlib.decompressobj(-zlib.MAX_WBITS)
    return opener.decompress(block), opener.unused_data


def _columns(block: bytes) -> tuple[list[str], list[int], list[int]]:
    """Words, where the references of each begin and the last ones end, references."""
    squeezed, low = _opened(block)
    text, _, rest = squeezed.partition(b"\n")
    words = text.decode().split(" ")
    number = len(words)
    return words, list(accumulate(rest[:number], initial=0)), _joined(low + rest[number:])


def _unpacked(block: bytes) -> Iterable[Entry]:
    words, ends, refs = _columns(block)
    return [(word, refs[first:last]) for word, (first, last) in zip(words, pairwise(ends), strict=True)]


def _planes(refs: Sequence[int]) -> bytes:
    whole = array("q", refs).tobytes()
    return b"".join([whole[place::WIDTH] for place in range(WIDTH)])


def _joined(planes: bytes) -> list[int]:
    number = len(planes) // WIDTH
    whole = bytearray(len(planes))
    for place in range(WIDTH):
        whole[place::WIDTH] = planes[place * number : (place + 1) * number]
    return array("q", bytes(whole)).tolist()
