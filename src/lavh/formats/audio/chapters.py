"""Chapters of one sound file, whatever marks them there."""

from collections.abc import Iterable
from typing import NamedTuple

from lavh.formats.xml.made import clean

MOST = 5_000  # chapters of one file
LONGEST = 300  # characters of a title


class Chapter(NamedTuple):
    """Where a chapter begins, in seconds, and what it is called."""

    start: float
    title: str


def tidy(found: Iterable[Chapter], duration: float = 0.0) -> tuple[Chapter, ...]:
    """In order of time, one for each moment, none beyond the end (where it is known), titles on one line."""
    kept: dict[float, Chapter] = {}
    for chapter in found:
        if 0 <= chapter.start < (duration or float("inf")) and len(kept) < MOST:
            start = round(chapter.start, 3)
            title = " ".join(clean(chapter.title).split())[:LONGEST]
            if start not in kept or not kept[start].title:
                kept[start] = Chapter(start, title)
    return tuple(kept[start] for start in sorted(kept))
