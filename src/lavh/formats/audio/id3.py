"""Chapters of MP3 files: the frames CHAP and CTOC. <https://id3.org/id3v2-chapters-1.0>"""

import struct
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from lavh.formats.audio.chapters import MOST, Chapter

TAG_LIMIT = 64 << 20
FRAME_LIMIT = 1 << 20
FRAMES = 20_000
_TEXT = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_NO_TIME = 0xFFFFFFFF


class Contents(NamedTuple):
    """A CTOC frame: the elements that it lists."""

    top: bool
    children: tuple[str, ...]


def chapters(stream: BinaryIO) -> tuple[Chapter, ...]:
    """The chapters of a file; those alone that its table of contents lists, where it has one. Damage ends the list where it is."""
    marks: dict[str, Chapter] = {}
    contents: dict[str, Contents] = {}
    try:
        for name, frame, version in _frames(stream):
            element, _, rest = frame.partition(b"\0")
            key = element.decode("latin-1")
            if name == b"CHAP" and len(rest) >= 16 and len(marks) < MOST:
                start = int.from_bytes(rest[:4], "big")
                if start != _NO_TIME:
                    marks[key] = Chapter(start / 1000, _title(rest[16:], version))
            elif name == b"CTOC" and len(rest) >= 2:
                children = rest[2:].split(b"\0")[: rest[1]]
                contents[key] = Contents(bool(rest[0] & 2), tuple(each.decode("latin-1") for each in children))
    except struct.error:
        pass
    listed = _listed(contents)
    shown = [chapter for key, chapter in marks.items() if key in listed]
    return tuple(shown or marks.values())


def _listed(contents: Mapping[str, Contents]) -> set[str]:
    """Everything that the tables of contents reach from the top one."""
    found: set[str] = set()
    ahead = [child for each in contents.values() if each.top for child in each.children]
    while ahead:
        key = ahead.pop()
        if key not in found:
            found.add(key)
            ahead += contents[key].children if key in contents else ()
    return found


def _frames(stream: BinaryIO) -> Iterator[tuple[bytes, bytes, int]]:
    """(name, content, version) of the chapter frames of an ID3v2.3 or 2.4 tag; all other frames are stepped over."""
    stream.seek(0)
    head = stream.read(10)
    if head[:3] != b"ID3" or len(head) < 10 or head[3] not in {3, 4}:
        return
    version, flags, end = head[3], head[5], 10 + min(_safe(head[6:10]), TAG_LIMIT)
    at = 10
    if flags & 0x40:  # an extended header, whose size counts itself from version 4 on
        extended = stream.read(4)
        at += _safe(extended) if version == 4 else 4 + int.from_bytes(extended, "big")
    for _ in range(FRAMES):
        stream.seek(at)
        frame = stream.read(10)
        if at + 10 > end or len(frame) < 10 or not frame[0]:
            return
        size = _safe(frame[4:8]) if version == 4 else int.from_bytes(frame[4:8], "big")
        if frame[:4] in {b"CHAP", b"CTOC"} and size <= FRAME_LIMIT:
            content = stream.read(min(size, end - at - 10))
            if flags & 0x80 or (version == 4 and frame[9] & 2):
                content = content.replace(b"\xff\0", b"\xff")
            yield frame[:4], content, version
        at += 10 + size


def _safe(four: bytes) -> int:
    """A number of four times seven bits."""
    return sum((byte & 0x7F) << shift for byte, shift in zip(four, (21, 14, 7, 0), strict=False))


def _title(frames: bytes, version: int) -> str:
    """The title among the frames inside a chapter."""
    at = 0
    while at + 11 <= len(frames):
        size = _safe(frames[at + 4 : at + 8]) if version == 4 else int.from_bytes(frames[at + 4 : at + 8], "big")
        if frames[at : at + 4] == b"TIT2" and size:
            coded = frames[at + 10]
            return (
                frames[at + 11 : at + 10 + size]
                .decode(_TEXT[coded] if coded < 4 else "latin-1", "replace")
                .strip("\0\ufeff")
            )
        at += 10 + size
    return ""
