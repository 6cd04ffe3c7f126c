"""From a manifest and its texts to what can be searched."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lavh.access.inside import stored
from lavh.access.inside.stored import Inside, Part
from lavh.formats import xhtml
from lavh.formats.rwpm import Guidance, Guided, Link, Locator, Manifest
from lavh.kernel.errors import Unreadable
from lavh.kernel.text import analyse, stems

MARKUP = ("application/xhtml+xml", "text/html")
LONGEST = 100_000  # characters of a block that are looked at
_TIME = re.compile(r"#(t=[0-9.]+)")


class Said(NamedTuple):
    """A block before it is folded."""

    text: str
    fragment: str
    path: str = ""
    language: str = ""


def gather(
    manifest: Manifest, sync: Mapping[str, Guidance], places: Sequence[Locator], text: Callable[[str], bytes]
) -> bytes:
    """The stored form; b"" where nothing is said. `text`: the bytes of a resource by its href."""
    made = _Gathering(manifest, places)
    for link in manifest.reading_order:
        made.add(link, list(_blocks(link, sync.get(link.href), text)))
    return made.done()


def _blocks(link: Link, guidance: Guidance | None, text: Callable[[str], bytes]) -> Iterator[Said]:
    """What a resource says: as markup, or in the phrases that go with its sound."""
    if (link.type or "").partition(";")[0] in MARKUP:
        try:
            found = xhtml.blocks(text(link.href))
        except Unreadable:
            return
        yield from (Said(each.text, each.fragment, each.path, each.language) for each in found)
    elif guidance is not None:
        yield from _phrases(guidance.guided)


def _phrases(guided: Sequence[Guided]) -> Iterator[Said]:
    for each in guided:
        if each.text and each.text.strip():
            found = _TIME.search(each.audioref or "")
            yield Said(" ".join(each.text.split()), found[1] if found else (each.textref or "").partition("#")[2])
        yield from _phrases(each.children)


class _Gathering:
    """Blocks folded one after another."""

    def __init__(self, manifest: Manifest, places: Sequence[Locator]) -> None:
        self.language = manifest.metadata.language[0] if manifest.metadata.language else ""
        self.toc = list(_flat(manifest.toc))
        self.places: dict[str, list[int]] = {}
        for place in places:
            self.places.setdefault(place.href, []).append(place.locations.position or 0)
        self.titles: dict[str, int] = {"": 0}
        self.parts: list[Part] = []
        self.blocks: list[stored.Block] = []
        self.lines: list[str] = []
        self.texts: list[str] = []
        self.end = 0

    def add(self, link: Link, found: Sequence[Said]) -> None:
        """A resource of the reading order."""
        number, before = len(self.parts), 0
        headings = {fragment: title for href, fragment, title in self.toc if href == link.href}
        title = headings.get("") or link.title or self._above(link)
        for each in found:
            title = headings.get(each.fragment, title) if each.fragment else title
            text = each.text[:LONGEST]
            self.end += len(text)
            at = self.titles.setdefault(title, len(self.titles))
            language = each.language or self.language
            self.blocks.append(stored.Block(number, at, before, self.end, each.fragment, each.path, language))
            self.lines.append(_line(text, language))
            self.texts.append(text)
            before += len(text)
        positions = self.places.get(link.href, [])
        self.parts.append(Part(link.href, link.type or "", min(positions, default=0), len(positions), before))

    def _above(self, link: Link) -> str:
        """The chapter that goes on here: that of the part before."""
        first = next((title for href, _, title in self.toc if href == link.href), "")
        return first or (self.blocks and list(self.titles)[self.blocks[-1].title]) or ""

    def done(self) -> bytes:
        """The stored form."""
        if not self.blocks:
            return b""
        keys = "".join(f"{line}\n" for line in self.lines)
        return stored.pack(Inside(tuple(self.parts), tuple(self.titles), tuple(self.blocks), keys, "".join(self.texts)))


def _line(text: str, language: str) -> str:
    found = analyse(text, language)
    others = dict.fromkeys((*found.extras, *stems(text, language)))
    for key in found.tokens:
        others.pop(key, None)
    return f" {' '.join(found.tokens)} | {' '.join(others)} "


def _flat(links: Sequence[Link]) -> Iterator[tuple[str, str, str]]:
    for link in links:
        href, _, fragment = link.href.partition("#")
        yield href, fragment, link.title or ""
        yield from _flat(link.children)
