"""A small picture of how loud a recording is: about a kilobyte for an hour."""

import time
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from lavh.formats.audio.decoding import DECODERS, PIECE, RATE, Decoder, Open
from lavh.kernel.errors import Unreadable

LEAST, MOST = 200, 2_000  # steps of a picture
STEP = 10.0  # seconds of a step in a long recording
PATIENCE = 180.0  # seconds of computing for one recording
MEDIA_TYPE = "application/json"


class Waveform(msgspec.Struct, frozen=True):
    """How loud it is, step by step: 0–100, the loudest step is 100."""

    duration: float
    peaks: tuple[int, ...]


def waveform(
    source: Open,
    media_type: str,
    duration: float,
    decoders: Sequence[Decoder] = DECODERS,
    patience: float = PATIENCE,
) -> Waveform | None:
    """The waveform, from the first decoder that reads the file; nothing if none does, or if it takes too long."""
    for decoder in decoders:
        if not decoder.takes(media_type):
            continue
        try:
            tenths = _tenths(decoder.samples(source, media_type), patience)
        except Unreadable:
            continue
        return _drawn(tenths, duration) if tenths else None
    return None


def _tenths(samples: Iterator[Sequence[int]], patience: float) -> Sequence[int]:
    """How far the sound swings in each tenth of a second; none if it takes too long."""
    until = time.process_time() + patience
    found = array("l")
    for piece in samples:
        found.append(max(piece) - min(piece) if piece else 0)
        if not len(found) % 600 and time.process_time() > until:
            return array("l")
    return found


def _drawn(tenths: Sequence[int], duration: float) -> Waveform:
    """Tenths gathered into steps: the mean of their swings, so that one click is no loud step."""
    steps = min(int(min(max(duration / STEP, LEAST), MOST)), len(tenths))
    edges = [number * len(tenths) // steps for number in range(steps + 1)]
    means = [sum(tenths[start:end]) / (end - start) for start, end in pairwise(edges)]
    loudest = max(means) or 1.0
    return Waveform(round(len(tenths) * PIECE / RATE, 1), tuple(round(100 * mean / loudest) for mean in means))
