"""The reading order of an EPUB: what stands in it, what stands for what we cannot show, and how each page wants to be shown."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from lavh.formats.epub.metadata import seconds
from lavh.formats.epub.package import OLDER, PAGES, SVG, XHTML, Item, Package, Reference
from lavh.formats.publishing import Container
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Link, Properties, addresses
from lavh.kernel.errors import Unreadable

if TYPE_CHECKING:
    from lavh.formats.epub.content import Content

SCRIPTS = frozenset(
    {
        "text/javascript",
        "application/javascript",
        "application/ecmascript",
        "application/x-javascript",
        "text/ecmascript",
    }
)
_PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/jxl"})
_KEPT = ("audio/", "video/", "font/", "application/x-font", "application/font")
_KEPT_EXACTLY = (
    PAGES
    | _PICTURES
    | {"text/css", "text/vtt", "image/jpg", "image/bmp", "application/vnd.ms-opentype"}
    | {"text/x-oeb1-document", "text/x-oeb1-css"}
)
_RIGHT_NAMES = {
    "image/jpg": "image/jpeg",
    "text/html": XHTML,
    "text/x-oeb1-document": XHTML,
    "text/x-oeb1-css": "text/css",
    "audio/mp3": "audio/mpeg",
}
_LONGEST_CHAIN = 8


class Entry(NamedTuple):
    """One place in the reading order. `name` differs from the item's where the item stands in it twice or is shown inside a page of ours."""

    item: Item
    name: str
    media_type: str
    properties: tuple[str, ...] = ()


class Spine(NamedTuple):
    """The reading order and what goes with it."""

    entries: tuple[Entry, ...]
    present: frozenset[str]  # files of the manifest that are there
    instead: Mapping[str, str]  # foreign file → the file that stands for it


def spine(source: Container, book: Package, problems: list[Problem]) -> Spine:
    """What can be read, in order. Raises Unreadable("no-reading-order") where nothing can."""
    names = frozenset(source.names)
    present = frozenset(item.name for item in book.items.values() if item.name in names)
    problems += (
        Problem(code="missing-file", place=item.name)
        for item in book.items.values()
        if item.name and item.name not in present
    )
    instead = {
        item.name: better.name
        for item in book.items.values()
        if item.fallback and not kept(item) and (better := _fallback(book, item, present))
    }
    linear = [each for each in book.spine if each.linear] or list(book.spine)
    entries: list[Entry] = []
    taken: dict[str, int] = {}
    for reference in linear:
        entry = _entry(book, reference, present, problems)
        if entry is not None:
            entries.append(entry._replace(name=_untaken(entry.name, taken)))
    if not entries:
        raise Unreadable("no-reading-order", filename=source.name)
    return Spine(tuple(entries), present | taken.keys(), instead)


def _entry(book: Package, reference: Reference, present: frozenset[str], problems: list[Problem]) -> Entry | None:
    item = reference.item
    if item.media_type not in PAGES | OLDER | _PICTURES:
        better = _fallback(book, item, present, PAGES) or _fallback(book, item, present, _PICTURES)
        if better is None:
            problems.append(Problem(code="foreign-chapter", place=item.name, detail=item.media_type))
            return None
        item = better
    elif item.media_type in _PICTURES or "scripted" in item.properties:  # nothing of a book runs here
        item = _fallback(book, item, present, PAGES) or item
    if item.name not in present:
        return None
    if item.media_type in _PICTURES:
        return Entry(item, f"{item.name}.xhtml", XHTML, reference.properties)
    return Entry(item, item.name, SVG if item.media_type == SVG else XHTML, reference.properties)


def _fallback(book: Package, item: Item, present: frozenset[str], wanted: frozenset[str] | None = None) -> Item | None:
    """The first item of the chain of fallbacks that we can show."""
    for _ in range(_LONGEST_CHAIN):
        following = book.items.get(item.fallback)
        if following is None:
            return None
        item = following
        if item.name in present and (item.media_type in wanted if wanted is not None else kept(item)):
            return item
    return None


def _untaken(name: str, taken: dict[str, int]) -> str:
    """A file that stands in the order twice has two addresses, so that places in it are two. `taken`: how often a name was asked for."""
    stem, dot, suffix = name.rpartition(".")
    free, number = name, taken.get(name, 0)
    while free in taken:
        number += 1
        free = f"{stem}~{number}.{suffix}" if dot else f"{name}~{number}"
    taken[name] = max(number, 1)
    taken.setdefault(free, 1)
    return free


def kept(item: Item) -> bool:
    """Whether we keep a file of this kind."""
    return item.media_type in _KEPT_EXACTLY or item.media_type.startswith(_KEPT)


def media_type(item: Item) -> str:
    """The kind of what is kept."""
    return _RIGHT_NAMES.get(item.media_type, item.media_type)


def links(content: "Content", book: Package, order: Spine) -> tuple[Link, ...]:
    """The reading order as the manifest has it."""
    fixed = (
        book.first("rendition:layout") == "pre-paginated" or book.first("fixed-layout", "ibooks:fixed-layout") == "true"
    )
    return tuple(_link(content, book, entry, fixed) for entry in order.entries)


def _link(content: "Content", book: Package, entry: Entry, fixed: bool) -> Link:
    said = _properties(entry)
    contains = tuple(each for each in ("mathml", "svg") if each in entry.item.properties)
    link = changed(Link(href=addresses.href(entry.name), type=entry.media_type), contains=contains, **said)
    if said.get("layout", "fixed" if fixed else "") == "fixed" and (shape := content.shape(entry)):
        link = changed(link, width=shape[0], height=shape[1])
    lasting = book.refined.get(entry.item.overlay, {}).get("media:duration", ())
    return changed(link, duration=seconds(lasting[0][0]) if lasting else None)


# property of an itemref → field and value of ours; the first that says something of a field counts
_SAYS = {
    "layout-pre-paginated": ("layout", "fixed"), "layout-reflowable": ("layout", "reflowable"),
    "orientation-auto": ("orientation", "auto"), "orientation-landscape": ("orientation", "landscape"), "orientation-portrait": ("orientation", "portrait"),
    "spread-auto": ("spread", "auto"), "spread-both": ("spread", "both"), "spread-none": ("spread", "none"), "spread-landscape": ("spread", "landscape"),
    "spread-portrait": ("spread", "both"), "page-spread-left": ("page", "left"), "page-spread-right": ("page", "right"), "page-spread-center": ("page", "center"),
    "flow-auto": ("overflow", "auto"), "flow-paginated": ("overflow", "paginated"), "flow-scrolled-doc": ("overflow", "scrolled"),
    "flow-scrolled-continuous": ("overflow", "scrolled"),
}  # fmt: skip


def _properties(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in entry.properties:
        name, value = _SAYS.get(each.removeprefix("rendition:"), ("", ""))
        if name:
            found.setdefault(name, value)
    return found


def changed(link: Link, **more: Any) -> Link:
    """The same link, saying more; what says nothing changes nothing."""
    own = {key: value for key, value in more.items() if value and key in Link.__struct_fields__}
    inner = {key: value for key, value in more.items() if value and key in Properties.__struct_fields__}
    if inner:
        own["properties"] = msgspec.structs.replace(link.properties or Properties(), **inner)
    return msgspec.structs.replace(link, **own) if own else link


def headings(content: "Content", order: Spine) -> tuple[Link, ...]:
    """Contents of a book that has none: the first heading of each chapter."""
    found = []
    for entry in order.entries:
        title = content.heading(entry.name) if entry.name == entry.item.name else ""
        if title:
            found.append(Link(href=addresses.href(entry.name), title=title))
    return tuple(found)
