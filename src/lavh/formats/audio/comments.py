"""Chapters in Vorbis comments: CHAPTER001=00:01:02.500, CHAPTER001NAME=…. <https://wiki.xiph.org/Chapter_Extension>"""

import re
from collections.abc import Mapping, Sequence

from lavh.formats.audio.chapters import Chapter
from lavh.formats.audio.clock import seconds

_CHAPTER = re.compile(r"chapter(\d{1,4})")


def chapters(fields: Mapping[str, Sequence[str]]) -> tuple[Chapter, ...]:
    """The chapters among the comments of a file (keys in lower case)."""
    found = []
    for key, values in fields.items():
        numbered = _CHAPTER.fullmatch(key)
        start = seconds(values[0]) if numbered and values else None
        if start is not None:
            found.append(Chapter(start, next(iter(fields.get(key + "name", ())), "")))
    return tuple(found)
