"""A publication as a line from 0 to 1: where its resources, chapters and places lie on it. What `align` measures with."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from lavh.formats.rwpm.guided import Guidance
from lavh.formats.rwpm.locator import Locations, Locator
from lavh.formats.rwpm.manifest import Link, Manifest
from lavh.formats.rwpm.phrases import phrases, seconds

MOST = 600  # chapters of one publication; of a longer table of contents only the first level counts
_TIME = re.compile(r"(?:^|[#&])t=(?:npt:)?(\d+(?:\.\d+)?)")


class Block(Protocol):
    """Words of a chapter, as `formats.xhtml.blocks` has them: what they say, and the id at or before them."""

    @property
    def text(self) -> str:
        """What they say."""

    @property
    def fragment(self) -> str:
        """The id."""


Words = Callable[[str], Sequence[Block]]


def _none(_href: str) -> Sequence[Block]:
    return ()


class Side(NamedTuple):
    """One publication. `sync` as it is published; `words`: the blocks of a resource, where there are any (they make the answer more exact)."""

    manifest: Manifest
    sync: Mapping[str, Guidance] = {}
    words: Words = _none


class Chapter(NamedTuple):
    """An entry of the contents, by its place on the line."""

    at: float
    title: str


class Line:
    """The reading order of a publication, stretched from 0 to 1: sound by its seconds, text by its size."""

    def __init__(self, side: Side) -> None:
        self.side = side
        order = side.manifest.reading_order
        weights = [_weight(link, order) for link in order]
        whole = sum(weights) or 1.0
        self.links = {link.href: number for number, link in enumerate(order)}
        self.order = order
        self.starts = [0.0]
        for weight in weights:
            self.starts.append(self.starts[-1] + weight / whole)
        self.starts[-1] = 1.0

    def at(self, place: Locator) -> float:
        """Where a place lies."""
        number = self.links.get(place.href)
        if number is None:
            return min(max(place.locations.total_progression or 0.0, 0.0), 1.0)
        return self._in(number, self.inside(self.order[number], place))

    def _in(self, number: int, part: float) -> float:
        start, end = self.starts[number], self.starts[number + 1]
        return start + (end - start) * part

    def inside(self, link: Link, place: Locator) -> float:
        """How far into its resource a place lies, 0–1, by the most exact thing that is known."""
        for fragment in place.locations.fragments:
            found = self._fragment(link, fragment)
            if found is not None:
                return found
        return min(max(place.locations.progression or 0.0, 0.0), 1.0)

    def _fragment(self, link: Link, fragment: str) -> float | None:
        time = _TIME.search(fragment)
        if time and link.duration:
            return min(float(time[1]) / link.duration, 1.0)
        blocks = self.side.words(link.href)
        before = 0
        for block in blocks:
            if block.fragment == fragment:
                return before / (sum(len(each.text) for each in blocks) or 1)
            before += len(block.text)
        guidance = self.side.sync.get(link.href)
        known = [phrase.text for phrase in phrases(guidance.guided)] if guidance else []
        wanted = f"{link.href}#{fragment}"
        return known.index(wanted) / len(known) if wanted in known else None

    def place(self, at: float) -> Locator:
        """The place there."""
        at = min(max(at, 0.0), 1.0)
        number = min(bisect_right(self.starts, at) - 1, len(self.order) - 1)
        link = self.order[number]
        start, end = self.starts[number], self.starts[number + 1]
        part = min(max((at - start) / (end - start), 0.0), 1.0) if end > start else 0.0
        return self.made(link, part)

    def made(self, link: Link, part: float, fragment: str = "") -> Locator:
        """A locator so far into a resource."""
        fragments = (fragment,) if fragment else (f"t={seconds(part * link.duration)}",) if link.duration else ()
        at = self._in(self.links[link.href], part)
        return Locator(
            href=link.href,
            type=link.type or "",
            title=self.title(at),
            locations=Locations(fragments=fragments, progression=round(part, 6), total_progression=round(at, 6)),
        )

    def title(self, at: float) -> str | None:
        """The chapter in which a place lies."""
        found = [chapter.title for chapter in self.chapters if chapter.at <= at + 1e-9]
        return found[-1] if found else None

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The entries of the contents that lead somewhere, in order."""
        toc = self.side.manifest.toc
        entries = [entry for entry in _flat(toc) if entry.title]
        if len(entries) > MOST:
            entries = [entry for entry in toc if entry.title][:MOST]
        found = [Chapter(self._entry(entry, entries), entry.title or "") for entry in entries if self._known(entry)]
        return tuple(sorted(found, key=lambda chapter: chapter.at))

    def _known(self, entry: Link) -> bool:
        return entry.href.partition("#")[0] in self.links

    def _entry(self, entry: Link, entries: Iterable[Link]) -> float:
        """Where an entry lies; where nothing tells, entries of one resource share it evenly."""
        href, _, fragment = entry.href.partition("#")
        number = self.links[href]
        link = self.order[number]
        part = self._fragment(link, fragment) if fragment else 0.0
        if part is None:
            here = [each.href for each in entries if each.href.partition("#")[0] == href]
            part = here.index(entry.href) / len(here)
        return self._in(number, part)


def _weight(link: Link, order: Sequence[Link]) -> float:
    """Seconds if all are heard, else bytes, else one each."""
    if all(each.duration for each in order):
        return link.duration or 0.0
    if all(each.size for each in order):
        return float(link.size or 0)
    return 1.0


def _flat(links: Iterable[Link]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from _flat(link.children)
