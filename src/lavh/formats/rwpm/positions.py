"""Positions: the publication cut into pieces of about a printed page, numbered through. <https://readium.org/architecture/models/locators/positions/>

They depend on the bytes that are kept and on nothing else, so that "position 57" stays where it is.
"""

from collections.abc import Iterator, Mapping

from lavh.formats.rwpm.locator import Locations, Locator
from lavh.formats.rwpm.manifest import Link, Manifest

MEDIA_TYPE = "application/vnd.readium.position-list+json"
LENGTH = 3_072  # bytes of markup as it is kept: the words of a printed page and their tags
_MARKUP = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "application/xml", "text/xml"})


def positions(manifest: Manifest, sizes: Mapping[str, int]) -> tuple[Locator, ...]:
    """The positions of the reading order. `sizes`: bytes of each resource as kept, by href; without one the link's own `size` counts.

    Markup that flows has one for every `LENGTH` bytes begun; what is one page, image or track has one.
    """
    counted = [(link, _pieces(manifest, link, sizes)) for link in manifest.reading_order]
    total = sum(pieces for _, pieces in counted)
    titles = {entry.href.partition("#")[0]: entry.title for entry in reversed(tuple(_flat(manifest.toc)))}
    found: list[Locator] = []
    for link, pieces in counted:
        title = titles.get(link.href) or link.title
        for piece in range(pieces):
            place = Locations(
                progression=round(piece / pieces, 6),
                total_progression=round(len(found) / total, 6),
                position=len(found) + 1,
            )
            found.append(Locator(href=link.href, type=link.type or "", title=title, locations=place))
    return tuple(found)


def _pieces(manifest: Manifest, link: Link, sizes: Mapping[str, int]) -> int:
    layout = link.properties.layout if link.properties else None
    presentation = manifest.metadata.presentation
    fixed = (layout or (presentation.layout if presentation else None)) == "fixed"
    if fixed or (link.type or "").partition(";")[0] not in _MARKUP:
        return 1
    return max(1, -(-sizes.get(link.href, link.size or 0) // LENGTH))


def _flat(links: tuple[Link, ...]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from _flat(link.children)
