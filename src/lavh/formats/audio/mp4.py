"""Chapters of MP4 files (M4A, M4B): Nero's `chpl` box and QuickTime's chapter track. ISO/IEC 14496-12; QuickTime File Format, "Chapter Lists"."""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from lavh.formats.audio.chapters import MOST, Chapter

MOVIE_LIMIT = 64 << 20  # bytes of the `moov` box: a book of fifty hours has less than ten million
TOP_BOXES = 10_000
TITLE_LIMIT = 2_048


class Box(NamedTuple):
    """A box inside the movie: its name and where its content is."""

    name: bytes
    start: int
    end: int


def chapters(stream: BinaryIO) -> tuple[Chapter, ...]:
    """The chapters of a file, from the list that has more of them. Damage ends the list where it is."""
    movie = _movie(stream)
    try:
        tracks = [_track(movie, box) for box in _boxes(movie, 0, len(movie)) if box.name == b"trak"]
        told = {number for track in tracks for number in track.chapters_in}
        text = next((track for track in tracks if track.number in told and track.samples), None)
        from_track = tuple(_read(stream, text)) if text else ()
    except (struct.error, IndexError):
        from_track = ()
    from_list = _nero(movie)
    return from_track if len(from_track) >= len(from_list) else from_list


def _movie(stream: BinaryIO) -> bytes:
    """The content of the `moov` box, wherever it stands."""
    at = 0
    for _ in range(TOP_BOXES):
        stream.seek(at)
        head = stream.read(16)
        if len(head) < 8:
            return b""
        size, name = int.from_bytes(head[:4], "big"), head[4:8]
        header = 8
        if size == 1:
            size, header = int.from_bytes(head[8:16], "big"), 16
        if name == b"moov":
            stream.seek(at + header)
            return stream.read(min(max(size - header, 0) if size else MOVIE_LIMIT, MOVIE_LIMIT))
        if size < header:
            return b""
        at += size
    return b""


def _boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes that stand one behind the other in a stretch."""
    while start + 8 <= end:
        size, name, header = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8], 8
        if size == 1:
            size, header = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        if size < header:
            return
        yield Box(name, start + header, min(start + size, end))
        start += size


def _inside(data: bytes, box: Box, *path: bytes) -> Box | None:
    """The first box down that path."""
    for name in path:
        found = next((each for each in _boxes(data, box.start, box.end) if each.name == name), None)
        if found is None:
            return None
        box = found
    return box


class Track(NamedTuple):
    """What one track says of itself. `samples`: (seconds from the start, place in the file, bytes)."""

    number: int = 0
    chapters_in: tuple[int, ...] = ()
    samples: tuple[tuple[float, int, int], ...] = ()


def _track(data: bytes, track: Box) -> Track:
    header = _inside(data, track, b"tkhd")
    number = 0
    if header:
        at = header.start + (20 if data[header.start] == 1 else 12)
        number = int.from_bytes(data[at : at + 4], "big")
    reference = _inside(data, track, b"tref", b"chap")
    told = _numbers(data, reference.start, reference.end) if reference else ()
    handler = _inside(data, track, b"mdia", b"hdlr")
    is_text = handler is not None and data[handler.start + 8 : handler.start + 12] in {b"text", b"sbtl"}
    return Track(number, told, _samples(data, track) if is_text else ())


def _numbers(data: bytes, start: int, end: int) -> tuple[int, ...]:
    count = max(end - start, 0) // 4
    return struct.unpack_from(f">{count}I", data, start)


def _table(data: bytes, box: Box | None, width: int = 1, head: int = 4) -> list[tuple[int, ...]]:
    """The rows of a table of numbers: version and flags, (other fields), count, rows of `width` numbers."""
    if box is None:
        return []
    rows = int.from_bytes(data[box.start + head : box.start + head + 4], "big")
    first = box.start + head + 4
    rows = min(rows, MOST * 2, max(box.end - first, 0) // (4 * width))
    numbers = struct.unpack_from(f">{rows * width}I", data, first)
    return [numbers[at : at + width] for at in range(0, len(numbers), width)]


def _samples(data: bytes, track: Box) -> tuple[tuple[float, int, int], ...]:
    """Time, place and size of every sample of a track."""
    media = _inside(data, track, b"mdia", b"mdhd")
    stable = _inside(data, track, b"mdia", b"minf", b"stbl")
    if media is None or stable is None:
        return ()
    at = media.start + (20 if data[media.start] == 1 else 12)
    scale = int.from_bytes(data[at : at + 4], "big") or 1
    sizes = _sizes(data, _inside(data, stable, b"stsz"))
    places = _places(data, stable, sizes)
    times: list[float] = []
    clock = 0
    for count, delta in _table(data, _inside(data, stable, b"stts"), 2):
        for _ in range(min(count, MOST - len(times))):
            times.append(clock / scale)
            clock += delta
    return tuple(zip(times, places, sizes, strict=False))


def _sizes(data: bytes, box: Box | None) -> list[int]:
    if box is None:
        return []
    same = int.from_bytes(data[box.start + 4 : box.start + 8], "big")
    if same:
        return [same] * min(int.from_bytes(data[box.start + 8 : box.start + 12], "big"), MOST)
    return [row[0] for row in _table(data, box, 1, 8)][:MOST]


def _places(data: bytes, stable: Box, sizes: list[int]) -> list[int]:
    """Where every sample begins: chunks (stco, co64) filled as stsc says."""
    chunks = [row[0] for row in _table(data, _inside(data, stable, b"stco"))]
    if not chunks:
        chunks = [high << 32 | low for high, low in _table(data, _inside(data, stable, b"co64"), 2)]
    runs = _table(data, _inside(data, stable, b"stsc"), 3) or [(1, 1, 1)]
    places: list[int] = []
    run = 0
    for number, chunk in enumerate(chunks, 1):
        while run + 1 < len(runs) and runs[run + 1][0] <= number:
            run += 1
        at = chunk
        for _ in range(min(runs[run][1], len(sizes) - len(places))):
            places.append(at)
            at += sizes[len(places) - 1]
    return places


def _read(stream: BinaryIO, track: Track) -> Iterator[Chapter]:
    """The titles: each sample is a length in two bytes and so much text."""
    for start, place, size in track.samples[:MOST]:
        stream.seek(place)
        sample = stream.read(min(size, TITLE_LIMIT))
        words = sample[2 : 2 + int.from_bytes(sample[:2], "big")]
        marked = words.startswith((b"\xfe\xff", b"\xff\xfe"))
        yield Chapter(start, words.decode("utf-16" if marked else "utf-8", "replace"))


def _nero(movie: bytes) -> tuple[Chapter, ...]:
    """`chpl`: version, flags, a count (of version 1 in four bytes, behind one that says nothing), then (100 ns as 64 bits, length, UTF-8) each."""
    box = _inside(movie, Box(b"moov", 0, len(movie)), b"udta", b"chpl")
    if box is None:
        return ()
    first = box.start + 4
    long = movie[box.start : box.start + 1] != b"\0"
    at = first + (5 if long else 1)
    count = int.from_bytes(movie[first + 1 : at] if long else movie[first:at], "big")
    found: list[Chapter] = []
    for _ in range(min(count, MOST)):
        if at + 9 > box.end:
            break
        start, length = int.from_bytes(movie[at : at + 8], "big"), movie[at + 8]
        found.append(Chapter(start / 1e7, movie[at + 9 : min(at + 9 + length, box.end)].decode("utf-8", "replace")))
        at += 9 + length
    return tuple(found)
