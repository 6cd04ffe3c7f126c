"""An EPUB, opened: package, navigation and overlays become a manifest; chapters are cleaned when their turn comes."""

from collections.abc import Iterator, Mapping
from functools import partial

from lavh.formats.audio.faces import faced
from lavh.formats.container.names import reserved
from lavh.formats.epub import navigation, ocf, order, package
from lavh.formats.epub.content import Content
from lavh.formats.epub.describing import describe
from lavh.formats.epub.metadata import metadata
from lavh.formats.epub.navigation import Navigation
from lavh.formats.epub.order import Spine
from lavh.formats.epub.overlays import guidance
from lavh.formats.epub.package import Item, Package
from lavh.formats.publishing import Container, Limits, Opened, Resource
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Guidance, Link, Manifest, addresses

_NCX = "application/x-dtbncx+xml"
_SMIL = "application/smil+xml"


def opened(source: Container, limits: Limits) -> Opened:
    """The book. Raises `Unreadable`: "not-an-epub" · "encrypted" · "no-reading-order" · "xml-entities" · "broken-markup" …"""
    problems: list[Problem] = []
    name = ocf.package_name(source, limits, problems)
    book = package.read(source, name, limits, problems)
    hidden = ocf.obfuscated(source, limits, _identifiers(book))
    spine = order.spine(source, book, problems)
    content = Content(source, limits, hidden, spine.instead, problems)
    routes = _navigation(content, book, spine)
    fallback = source.name.rpartition("/")[2].rpartition(".")[0] or source.name
    cover = _cover(content, book)
    sync = _sync(content, book, spine)
    manifest = Manifest(
        metadata=metadata(book, fallback),
        reading_order=_titled(order.links(content, book, spine), routes.toc),
        resources=tuple(_resources(book, spine, cover)),
        toc=routes.toc,
        page_list=routes.pages,
        landmarks=routes.landmarks,
    )
    fixed = manifest.metadata.presentation is not None and manifest.metadata.presentation.layout == "fixed"
    description = describe(book, fallback, fixed, bool(sync))
    found = Opened(
        manifest=manifest,
        resources=_kept(content, book, spine),
        description=description,
        problems=lambda: tuple(dict.fromkeys(problems)),
        sync=sync,
        cover=cover,
    )
    return faced(source, found)


def _identifiers(book: Package) -> tuple[str, ...]:
    """The one that counts first: keys of obfuscated fonts are made of it."""
    said = sorted(book.said("identifier"), key=lambda each: not (each.id and each.id == book.unique))
    return tuple(each.value for each in said if each.value)


def _navigation(content: Content, book: Package, spine: Spine) -> Navigation:
    """From the navigation document, else the NCX, else the headings of the chapters."""
    nav = next((item for item in book.items.values() if "nav" in item.properties and item.name), None)
    ncx = book.items.get(book.ncx) or next((item for item in book.items.values() if item.media_type == _NCX), None)
    found = Navigation()
    if nav is not None and (root := content.parsed(nav.name)) is not None:
        found = navigation.document(root, nav.name)
    if not found.toc and ncx is not None and ncx.name and (root := content.parsed(ncx.name, page=False)) is not None:
        older = navigation.ncx(root, ncx.name)
        found = found._replace(toc=older.toc, pages=found.pages or older.pages)
    if not found.toc:
        content.problems.append(Problem(code="no-contents", place=book.name))
        found = found._replace(toc=order.headings(content, spine))
    shown = {entry.name for entry in spine.entries} | {item.name for item in _listed(book, spine) if order.kept(item)}
    places = {
        addresses.href(name): addresses.href(spine.instead.get(name, name)) for name in shown | spine.instead.keys()
    }
    return Navigation(
        tuple(_known(found.toc, places, content.problems)),
        tuple(_known(found.pages, places, content.problems)),
        tuple(_known(found.landmarks or navigation.guide(book.guide, book.name), places, content.problems)),
    )


def _known(links: tuple[Link, ...], places: Mapping[str, str], problems: list[Problem]) -> Iterator[Link]:
    """The entries that lead to what is there. A heading without a place of its own leads to the first entry below it."""
    for link in links:
        below = tuple(_known(link.children, places, problems))
        address, mark, fragment = link.href.partition("#")
        if address in places:
            yield Link(href=places[address] + mark + fragment, title=link.title, rel=link.rel, children=below)
            continue
        if address:
            problems.append(Problem(code="missing-target", place="nav", detail=link.href[:200]))
        if below and link.title:
            yield Link(href=below[0].href, title=link.title, rel=link.rel, children=below)
        else:
            yield from below


def _titled(links: tuple[Link, ...], toc: tuple[Link, ...]) -> tuple[Link, ...]:
    """Every chapter with the title that the contents give it."""
    titles: dict[str, str] = {}
    for entry in _flat(toc):
        if entry.title:
            titles.setdefault(entry.href.partition("#")[0], entry.title)
    return tuple(order.changed(link, title=titles.get(link.href)) for link in links)


def _flat(links: tuple[Link, ...]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from _flat(link.children)


def _cover(content: Content, book: Package) -> Link | None:
    """The picture on the cover, by EPUB 3's way, EPUB 2's, or the guide's page."""
    item = next((each for each in book.items.values() if "cover-image" in each.properties), None)
    if item is None:
        named = book.first("cover")
        item = book.items.get(named) or next(
            (each for each in book.items.values() if named and each.written == named), None
        )
    if item is None or not item.media_type.startswith("image/"):
        page = next((addresses.resolve(book.name, written) for kind, _, written in book.guide if kind == "cover"), None)
        picture = content.first_picture(page.name) if page else ""
        item = book.item(picture) if picture else None
    if item is None or item.name not in content.present or not item.media_type.startswith("image/"):
        return None
    return Link(href=addresses.href(item.name), type=item.media_type, rel=("cover",))


def _sync(content: Content, book: Package, spine: Spine) -> dict[str, Guidance]:
    """The phrases of every chapter that is read aloud."""
    overlays = dict.fromkeys(entry.item.overlay for entry in spine.entries if entry.item.overlay)
    found: dict[str, Guidance] = {}
    for item in (book.items[each] for each in overlays if each in book.items):
        root = content.parsed(item.name, page=False)
        for name, phrases in guidance(root, item.name).items() if root is not None else ():
            before = found.get(name, Guidance())
            found[name] = Guidance(before.guided + phrases.guided)
    known = {entry.name for entry in spine.entries}
    return {addresses.href(name): phrases for name, phrases in found.items() if name in known}


def _listed(book: Package, spine: Spine) -> Iterator[Item]:
    """The files that are kept besides the reading order, each once."""
    done = {entry.name for entry in spine.entries}
    for item in book.items.values():
        if item.name in spine.present and item.name not in done and item.media_type not in {_NCX, _SMIL}:
            done.add(item.name)
            yield item


def _resources(book: Package, spine: Spine, cover: Link | None) -> Iterator[Link]:
    for item in _listed(book, spine):
        if order.kept(item):
            href = addresses.href(item.name)
            rel = ("cover",) if cover and cover.href == href else ("contents",) if "nav" in item.properties else ()
            contains = tuple(each for each in ("mathml", "svg") if each in item.properties)
            yield order.changed(Link(href=href, type=order.media_type(item), rel=rel), contains=contains)


def _kept(content: Content, book: Package, spine: Spine) -> Iterator[Resource]:
    """Every resource with its bytes as they may be kept."""
    for entry in spine.entries:
        if not reserved(entry.name):
            yield Resource(addresses.href(entry.name), entry.media_type, partial(content.chapter, entry))
        else:
            content.problems.append(Problem(code="reserved-name", place=entry.name))
    for item in _listed(book, spine):
        if reserved(item.name):
            content.problems.append(Problem(code="reserved-name", place=item.name))
        elif order.kept(item):
            yield Resource(addresses.href(item.name), order.media_type(item), partial(content.file, item))
        else:
            code = "active-content" if item.media_type in order.SCRIPTS else "foreign-resource"
            content.problems.append(Problem(code=code, place=item.name, detail=item.media_type))
