"""W3C Audiobooks: `publication.json` (schema.org in JSON-LD), alone, linked from `publication.html` or written into it; LPF is the same in a zip."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from lxml import html

from lavh.formats.audio import is_audio
from lavh.formats.audio.clock import iso
from lavh.formats.audio.kinds import PICTURES, suffix
from lavh.formats.audiobook.opening import content, finished, tracks
from lavh.formats.publishing import Container, Limits, Opened
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Accessibility, Contributor, Link, Manifest, Metadata, addresses
from lavh.formats.rwpm.foreign import Json, inside, text, texts
from lavh.formats.xml.elements import local
from lavh.formats.xml.elements import text as words_of
from lavh.formats.xml.parse import Element
from lavh.kernel.errors import Unreadable

MANIFEST = "publication.json"
ENTRY = ("publication.html", "index.html", "publication.xhtml", "index.xhtml")
DEPTH = 8
MOST = 20_000
_PEOPLE = {
    "author": ("author", "creator"), "narrator": ("readBy",), "translator": ("translator",), "editor": ("editor",), "illustrator": ("illustrator", "artist"),
    "contributor": ("contributor",), "publisher": ("publisher",),
}  # fmt: skip
_CONTEXT = re.compile(rb"w3\.org/ns/pub-context|w3\.org/TR/audiobooks|w3\.org/ns/pub-types")


class W3C:
    """The W3C Audiobooks profile."""

    name = "w3c-audiobook"

    def recognises(self, source: Container) -> float:
        """By its manifest or entry page, if there is sound beside it."""
        if not any(map(is_audio, source.names)):
            return 0.0
        if MANIFEST in source.names:
            return 0.85
        return 0.7 if any(b"pub-context" in _head(source, name) for name in ENTRY if name in source.names) else 0.0

    def open(self, source: Container, limits: Limits) -> Opened:
        """Raises Unreadable: "no-manifest" · "broken-manifest" · "no-audio" and what the container raises."""
        base, found = _manifest(source, limits)
        problems: list[Problem] = []
        links = _Links(base, problems)
        order = tracks(source, links.read(found.get("readingOrder")), problems)
        others = links.read(found.get("resources"))
        known = set(source.names)
        pictures = tuple(
            link
            for link in others
            if addresses.name(link.href) in known and suffix(addresses.name(link.href)) in PICTURES
        )
        problems += [
            Problem("missing-file", place=link.href) for link in others if addresses.name(link.href) not in known
        ]
        page = next((addresses.name(link.href) for link in others if "contents" in link.rel), "")
        toc = _contents(source, (page, *(name for name in ENTRY if name in known)), limits)
        manifest = Manifest(metadata=_metadata(found), reading_order=order, resources=pictures, toc=toc)
        return finished(source, manifest, problems)


def _head(source: Container, name: str) -> bytes:
    try:
        with source.open(name) as stream:
            return stream.read(65_536)
    except Unreadable:
        return b""


def _manifest(source: Container, limits: Limits) -> tuple[str, Json]:
    """The file that holds the manifest, and the manifest."""
    if MANIFEST in source.names:
        return MANIFEST, _decoded(content(source, MANIFEST, limits), MANIFEST)
    for name in ENTRY:
        if name not in source.names:
            continue
        page = _page(content(source, name, limits))
        if page is None:
            continue
        for link in page.iter("link"):
            target = inside(name, link.get("href") or "") if "publication" in (link.get("rel") or "").split() else ""
            embedded = page.get_element_by_id(target.partition("#")[2], None) if "#" in target else None
            if embedded is not None:
                return name, _decoded((embedded.text or "").encode(), name)
            if addresses.name(target) in source.names:
                return addresses.name(target), _decoded(
                    content(source, addresses.name(target), limits), addresses.name(target)
                )
    raise Unreadable("no-manifest", filename=source.name)


def _decoded(found: bytes, name: str) -> Json:
    try:
        value = msgspec.json.decode(found)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable("broken-manifest", str(error), filename=name) from error
    if not isinstance(value, dict):
        raise Unreadable("broken-manifest", "no object", filename=name)
    return value


def _page(markup: bytes) -> html.HtmlElement | None:
    """A page, read leniently: nothing of it is shown."""
    try:
        return html.document_fromstring(
            markup, parser=html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
        )
    except (ValueError, html.etree.ParserError):
        return None


class _Links:
    """LinkedResources: strings or objects."""

    def __init__(self, base: str, problems: list[Problem]) -> None:
        self._base = base
        self._problems = problems

    def read(self, value: object) -> tuple[Link, ...]:
        """The links of a list; what points outside is a problem."""
        rows = value if isinstance(value, list) else [value] if value else []
        return tuple(self._each(rows[:MOST]))

    def _each(self, rows: Sequence[object]) -> Iterator[Link]:
        for row in rows:
            about: Mapping[str, Any] = row if isinstance(row, dict) else {"url": row}
            written = text(about.get("url"))
            href = inside(self._base, written)
            if written and not href:
                self._problems.append(Problem("remote-resource", detail=written[:200]))
            if href:
                yield Link(
                    href=href,
                    type=text(about.get("encodingFormat")) or None,
                    title=_said(about.get("name")) or None,
                    rel=texts(about.get("rel")),
                )


def _said(value: object) -> str:
    """A text of schema.org: a string, {"value", "language"}, or several, of which the first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return text(value.get("value")) if isinstance(value, dict) and "value" in value else text(value)


def _people(value: object) -> Iterator[Contributor]:
    for each in (value if isinstance(value, list) else [value])[:200]:
        about = each if isinstance(each, dict) and "name" in each else {"name": each}
        name = _said(about["name"])
        if name:
            yield Contributor(name=name, identifier=text(about.get("id") or about.get("url")) or None)


def _metadata(found: Json) -> Metadata:
    people: dict[str, Any] = {
        field: tuple(each for key in keys for each in _people(found.get(key))) for field, keys in _PEOPLE.items()
    }
    sufficient = found.get("accessModeSufficient")
    rows = sufficient if isinstance(sufficient, list) else []
    accessibility = Accessibility(
        summary=_said(found.get("accessibilitySummary")) or None,
        access_mode=_words(found.get("accessMode")),
        access_mode_sufficient=tuple(
            _words(row.get("itemListElement") if isinstance(row, dict) else row) for row in rows[:50]
        ),
        feature=_words(found.get("accessibilityFeature")),
        hazard=_words(found.get("accessibilityHazard")),
    )
    return Metadata(
        title=_said(found.get("name")),
        identifier=text(found.get("id")) or None,
        language=texts(found.get("inLanguage")),
        published=text(found.get("datePublished")) or None,
        modified=text(found.get("dateModified")) or None,
        description=_said(found.get("description") or found.get("abstract")) or None,
        duration=iso(text(found.get("duration"))),
        rights=text(found.get("license") or found.get("copyrightNotice")) or None,
        accessibility=None if accessibility == Accessibility() else accessibility,
        **people,
    )


def _words(value: object) -> tuple[str, ...]:
    """One or several terms; schema.org allows a list in one string."""
    return tuple(part.strip() for each in texts(value) for part in each.split(",") if part.strip())


# The table of contents


def _contents(source: Container, names: Sequence[str], limits: Limits) -> tuple[Link, ...]:
    """The first list of an element with the role doc-toc, on any of the pages."""
    for name in dict.fromkeys(filter(None, names)):
        if name not in source.names:
            continue
        page = _page(content(source, name, limits))
        navigation = (
            None
            if page is None
            else next((each for each in page.iter() if "doc-toc" in (each.get("role") or "")), None)
        )
        if navigation is not None:
            found = next((_entries(each, name, 0) for each in navigation.iter("ol", "ul")), ())
            if found:
                return found
    return ()


def _entries(listed: Element, base: str, depth: int) -> tuple[Link, ...]:
    entries: list[Link] = []
    for item in listed:
        if local(item) != "li" or depth > DEPTH:
            continue
        anchor = next((each for each in item if local(each) in {"a", "span"}), None)
        below = next((each for each in item if local(each) in {"ol", "ul"}), None)
        children = _entries(below, base, depth + 1) if below is not None else ()
        title = words_of(anchor) if anchor is not None else (item.text or "").strip()
        href = inside(base, anchor.get("href") or "") if anchor is not None else ""
        if title and (href or children):
            entries.append(Link(href=href or children[0].href, title=title, children=children))
    return tuple(entries)
