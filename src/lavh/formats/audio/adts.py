"""AAC without a container (ADTS): how long it is. ISO/IEC 13818-7, 6.2."""

from typing import BinaryIO

RATES = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350)
SAMPLES = 1_024  # of a block
FRAMES = 2_000_000
PIECE = 1 << 16


def measured(stream: BinaryIO) -> tuple[float, float]:
    """(seconds, kbit/s), frame by frame; nothing of what follows the first damage. (0, 0) where there is no frame."""
    stream.seek(0)
    data, at = stream.read(PIECE), 0
    if data[:3] == b"ID3" and len(data) >= 10:
        at = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=False))
    seconds, size = 0.0, 0
    for _ in range(FRAMES):
        while len(data) - at < 7:
            more = stream.read(PIECE)
            if not more:
                return seconds, size * 8 / seconds / 1000 if seconds else 0.0
            data, at = data[at:] + more, max(at - len(data), 0)
        length = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
        rate = data[at + 2] >> 2 & 15
        if data[at] != 0xFF or data[at + 1] & 0xF6 != 0xF0 or length < 7 or rate >= len(RATES):
            break
        seconds += SAMPLES * ((data[at + 6] & 3) + 1) / RATES[rate]
        size += length
        at += length
    return seconds, size * 8 / seconds / 1000 if seconds else 0.0
