"""The same place in another publication of the work: e-book, audiobook, talking book. Pure. It says how sure it is."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lavh.formats.rwpm import Link, Locations, Locator, Manifest
from lavh.kernel.text import fold

How = Literal["chapter", "proportion"]


class Crossed(NamedTuple):
    """A place, and how it was found: by the name of the chapter and the share of it, or by the share of the whole only."""

    locator: Locator
    how: How


def crossed(place: Locator, here: Manifest, there: Manifest) -> Crossed:
    """Where `place` of `here` is in `there`. Chapters of the same name count if the name is one chapter's on both sides."""
    chapter = _chapter(place, here)
    match = _named(chapter, here, there) if chapter else None
    if match is None:
        return Crossed(_proportion(place, there), "proportion")
    path, _, fragment = match.href.partition("#")
    alone = _alone(place.href, here) and _alone(path, there)
    inside = (
        place.locations.progression if alone else None
    )  # a share of the file is one of the chapter where they are the same
    fragments = (fragment,) if fragment and not inside else ()
    return Crossed(
        Locator(path, title=match.title, locations=Locations(fragments=fragments, progression=inside)), "chapter"
    )


def _chapter(place: Locator, here: Manifest) -> Link | None:
    """The last entry of the contents that begins at or before the place's file."""
    order = [each.href for each in here.reading_order]
    if place.href not in order:
        return None
    at = order.index(place.href)
    found = [each for each in _flat(here.toc) if _path(each) in order and order.index(_path(each)) <= at]
    exact = [each for each in found if place.title and each.title == place.title and _path(each) == place.href]
    return (
        exact[0] if exact else next((each for each in found if _path(each) == place.href), found[-1] if found else None)
    )


def _named(chapter: Link, here: Manifest, there: Manifest) -> Link | None:
    name = fold(chapter.title or "")
    ours = [each for each in _flat(here.toc) if fold(each.title or "") == name]
    theirs = [each for each in _flat(there.toc) if fold(each.title or "") == name]
    return theirs[0] if name and len(ours) == len(theirs) == 1 else None


def _proportion(place: Locator, there: Manifest) -> Locator:
    whole = min(max(place.locations.total_progression or 0.0, 0.0), 1.0)
    lengths = [each.duration or 0.0 for each in there.reading_order]
    if not all(lengths):
        lengths = [1.0] * len(lengths)
    left = whole * sum(lengths)
    for item, length in zip(there.reading_order, lengths, strict=True):
        if left <= length:
            time = (f"t={left:.1f}",) if item.duration else ()
            return Locator(item.href, locations=Locations(time, progression=left / length, total_progression=whole))
        left -= length
    return Locator("", locations=Locations(total_progression=whole))


def _alone(path: str, book: Manifest) -> bool:
    """Whether one chapter is in this file only, and nothing else is in it."""
    return [_path(each) for each in _flat(book.toc)].count(path) == 1


def _flat(links: Sequence[Link]) -> Iterator[Link]:
    for each in links:
        yield each
        yield from _flat(each.children)


def _path(link: Link) -> str:
    return link.href.partition("#")[0]
