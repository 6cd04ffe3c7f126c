"""The package document: what it says of the book, its files, their order. EPUB 3.3, section 5; OPF 2.0."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lavh.formats.container.reading import whole
from lavh.formats.publishing import Container, Limits
from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.xhtml import blocks
from lavh.formats.xhtml.markup import xml
from lavh.formats.xml.elements import LANG, LOCAL, child, children, text
from lavh.formats.xml.parse import Element
from lavh.kernel.errors import Unreadable

XHTML = "application/xhtml+xml"
SVG = "image/svg+xml"
PAGES = frozenset({XHTML, SVG, "text/html"})  # what can stand in a reading order
OLDER = frozenset({"text/x-oeb1-document", "application/x-dtbook+xml"})  # EPUB 2 allows it
_DC = "{http://purl.org/dc/elements/1.1/}"
_DC_OLD = "{http://purl.org/dc/elements/1.0/}"
_OPF = "{http://www.idpf.org/2007/opf}"

Refinement = tuple[str, str, str]  # value, scheme, language


class Statement(NamedTuple):
    """One thing that is said of the book: a Dublin Core element, a meta, a link."""

    name: str  # "title", "creator" … · a property: "dcterms:modified", "rendition:layout"
    value: str
    id: str = ""
    language: str = ""
    direction: str = ""
    attributes: Mapping[str, str] = {}  # of EPUB 2: role, file-as, scheme, event
    refined: Mapping[str, tuple[Refinement, ...]] = {}

    def told(self, name: str) -> str:
        """What is said closer of it, in EPUB 3's way or in EPUB 2's."""
        refinements = self.refined.get(name)
        return refinements[0][0] if refinements else self.attributes.get(name, "")


class Item(NamedTuple):
    """A file of the manifest. `name` is "" for what lies outside the container."""

    id: str
    name: str
    media_type: str
    properties: frozenset[str] = frozenset()
    fallback: str = ""
    overlay: str = ""
    written: str = ""


class Reference(NamedTuple):
    """A place in the reading order."""

    item: Item
    linear: bool = True
    properties: tuple[str, ...] = ()


class Package(NamedTuple):
    """The package document, read."""

    name: str
    version: str
    language: str
    direction: str
    unique: str  # id of the identifier that counts
    progression: str
    statements: tuple[Statement, ...]
    items: Mapping[str, Item]
    spine: tuple[Reference, ...]
    ncx: str  # id
    guide: tuple[tuple[str, str, str], ...]  # type, title, href as written
    refined: Mapping[str, Mapping[str, tuple[Refinement, ...]]] = {}  # what is said closer of an id

    def said(self, *names: str) -> Iterator[Statement]:
        """The statements of these names, in order."""
        return (each for each in self.statements if each.name in names)

    def first(self, *names: str) -> str:
        """The first value that says something."""
        return next((each.value for each in self.said(*names) if each.value), "")

    def anywhere(self, *names: str) -> str:
        """The first value that says something, of the book or of something that is said of it."""
        closer = (of[name] for of in self.refined.values() for name in names if name in of)
        return self.first(*names) or next((each[0][0] for each in closer if each[0][0]), "")

    def item(self, name: str) -> Item | None:
        """The item of a file."""
        return next((each for each in self.items.values() if each.name == name), None)


def read(source: Container, name: str, limits: Limits, problems: list[Problem]) -> Package:
    """The package. Raises Unreadable("no-reading-order" …, filename=…)."""
    root, found = xml(whole(source, name, limits.markup_bytes))
    problems += (Problem(code=each.code, place=name, detail=each.detail) for each in found)
    items = {item.id: item for item in _items(root, name, problems)}
    spine = child(root, "spine")
    elements = [each for metadata in children(root, "metadata") for each in _flat(metadata)]
    refined = _refinements(elements)
    order = tuple(_order(spine, items, problems)) if spine is not None else ()
    if not order:
        raise Unreadable("no-reading-order", filename=source.name)
    return Package(
        name=name,
        version=(root.get("version") or "").strip(),
        language=root.get(LANG) or "",
        direction=root.get("dir") or "",
        unique=root.get("unique-identifier") or "",
        progression=(spine.get("page-progression-direction") or "") if spine is not None else "",
        statements=tuple(_statements(elements, refined)),
        items=items,
        spine=order,
        ncx=(spine.get("toc") or "") if spine is not None else "",
        guide=tuple(
            ((each.get("type") or "").strip().lower(), each.get("title") or "", each.get("href") or "")
            for guide in children(root, "guide")
            for each in children(guide, "reference")
        ),
        refined=refined,
    )


def _items(root: Element, package: str, problems: list[Problem]) -> Iterator[Item]:
    seen: set[str] = set()
    for element in (each for manifest in children(root, "manifest") for each in children(manifest, "item")):
        written, own = element.get("href") or "", element.get("id") or ""
        target = addresses.resolve(package, written)
        if target is None:
            problems.append(Problem(code="remote-resource", place=package, detail=written[:200]))
        name = target.name if target else ""
        if own in seen:
            problems.append(Problem(code="duplicate-id", place=package, detail=own[:200]))
            continue
        seen.add(own)
        yield Item(
            own,
            name,
            " ".join((element.get("media-type") or "").split()).lower(),
            frozenset((element.get("properties") or "").split()),
            element.get("fallback") or "",
            element.get("media-overlay") or "",
            written,
        )


def _order(spine: Element, items: Mapping[str, Item], problems: list[Problem]) -> Iterator[Reference]:
    for element in children(spine, "itemref"):
        item = items.get(element.get("idref") or "")
        if item is None:
            problems.append(Problem(code="missing-item", place="spine", detail=(element.get("idref") or "")[:200]))
            continue
        yield Reference(item, element.get("linear") != "no", tuple((element.get("properties") or "").split()))


def _refinements(elements: list[Element]) -> dict[str, dict[str, tuple[Refinement, ...]]]:
    """What refines what. Refinements may stand anywhere (EPUB 3.3, 5.5.2)."""
    refined: dict[str, dict[str, tuple[Refinement, ...]]] = {}
    for each in elements:
        target = (each.get("refines") or "").strip().removeprefix("#")
        for name, value in _said_closer(each) if target else ():
            of = refined.setdefault(target, {})
            of[name] = (*of.get(name, ()), (value, each.get("scheme") or "", each.get(LANG) or ""))
    return refined


def _said_closer(element: Element) -> Iterator[tuple[str, str]]:
    if LOCAL[element.tag] == "meta":
        yield _property(element.get("property") or ""), text(element)
    elif LOCAL[element.tag] == "link":
        yield from (
            ("link:" + each, (element.get("href") or "").strip()) for each in (element.get("rel") or "").split()
        )


def _statements(
    elements: list[Element], refined: Mapping[str, Mapping[str, tuple[Refinement, ...]]]
) -> Iterator[Statement]:
    """What the metadata says, each with what refines it."""
    for each in elements:
        if not each.get("refines"):
            yield from _statement(each, refined.get(each.get("id") or "", {}))


def _flat(metadata: Element) -> Iterator[Element]:
    """The statements of EPUB 2 may be wrapped once more (dc-metadata, x-metadata)."""
    for each in metadata:
        if isinstance(each.tag, str) and LOCAL[each.tag] in {"dc-metadata", "x-metadata"}:
            yield from (inner for inner in each if isinstance(inner.tag, str))
        elif isinstance(each.tag, str):
            yield each


def _statement(element: Element, refined: Mapping[str, tuple[Refinement, ...]]) -> Iterator[Statement]:
    name, own = LOCAL[element.tag], element.get("id") or ""
    if element.tag.startswith((_DC, _DC_OLD)):
        attributes = {
            key: (element.get(_OPF + key) or element.get(key) or "").strip()
            for key in ("role", "file-as", "scheme", "event")
        }
        language, direction = element.get(LANG) or "", element.get("dir") or ""
        value = prose(text(element)) if name.lower() == "description" else text(element)
        yield Statement(name.lower(), value, own, language, direction, attributes, refined)
    elif name == "meta" and element.get("property"):
        yield Statement(
            _property(element.get("property") or ""), text(element), own, element.get(LANG) or "", "", {}, refined
        )
    elif name == "meta" and element.get("name"):
        yield Statement(_property(element.get("name") or ""), " ".join((element.get("content") or "").split()), own)
    elif name == "link":
        for relation in (element.get("rel") or "").split():
            yield Statement(
                "link:" + relation, (element.get("href") or "").strip(), own, "", "", dict(_plain(element)), refined
            )


def prose(words: str) -> str:
    """A description without the tags that makers of books like to put into it."""
    if "<" not in words:
        return words
    try:
        return " ".join(block.text for block in blocks(f"<html><body>{words}</body></html>".encode()))
    except Unreadable:
        return words


def _plain(element: Element) -> Iterator[tuple[str, str]]:
    return ((str(key), str(value)) for key, value in element.attrib.items())


def _property(written: str) -> str:
    return " ".join(written.split())
