"""Guided navigation, flat: which words are heard when. What `listening` and `align` read of it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lavh.formats.rwpm.guided import Guided

_TIME = re.compile(r"^t=(?:npt:)?(\d+(?:\.\d+)?)?(?:,(\d+(?:\.\d+)?))?$")
DEPTH = 40


class Span(NamedTuple):
    """A stretch of sound: seconds from `begin` to `end` (none: to the end of the file)."""

    href: str
    begin: float = 0.0
    end: float | None = None


class Phrase(NamedTuple):
    """Words and their sound; either may be missing. `text` is an address with its fragment."""

    text: str = ""
    sound: Span | None = None
    role: tuple[str, ...] = ()
    words: str = ""


def phrases(guided: Iterable[Guided], depth: int = 0, above: tuple[str, ...] = ()) -> Iterator[Phrase]:
    """Every phrase in order, with the roles of what it stands in; what only holds others is none itself."""
    for each in guided:
        role = each.role or above
        if each.textref or each.audioref or each.text:
            yield Phrase(each.textref or "", span(each.audioref) if each.audioref else None, role, each.text or "")
        if depth < DEPTH:
            yield from phrases(each.children, depth + 1, role)


def span(audioref: str) -> Span:
    """What an audioref points to: `01.mp3#t=1.2,3.4`."""
    href, _, fragment = audioref.partition("#")
    found = _TIME.match(fragment)
    if found is None:
        return Span(href)
    return Span(href, float(found[1] or 0), float(found[2]) if found[2] else None)


def audioref(sound: Span) -> str:
    """The inverse of `span`."""
    if not sound.begin and sound.end is None:
        return sound.href
    return f"{sound.href}#t={seconds(sound.begin)}" + ("" if sound.end is None else f",{seconds(sound.end)}")


def seconds(value: float) -> str:
    """Seconds as media fragments write them, without noughts at the end."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
