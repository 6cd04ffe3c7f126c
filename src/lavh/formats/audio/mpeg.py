"""MP3 without a head that says how long it is: frame by frame. ISO/IEC 11172-3, 2.4.2.3; ISO/IEC 13818-3.

The beginning tells nothing of the rest: a file of variable bitrate mostly begins with silence in small frames.
"""

from typing import BinaryIO

PIECE = 1 << 17
FRAMES = 6_000_000  # forty hours
LOST = 1 << 20  # bytes without a frame after which the rest is not looked at
HEADS = (b"Xing", b"Info", b"VBRI")
_FIRST = {
    1: (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    2: (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
}  # layer → kbit/s of MPEG 1
_SECOND = {
    1: (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    3: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}  # of MPEG 2 and 2.5
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def _table() -> dict[int, tuple[int, float]]:
    """(second byte, third byte without its last two bits) of a header → (bytes of the frame, its seconds)."""
    found: dict[int, tuple[int, float]] = {}
    for version, rates in _RATES.items():
        for layer in (1, 2, 3):
            kilobits = (_FIRST if version == 3 else _SECOND)[layer]
            samples = 384 if layer == 1 else 1152 if layer == 2 or version == 3 else 576
            for bits in range(1, 15):
                for rate in range(3):
                    for padding in (0, 1):
                        slots = samples // 8 * kilobits[bits] * 1000 // rates[rate]
                        size = (slots // 4 + padding) * 4 if layer == 1 else slots + padding
                        for protection in (0, 1):
                            second = 0xE0 | version << 3 | (4 - layer) << 1 | protection
                            third = bits << 4 | rate << 2 | padding << 1
                            found[second << 8 | third] = (size, samples / rates[rate])
    return found


_FRAMES = _table()


def told(head: bytes) -> bool:
    """Whether the first frame says how long the file is."""
    return any(mark in head for mark in HEADS)


def start(stream: BinaryIO) -> int:
    """Where the sound begins: behind an ID3 tag."""
    stream.seek(0)
    head = stream.read(10)
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    return 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))


def measured(stream: BinaryIO, begin: int) -> tuple[float, int]:
    """(seconds, bytes of all frames)."""
    stream.seek(begin)
    data, at, seconds, size, lost = b"", 0, 0.0, 0, 0
    for _ in range(FRAMES):
        if len(data) - at < 4:
            more = stream.read(PIECE)
            if not more:
                break
            data, at = data[at:] + more, max(at - len(data), 0)
            if len(data) - at < 4:
                continue
        frame = _FRAMES.get(data[at + 1] << 8 | data[at + 2] & 0xFE) if data[at] == 0xFF else None
        if frame is None:
            following = data.find(b"\xff", at + 1)
            lost += (following if following > 0 else len(data)) - at
            at = following if following > 0 else len(data)
            if lost > LOST:
                break
            continue
        at += frame[0]
        size += frame[0]
        seconds += frame[1]
        lost = 0
    return seconds, size
