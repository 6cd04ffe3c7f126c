"""Small sound files made here: silence with tags and chapters."""

import io
import struct
import wave
from collections.abc import Mapping, Sequence

Chapters = Sequence[tuple[float, str]]
FRAME = bytes((0xFF, 0xFB, 0x90, 0xC4)) + bytes(
    413
)  # MPEG 1 layer III, 128 kbit/s, 44,100 Hz, one channel: 1152 samples
PER_SECOND = 44_100 / 1152


def _safe(number: int) -> bytes:
    return bytes((number >> shift) & 0x7F for shift in (21, 14, 7, 0))


def _frame(name: str, content: bytes) -> bytes:
    return name.encode() + _safe(len(content)) + b"\0\0" + content


def text_frame(name: str, words: str) -> bytes:
    return _frame(name, b"\x03" + words.encode())


def id3(
    tags: Mapping[str, str], chapters: Chapters = (), listed: Sequence[int] | None = None, picture: bytes = b""
) -> bytes:
    """An ID3v2.4 tag. `listed`: which chapters the table of contents has; None = no table."""
    body = b"".join(text_frame(name, words) for name, words in tags.items())
    if listed is not None:
        children = b"".join(b"ch%d\0" % each for each in listed)
        body += _frame("CTOC", b"toc\0\x03" + bytes((len(listed),)) + children)
    for number, (start, title) in enumerate(chapters):
        times = struct.pack(">4I", int(start * 1000), int(start * 1000) + 1, 0xFFFFFFFF, 0xFFFFFFFF)
        body += _frame("CHAP", b"ch%d\0" % number + times + text_frame("TIT2", title))
    if picture:
        body += _frame("APIC", b"\0image/png\0\x03\0" + picture)
    return b"ID3\x04\0\0" + _safe(len(body)) + body


def mp3(seconds: float = 2.0, tag: bytes = b"") -> bytes:
    """Silence."""
    return tag + FRAME * round(seconds * PER_SECOND)


def box(name: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return struct.pack(">I", 8 + len(inside)) + name + inside


def m4a(
    seconds: float = 60.0, listed: Chapters = (), track: Chapters = (), tags: Mapping[str, str] | None = None
) -> bytes:
    """An MP4 without sound in it, whose head says how long it would be. `listed`: a `chpl` box; `track`: a chapter track."""
    head = box(b"ftyp", b"M4A \0\0\0\0")
    samples = [struct.pack(">H", len(title.encode())) + title.encode() for _, title in track]
    data = box(b"mdat", *samples)
    place = len(head) + 8
    tracks = _chapter_track(track, [len(each) for each in samples], place, seconds) if track else b""
    movie = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, int(seconds * 1000)), bytes(80))
    return head + data + box(b"moov", movie, tracks, _user_data(listed, tags or {}))


def _chapter_track(track: Chapters, sizes: list[int], place: int, seconds: float) -> bytes:
    starts = [start for start, _ in track]
    spans = [round((end - start) * 1000) for start, end in zip(starts, [*starts[1:], seconds], strict=True)]
    stable = box(
        b"stbl",
        box(b"stts", struct.pack(">II", 0, len(spans)), *(struct.pack(">II", 1, each) for each in spans)),
        box(b"stsc", struct.pack(">II3I", 0, 1, 1, len(sizes), 1)),
        box(b"stsz", struct.pack(">III", 0, 0, len(sizes)), *(struct.pack(">I", each) for each in sizes)),
        box(b"stco", struct.pack(">III", 0, 1, place)),
    )
    sound = box(
        b"trak",
        box(b"tkhd", struct.pack(">IIII", 0, 0, 0, 1), bytes(68)),
        box(b"tref", box(b"chap", struct.pack(">I", 2))),
    )
    media = box(
        b"mdia",
        box(b"mdhd", struct.pack(">IIIIII", 0, 0, 0, 1000, int(seconds * 1000), 0)),
        box(b"hdlr", bytes(8), b"text", bytes(12)),
        box(b"minf", stable),
    )
    return sound + box(b"trak", box(b"tkhd", struct.pack(">IIII", 0, 0, 0, 2), bytes(68)), media)


def _user_data(listed: Chapters, tags: Mapping[str, str]) -> bytes:
    parts = []
    if tags:
        items = [
            box(name.encode("latin-1"), box(b"data", struct.pack(">II", 1, 0), words.encode()))
            for name, words in tags.items()
        ]
        parts.append(box(b"meta", bytes(4), box(b"ilst", *items)))
    if listed:
        rows = [struct.pack(">QB", int(start * 1e7), len(title.encode())) + title.encode() for start, title in listed]
        parts.append(box(b"chpl", b"\x01\0\0\0\0", struct.pack(">I", len(rows)), *rows))
    return box(b"udta", *parts)


def opus(seconds: float = 3.0, comments: Mapping[str, str] | None = None) -> bytes:
    """An Ogg stream of Opus with nothing but heads and an end."""
    fields = [f"{key}={words}".encode() for key, words in (comments or {}).items()]
    told = (
        struct.pack("<I", 0)
        + struct.pack("<I", len(fields))
        + b"".join(struct.pack("<I", len(each)) + each for each in fields)
    )
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48_000, 0, 0)
    end = int(seconds * 48_000)
    return (
        _page(head, 2, 0, 0)
        + _page(b"OpusTags" + told, 0, 0, 1)
        + _page(b"\xf8\xff\xfe", 0, end, 2)
        + _page(b"\xf8\xff\xfe", 4, end, 3)
    )


def _page(packet: bytes, flags: int, granule: int, number: int) -> bytes:
    lacing = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    return b"OggS\0" + struct.pack("<BqIIIB", flags, granule, 1, number, 0, len(lacing)) + lacing + packet


def wav(samples: Sequence[int] = (0,) * 8000, rate: int = 8000) -> bytes:
    """One channel, sixteen bits."""
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return written.getvalue()


def aac(seconds: float = 2.0) -> bytes:
    """ADTS frames of a hundred bytes, 44,100 Hz."""
    frame = bytes((0xFF, 0xF1, 0x50, 0x80, 100 >> 3, (100 & 7) << 5 | 0x1F, 0xFC)) + bytes(93)
    return frame * round(seconds * 44_100 / 1024)


def flac(seconds: float = 2.0, comments: Mapping[str, str] | None = None) -> bytes:
    """A FLAC file without sound, whose head says how long it would be."""
    rate, bits = 44_100, 16
    packed = rate << 44 | 0 << 41 | (bits - 1) << 36 | int(seconds * rate)
    stream = bytes((16, 0, 16, 0, 0, 0, 0, 0, 0, 0)) + packed.to_bytes(8, "big") + bytes(16)
    fields = [f"{key}={words}".encode() for key, words in (comments or {}).items()]
    told = struct.pack("<II", 0, len(fields)) + b"".join(struct.pack("<I", len(each)) + each for each in fields)
    return b"fLaC" + b"\0" + len(stream).to_bytes(3, "big") + stream + b"\x84" + len(told).to_bytes(3, "big") + told


PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082")  # fmt: skip
