"""Transcripts: WebVTT (<https://www.w3.org/TR/webvtt1/>), SubRip, text with or without times."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lavh.formats.audio.clock import seconds
from lavh.formats.audio.cue import decoded
from lavh.formats.xml.made import clean

MOST = 100_000
WORDS = 5_000
_ARROW = re.compile(r"^\s*([\d:.,]+)\s*-->\s*([\d:.,]+)(?:\s.*)?$")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,200})>")
_TAG = re.compile(r"</?[A-Za-z\d][^<>]*>")
_TIMED = re.compile(r"^\s*[\[(]?(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?\s*[-–—:]?\s*(\S.*)$")
_NAMED = re.compile(r"^(?:[-–—]\s*)?([^\W\d_][^:\n]{0,40}?)\s*:\s+(\S.*)$", re.DOTALL)
SPOKEN = 3.0  # characters a second: who says less gives chapters, not what is spoken


class Cue(NamedTuple):
    """Something said. Without times `start` is negative."""

    start: float
    end: float
    words: str
    speaker: str = ""


def timed(content: bytes) -> tuple[Cue, ...]:
    """The cues of WebVTT or SubRip; notes, styles and numbers are left out."""
    found: list[Cue] = []
    for block in re.split(r"\n[ \t]*\n", _lines(content)):
        lines = block.strip("\n").split("\n")
        at = next((number for number, line in enumerate(lines[:3]) if "-->" in line), None)
        times = _ARROW.match(lines[at]) if at is not None else None
        if times is None or at is None or len(found) >= MOST:
            continue
        start, end = seconds(times[1]), seconds(times[2])
        if start is not None and end is not None and start <= end:
            found += _said(start, end, "\n".join(lines[at + 1 :]))
    return tuple(_speakers(found))


def _said(start: float, end: float, payload: str) -> Iterator[Cue]:
    """What one cue says; each voice in it is a cue of its own, at the same time."""
    parts = _VOICE.split(payload)
    voices = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=False)]
    for speaker, text in voices:
        words = _words(html.unescape(_TAG.sub("", text)))
        if words:
            yield Cue(start, end, words, _words(html.unescape(speaker)))


def prose(content: bytes) -> tuple[Cue, ...]:
    """A text: its paragraphs; those that begin with a time are heard from there to the next one that does."""
    paragraphs: list[Cue] = []
    blocks = re.split(r"\n[ \t]*\n", _lines(content))
    lines = [
        line for block in blocks for line in ([block] if len(blocks) > 1 and not _many(block) else block.split("\n"))
    ]
    for each in lines[:MOST]:
        found = _TIMED.match(each.replace("\n", " "))
        start = seconds(found[1]) if found else None
        words = _words(found[2] if found and start is not None else each)
        if words:
            paragraphs.append(Cue(-1.0 if start is None else start, -1.0, words))
    return tuple(_speakers(_ended(paragraphs)))


def _many(block: str) -> bool:
    """Whether the lines of a block stand each for itself: two or more begin with a time."""
    return sum(_TIMED.match(line) is not None for line in block.split("\n")) > 1


def _ended(cues: Sequence[Cue]) -> list[Cue]:
    """Each goes on to the next that has a later time; the last one's end is not known (infinite)."""
    found: list[Cue] = []
    after = float("inf")
    for each in reversed(cues):
        if each.start < 0:
            found.append(each)
            continue
        found.append(each._replace(end=after if after > each.start else float("inf")))
        after = each.start
    return found[::-1]


def _speakers(cues: Iterable[Cue]) -> Iterator[Cue]:
    """A name before a colon is the speaker, if the same name speaks more than once."""
    cues = list(cues)
    names: dict[str, int] = {}
    for each in cues:
        if found := _NAMED.match(each.words):
            names[found[1]] = names.get(found[1], 0) + 1
    for each in cues:
        found = _NAMED.match(each.words)
        told = found is not None and names[found[1]] > 1 and not each.speaker
        yield each._replace(speaker=found[1], words=found[2]) if told and found else each


def is_spoken(cues: Sequence[Cue]) -> bool:
    """Whether they are what is said, and not chapters: so many characters a second."""
    length = sum(each.end - each.start for each in cues if each.end > each.start >= 0)
    return not length or sum(len(each.words) for each in cues) / length >= SPOKEN


def _lines(content: bytes) -> str:
    return decoded(content).replace("\r\n", "\n").replace("\r", "\n")


def _words(written: str) -> str:
    return " ".join(clean(written).split())[:WORDS]
