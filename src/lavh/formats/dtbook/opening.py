"""A DTBook file as a publication."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from msgspec.structs import replace

from lavh.formats.audio.kinds import PICTURES, suffix
from lavh.formats.dtbook.book import Chapter, read
from lavh.formats.dtbook.metadata import accessibility, metadata
from lavh.formats.publishing import Container, Limits, Opened, Resource
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Link, Manifest, addresses
from lavh.formats.rwpm.describing import describe, exact
from lavh.formats.rwpm.manifest import EPUB
from lavh.formats.xhtml import clean_svg
from lavh.kernel.errors import Unreadable

XHTML = "application/xhtml+xml"
BOOK = "http://schema.org/Book"
_ROOT = re.compile(rb"<(?:\w+:)?dtbook\b")
_HEAD = 65_536


class DTBook:
    """One DTBook, with its pictures beside it."""

    name = "dtbook"

    def recognises(self, source: Container) -> float:
        """By the root of an XML file, where no package stands beside it."""
        if any(suffix(name) in {"opf", "ncx"} or name.lower().endswith("ncc.html") for name in source.names):
            return 0.0
        return 0.85 if next(_books(source), "") else 0.0

    def open(self, source: Container, limits: Limits) -> Opened:
        """Raises Unreadable: "no-text" · "xml-entities" · "broken-markup" and what the container raises."""
        texts = [read(content(source, name, limits), name) for name in _books(source)]
        if not texts:
            raise Unreadable("no-text", filename=source.name)
        problems = [problem for each in texts for problem in each.problems]
        chapters = [chapter for each in texts for chapter in each.chapters]
        shown = pictures(source, [name for each in texts for name in each.pictures], problems)
        about = metadata(texts[0].about, source.name, texts[0].language)
        contents, pages = toc(chapters), page_list(chapters)
        manifest = Manifest(
            metadata=replace(
                about,
                type=BOOK,
                conforms_to=(EPUB,),
                accessibility=accessibility(
                    text=True, sound=False, contents=bool(contents), pages=bool(pages), mathml=with_formulas(chapters)
                ),
            ),
            reading_order=reading_order(chapters),
            resources=shown,
            toc=contents,
            page_list=pages,
        )
        return Opened(
            manifest=exact(manifest),
            resources=resources(source, chapters, shown),
            description=describe(manifest, "ebook"),
            problems=lambda: tuple(dict.fromkeys(problems)),
        )


def content(source: Container, name: str, limits: Limits) -> bytes:
    """A markup file as a whole. Raises Unreadable("too-large")."""
    with source.open(name) as stream:
        found = stream.read(limits.markup_bytes + 1)
    if len(found) > limits.markup_bytes:
        raise Unreadable("too-large", filename=name)
    return found


def _books(source: Container) -> Iterator[str]:
    for name in source.names:
        if suffix(name) in {"xml", "dtbook"}:
            with source.open(name) as stream:
                if _ROOT.search(stream.read(_HEAD)):
                    yield name


def with_formulas(chapters: Iterable[Chapter]) -> bool:
    """Whether there is MathML in them."""
    return any(b"<math" in chapter.markup for chapter in chapters)


def reading_order(chapters: Sequence[Chapter]) -> tuple[Link, ...]:
    """The chapters as links."""
    return tuple(Link(href=each.href, type=XHTML, title=each.title or None, size=len(each.markup)) for each in chapters)


def toc(chapters: Iterable[Chapter]) -> tuple[Link, ...]:
    """The headings as a tree."""
    return tree(
        (heading.level, f"{chapter.href}#{heading.fragment}", heading.title)
        for chapter in chapters
        for heading in chapter.headings
    )


def tree(entries: Iterable[tuple[int, str, str]]) -> tuple[Link, ...]:
    """(level, address, title) in order, as a tree: what is deeper than the entry before it stands below it."""
    open_: list[tuple[int, Link, list[Link]]] = []
    done: list[Link] = []

    def close(level: int) -> None:
        while open_ and open_[-1][0] >= level:
            _, link, children = open_.pop()
            (open_[-1][2] if open_ else done).append(replace(link, children=tuple(children)))

    for level, href, title in entries:
        close(level)
        open_.append((level, Link(href=href, title=title), []))
    close(0)
    return tuple(done)


def page_list(chapters: Iterable[Chapter]) -> tuple[Link, ...]:
    """Where the pages of the print begin."""
    return tuple(
        Link(href=f"{chapter.href}#{page.fragment}", title=page.label)
        for chapter in chapters
        for page in chapter.pages
        if page.label
    )


def pictures(source: Container, names: Iterable[str], problems: list[Problem]) -> tuple[Link, ...]:
    """The pictures that the text shows and that are there."""
    found: list[Link] = []
    for name in dict.fromkeys(names):
        kind = "image/svg+xml" if suffix(name) == "svg" else PICTURES.get(suffix(name), "")
        if not _there(source, name):
            problems.append(Problem("missing-file", place=name))
        elif kind:
            found.append(Link(href=addresses.href(name), type=kind, size=source.size(name)))
    return tuple(found)


def _there(source: Container, name: str) -> bool:
    try:
        source.open(name).close()
    except Unreadable:
        return False
    return True


def resources(source: Container, chapters: Iterable[Chapter], others: Iterable[Link]) -> Iterator[Resource]:
    """The chapters, then the other files."""
    for chapter in chapters:
        yield Resource(chapter.href, XHTML, _bytes(chapter.markup))
    for link in others:
        yield Resource(link.href, link.type or "", _opener(source, addresses.name(link.href), link.type or ""))


def _bytes(made: bytes) -> Callable[[], BinaryIO]:
    return lambda: io.BytesIO(made)


def _opener(source: Container, name: str, kind: str) -> Callable[[], BinaryIO]:
    if kind == "image/svg+xml":
        return lambda: io.BytesIO(clean_svg(_whole(source, name), name).markup)
    return lambda: source.open(name)


def _whole(source: Container, name: str) -> bytes:
    with source.open(name) as stream:
        return stream.read(Limits().markup_bytes)
