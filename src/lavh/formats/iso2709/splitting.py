"""A stream → raw ISO 2709 records, by their terminator 0x1D, in constant memory."""

import re
from collections.abc import Generator, Iterator
from itertools import pairwise
from typing import BinaryIO

from lavh.formats.reading import Problem, Raw

CHUNK = 262_144  # bytes read at a time
LONGEST = 4_194_304  # bytes; five digits can state 99,999, real files go beyond, none as far as this
_NOISE = b"\r\n\t \x00\x1a\xef\xbb\xbf"  # between records: line ends, padding, end-of-file marks, byte order marks
_LEADER = re.compile(
    rb"[\d ]{5}[a-zA-Z0-9 |#^-][a-zA-Z0-9 |#^-]{3}[\x20-\x7e][\d |#^-]{2}\d{5}[\x20-\x7e]{3}[\d |#^-]{4}\d{3}"
)
_LOST_END = re.compile(
    rb"\x1e[\r\n\x00 ]*(?=\d{5}[a-z]{3}[a-z0-9 |#].[0-9 |]{2}\d{5}...[4|# ]..[0-9|# ]\d{3})", re.DOTALL
)


def split(stream: BinaryIO) -> Iterator[Raw]:
    """Every record of the stream, verbatim and with its terminator, in order; damage becomes a problem of the record."""
    offset = 0  # of `tail` in the stream
    tail = b""
    final = False
    while not final:
        chunk = stream.read(CHUNK)
        final = not chunk
        parts = (tail + chunk).split(b"\x1d")
        tail = parts.pop()
        used, offset = yield from _records(parts, offset, final=final)
        if used < len(parts):
            tail = b"\x1d".join([*parts[used:], tail])
        if len(tail) > LONGEST:
            cut = _last_end(tail)
            yield from _irregular(tail[:cut], offset)
            offset += cut
            tail = tail[cut:]
    yield from _irregular(tail, offset, complete=False)


def _records(parts: list[bytes], offset: int, *, final: bool) -> Generator[Raw, None, tuple[int, int]]:
    """The records among these terminated parts; returns how many parts were used and the offset behind them."""
    at, last = 0, len(parts)
    while at < last:
        part = parts[at]
        at += 1
        size = len(part) + 1
        if part[:5] == b"%05d" % size and part[-1] == 0x1E:
            raw = part + b"\x1d"
            yield Raw(raw, offset) if part[5] != 0x64 else Raw(raw, offset, True, control_number(raw))
        elif part:
            end = _end(parts, at)
            if end == 0 and not final:
                return at - 1, offset
            piece = b"\x1d".join([*parts[at - 1 : end or at], b""])
            at = end or at
            size = len(piece)
            yield from _irregular(piece, offset)
        offset += size
    return at, offset


def begins_somewhere(head: bytes) -> bool:
    """Whether there is a leader anywhere in these bytes."""
    return _LEADER.search(head) is not None


def control_number(raw: bytes) -> str:
    """The 001 of a record, without reading the rest; "" if it does not come first."""
    end = raw.find(b"\x1e") + 1
    return raw[end : raw.find(b"\x1e", end)].decode("utf-8", "replace").strip() if end and raw[24:27] == b"001" else ""


def _end(parts: list[bytes], at: int) -> int:
    """Behind the part with which the record in `parts[at - 1]` ends: a terminator inside a field counts as text if the stated length says so exactly.

    0: what has been read so far does not tell.
    """
    part = parts[at - 1]
    if part[-1:] == b"\x1e" or not part[:5].isdigit():
        return at
    missing = int(part[:5]) - len(part) - 1
    for end in range(at, len(parts)):
        if missing <= 0:
            return at
        missing -= len(parts[end]) + 1
        if missing == 0 and parts[end][-1:] == b"\x1e":
            return end + 1
    return 0 if missing > 0 else at


def _last_end(tail: bytes) -> int:
    """Where to cut a stream that has gone on far too long without a terminator: before the last leader in sight, if any."""
    ends = [match.end() for match in _LOST_END.finditer(tail)]
    return ends[-1] if ends else LONGEST


def _irregular(piece: bytes, offset: int, *, complete: bool = True) -> Iterator[Raw]:
    """A piece that is not exactly one record: noise around it, a wrong length, several records whose terminators were lost, or no record."""
    cuts = {0, *(match.end() for match in _LOST_END.finditer(piece)), _sound_end(piece), len(piece)}
    for start, end in pairwise(sorted(cuts)):
        yield from _mended(piece[start:end], offset + start, complete=complete or end < len(piece))


def _sound_end(piece: bytes) -> int:
    """Where a record begins that is exactly as long as it says when the piece ends: the one that stands before it broke off. 0: nowhere."""
    begins = (match.start() for match in _LEADER.finditer(piece, 1)) if _plausible(piece.lstrip(_NOISE)) else ()
    return next((at for at in begins if piece[at : at + 5] == b"%05d" % (len(piece) - at)), 0)


def _mended(piece: bytes, offset: int, *, complete: bool) -> Iterator[Raw]:
    begin = len(piece) - len(piece.lstrip(_NOISE))
    content = piece[begin:]
    if not content.strip(_NOISE + b"\x1d\x1e"):
        return
    problems: list[Problem] = []
    leader = None if _plausible(content) else _LEADER.search(content)
    if leader is not None:
        problems.append(Problem("stray-bytes", "", _shown(content[: leader.start()])))
        begin += leader.start()
        content = content[leader.start() :]
    elif not _plausible(content):
        yield Raw(content, offset + begin, problems=(Problem("not-a-record", "", _shown(content), grave=True),))
        return
    if not complete:
        problems.append(Problem("truncated", "", f"{len(content)} of {content[:5].decode('ascii', 'replace')}"))
    elif content[:5] != b"%05d" % len(content):
        problems.append(Problem("bad-length", "leader/00-04", content[:5].decode("ascii", "replace")))
    yield Raw(content, offset + begin, content[5:6] == b"d", problems=tuple(problems))


def _plausible(content: bytes) -> bool:
    """Whether a record seems to begin here: a leader of some sort and a directory that begins with a tag."""
    return (
        len(content) > 36
        and (content[:5].strip().isdigit() or content[:5].isspace() or content[12:17].isdigit())
        and content[24:27].isalnum()
    )


def _shown(noise: bytes) -> str:
    return noise[:200].decode("utf-8", "replace")
