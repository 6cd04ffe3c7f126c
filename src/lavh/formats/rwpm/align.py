"""The same place in two publications of one work, or on the two faces of one: e-book ⇄ audiobook ⇄ talking book. Pure.

It is exact to the phrase where a sync file or the words themselves say so; else it is a chapter that both have and how far into it; else only how
far into the whole. Every answer says which.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from lavh.formats.rwpm.guided import Guidance
from lavh.formats.rwpm.lines import Block, Chapter, Line, Side
from lavh.formats.rwpm.locator import Locations, Locator, Text
from lavh.formats.rwpm.manifest import Link, Manifest
from lavh.formats.rwpm.phrases import Phrase, phrases, seconds
from lavh.kernel.text import fold

__all__ = ["Block", "Exactness", "Same", "Side", "other_face", "same_place"]

Exactness = Literal["phrase", "chapter", "proportion"]
CHAPTERS = 600  # of each side that are compared
NEAR = 2  # resources before and behind the likely one that are searched for words
ENOUGH = 20  # letters that a phrase must have to be found by them
LONGEST = 120  # letters of it that are compared
_NUMBER = re.compile(r"\d{1,4}")
_ROMAN = re.compile(r"\bm{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_SECOND = re.compile(r"^t=(\d+(?:\.\d+)?)$")


class Same(NamedTuple):
    """The place there, and how exactly it is the same."""

    place: Locator
    exactness: Exactness


class Anchor(NamedTuple):
    """A moment that both lines have. `certain`: from here to the next anchor both have one and the same chapter."""

    here: float
    there: float
    certain: bool = False


def same_place(place: Locator, here: Side, there: Side) -> Same:
    """Where a place of `here` is in `there`, another publication of the same work. Both have a reading order."""
    if all(link.href != place.href for link in here.manifest.reading_order):
        place = other_face(place, here.manifest, here.sync) or place
    ours, theirs = Line(here), Line(there)
    at, certain = _moved(ours.at(place), anchors(ours.chapters, theirs.chapters))
    likely = theirs.place(at)
    found = _by_letters(_letters(_words(place, here, ours))[:LONGEST], theirs, likely)
    return Same(found, "phrase") if found else Same(likely, "chapter" if certain else "proportion")


# Two faces of one publication


def other_face(place: Locator, manifest: Manifest, sync: Mapping[str, Guidance]) -> Locator | None:
    """The same phrase on the other face: a moment for words, words for a moment. None where no phrase is known."""
    second = _second(place)
    if second is None and any(link.href == place.href for link in manifest.reading_order):
        guidance = sync.get(place.href)
        found = _spoken(place, list(phrases(guidance.guided)) if guidance else [])
        return _moment(found, manifest) if found else None
    told = (phrase for guidance in sync.values() for phrase in phrases(guidance.guided))
    best = _heard(told, place.href, second or 0.0)
    return _read(best, manifest) if best else None


def _second(place: Locator) -> float | None:
    found = next((time for each in place.locations.fragments if (time := _SECOND.match(each))), None)
    return float(found[1]) if found else None


def _spoken(place: Locator, told: Sequence[Phrase]) -> Phrase | None:
    """The phrase with the id of the place, else the one as far into the chapter."""
    heard = [phrase for phrase in told if phrase.sound]
    by_id = {phrase.text.partition("#")[2]: phrase for phrase in reversed(heard)}
    found = next((by_id[each] for each in place.locations.fragments if each in by_id), None)
    if found or not heard:
        return found
    return heard[min(int((place.locations.progression or 0.0) * len(heard)), len(heard) - 1)]


def _heard(told: Iterator[Phrase], track: str, second: float) -> Phrase | None:
    """The last phrase of the track that has begun by then; before the first one, that."""
    here = [
        (phrase.sound.begin, phrase) for phrase in told if phrase.sound and phrase.text and phrase.sound.href == track
    ]
    here.sort(key=lambda pair: pair[0])
    begun = [phrase for begin, phrase in here if begin <= second + 0.001]
    return begun[-1] if begun else here[0][1] if here else None


def _moment(phrase: Phrase, manifest: Manifest) -> Locator | None:
    links = (*manifest.reading_order, *manifest.resources)
    sound = phrase.sound
    link = next((each for each in links if sound and each.href == sound.href), None)
    if sound is None or link is None:
        return None
    part = round(min(sound.begin / link.duration, 1.0), 6) if link.duration else None
    return Locator(link.href, link.type or "", link.title, Locations((f"t={seconds(sound.begin)}",), part))


def _read(phrase: Phrase, manifest: Manifest) -> Locator | None:
    href, _, fragment = phrase.text.partition("#")
    link = next((each for each in (*manifest.reading_order, *manifest.resources) if each.href == href), None)
    if link is None:
        return None
    words = Text(highlight=phrase.words) if phrase.words else None
    return Locator(href, link.type or "", link.title, Locations((fragment,) if fragment else ()), words)


# Chapters


def anchors(ours: Sequence[Chapter], theirs: Sequence[Chapter]) -> tuple[Anchor, ...]:
    """Moments that both lines have: beginning, end, and chapters of the same number or title; between those, chapters by their order."""
    ours, theirs = ours[:CHAPTERS], theirs[:CHAPTERS]
    pairs = _paired([_key(each.title) for each in ours], [_key(each.title) for each in theirs])
    found = [Anchor(0.0, 0.0)]
    for number, (one, other) in enumerate(pairs):
        following = pairs[number + 1] if number + 1 < len(pairs) else (len(ours), len(theirs))
        whole = following == (one + 1, other + 1)
        here, there = ours[one].at, theirs[other].at
        if here >= found[-1].here and there >= found[-1].there:
            found.append(Anchor(here, there, whole))
    return (*found, Anchor(1.0, 1.0))


def _paired(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Which chapter is which: those with the same key, as many as can be in order; as many between two of them on both sides, by their order."""
    pairs: list[tuple[int, int]] = []
    for one, other in (*_common(ours, theirs), (len(ours), len(theirs))):
        before = pairs[-1] if pairs else (-1, -1)
        gap = one - before[0] - 1
        if gap == other - before[1] - 1 and (pairs or one < len(ours) or len(ours) == len(theirs)):
            pairs += [(before[0] + step, before[1] + step) for step in range(1, gap + 1)]
        pairs.append((one, other))
    return pairs[:-1]


def _common(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common subsequence, as pairs of places."""
    longest = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for one in range(len(ours) - 1, -1, -1):
        for other in range(len(theirs) - 1, -1, -1):
            same = ours[one] == theirs[other]
            longest[one][other] = (
                longest[one + 1][other + 1] + 1 if same else max(longest[one + 1][other], longest[one][other + 1])
            )
    found, one, other = [], 0, 0
    while one < len(ours) and other < len(theirs):
        if ours[one] == theirs[other]:
            found.append((one, other))
            one, other = one + 1, other + 1
        elif longest[one + 1][other] >= longest[one][other + 1]:
            one += 1
        else:
            other += 1
    return found


def _key(title: str) -> str:
    """What makes a chapter the same in both: its number, else its words."""
    folded = fold(title)
    number = _NUMBER.search(folded)
    if number:
        return str(int(number[0]))
    roman = next((found[0] for found in _ROMAN.finditer(folded) if found[0]), "")
    if roman and (len(roman) > 1 or len(folded.split()) < 3):
        values = [_VALUES[letter] for letter in roman]
        after = [*values[1:], 0]
        return str(sum(-each if each < later else each for each, later in zip(values, after, strict=True)))
    return folded.replace(" ", "")


def _moved(at: float, found: Sequence[Anchor]) -> tuple[float, bool]:
    """The place on the other line, and whether a chapter that both have is sure."""
    for start, end in pairwise(found):
        if start.here <= at < end.here or (end.here == at == 1.0):
            part = (at - start.here) / (end.here - start.here) if end.here > start.here else 0.0
            return start.there + (end.there - start.there) * part, start.certain
    return at, False


# Words


def _letters(text: str) -> str:
    """What is compared: the folded words, so that the scripts of a language are one."""
    return fold(text).replace(" ", "")


def _words(place: Locator, side: Side, line: Line) -> str:
    """What is read or heard at a place."""
    if place.text and place.text.highlight:
        return place.text.highlight
    link = next((each for each in side.manifest.reading_order if each.href == place.href), None)
    if link is None:
        return ""
    blocks = side.words(link.href)
    if blocks:
        return _at(blocks, line.inside(link, place))
    guidance = side.sync.get(link.href)
    second = _second(place) or 0.0
    told = [phrase for phrase in phrases(guidance.guided) if phrase.words and phrase.sound] if guidance else []
    begun = [phrase for phrase in told if phrase.sound and phrase.sound.begin <= second + 0.001]
    return begun[-1].words if begun else ""


def _at(blocks: Sequence[Block], part: float) -> str:
    """The block that lies so far into a chapter."""
    before, wanted = 0, part * sum(len(block.text) for block in blocks)
    for block in blocks:
        before += len(block.text)
        if before > wanted + 0.5:
            return block.text
    return blocks[-1].text


def _by_letters(wanted: str, line: Line, likely: Locator) -> Locator | None:
    """The place of those letters nearest to where they are likely."""
    if len(wanted) < ENOUGH:
        return None
    number = line.links[likely.href]
    near = sorted(range(len(line.order)), key=lambda each: abs(each - number))[: 2 * NEAR + 1]
    for link in (line.order[each] for each in near):
        found = _in_blocks(wanted, line, link) or _in_phrases(wanted, line, link)
        if found:
            return found
    return None


def _in_blocks(wanted: str, line: Line, link: Link) -> Locator | None:
    blocks = line.side.words(link.href)
    whole = sum(len(block.text) for block in blocks) or 1
    before = 0
    for block in blocks:
        letters = _letters(block.text)
        if wanted in letters or (len(letters) >= ENOUGH and letters in wanted):
            return line.made(link, before / whole, block.fragment)
        before += len(block.text)
    return None


def _in_phrases(wanted: str, line: Line, link: Link) -> Locator | None:
    guidance = line.side.sync.get(link.href)
    for phrase in phrases(guidance.guided) if guidance else ():
        letters = _letters(phrase.words)
        if phrase.sound and (wanted in letters or (len(letters) >= ENOUGH and letters in wanted)):
            part = min(phrase.sound.begin / link.duration, 1.0) if link.duration else 0.0
            return line.made(link, part, f"t={seconds(phrase.sound.begin)}")
    return None
