"""A DTBook file as chapters in XHTML."""

import posixpath
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lavh.formats.dtbook.cutting import Piece, pieces
from lavh.formats.dtbook.parsing import parsed
from lavh.formats.dtbook.vocabulary import ROLES
from lavh.formats.dtbook.writing import Heading, Page, Writer
from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.xhtml import cleaned
from lavh.formats.xhtml.cleaner import Cleaner
from lavh.formats.xml.elements import LANG, local, text
from lavh.formats.xml.parse import Element
from lavh.kernel.errors import Unreadable

MOST = 5_000  # chapters
MEANT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hd", "doctitle", "covertitle"})


class Chapter(NamedTuple):
    """A resource of the reading order: cleaned markup and what stands in it. `roles`: id → what kind of thing it is."""

    name: str  # of the file
    title: str
    markup: bytes
    ids: frozenset[str] = frozenset()
    headings: tuple[Heading, ...] = ()
    pages: tuple[Page, ...] = ()
    roles: Mapping[str, str] = {}

    @property
    def href(self) -> str:
        """As the manifest has it."""
        return addresses.href(self.name)


class Text(NamedTuple):
    """All chapters of one file, its metadata (name in lower case → values), and the pictures that it shows."""

    chapters: tuple[Chapter, ...]
    about: Mapping[str, tuple[str, ...]] = {}
    language: str = ""
    pictures: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(markup: bytes, source: str) -> Text:
    """The book in the file named `source`. Raises Unreadable: "xml-entities" · "broken-markup" · "no-text"."""
    root, problems = parsed(markup)
    if not any(local(each) in {"book", "level1", "level", "bodymatter"} for each in root.iter()):
        raise Unreadable("no-text", filename=source)
    language = root.get(LANG) or root.get("lang") or ""
    cut = [piece for piece in list(pieces(root))[:MOST] if any(text(each) or len(each) for each in piece.elements)]
    if not cut:
        raise Unreadable("no-text", filename=source)
    names = [_name(source, number, len(cut)) for number in range(1, len(cut) + 1)]
    places = {fragment: name for piece, name in zip(cut, names, strict=True) for fragment in _ids(piece)}
    found: list[Problem] = [Problem(each.code, source, each.detail) for each in problems]
    pictures: dict[str, None] = {}
    chapters = []
    for piece, name in zip(cut, names, strict=True):
        chapter, shown, wrong = _chapter(piece, name, source, places, str(language))
        chapters.append(chapter)
        pictures.update(dict.fromkeys(shown))
        found += wrong
    return Text(tuple(chapters), _about(root), str(language), tuple(pictures), tuple(found))


def _name(source: str, number: int, count: int) -> str:
    """The file of a chapter: beside the book, so that its references stay true."""
    bare = posixpath.splitext(source)[0]
    return f"{bare}.xhtml" if count == 1 else f"{bare}-{number:0{len(str(count))}}.xhtml"


def _ids(piece: Piece) -> frozenset[str]:
    return frozenset(str(each.get("id")) for element in piece.elements for each in element.iter() if each.get("id"))


def _chapter(
    piece: Piece, name: str, source: str, places: Mapping[str, str], language: str
) -> tuple[Chapter, Sequence[str], Sequence[Problem]]:
    writer = Writer(name, source, places)
    title = _title(piece)
    written = writer.write(piece, title, language)
    made = cleaned(written.root, (), Cleaner(name, {}), language)
    roles = {
        str(each.get("id")): role for element in piece.elements for each in element.iter() if (role := _role(each))
    }
    new = {each.fragment for each in written.headings} | {each.fragment for each in written.pages}
    chapter = Chapter(name, title, made.markup, _ids(piece) | new, written.headings, written.pages, roles)
    return chapter, written.pictures, made.problems


def _role(element: Element) -> str:
    """What it is; inside something that may be skipped, that."""
    if not element.get("id"):
        return ""
    above: Element | None = element
    for _ in range(6):
        if above is None:
            break
        name = local(above)
        if name in {"note", "sidebar", "prodnote", "annotation"}:
            return ROLES[name]
        above = above.getparent()
    return ROLES.get(local(element), "")


def _title(piece: Piece) -> str:
    """The first heading of the chapter, else its first words."""
    inside = [each for element in piece.elements for each in element.iter()]
    heading = next((words for each in inside if local(each) in MEANT and (words := text(each))), "")
    return (heading or next((words for element in piece.elements if (words := text(element))), ""))[:120]


def _about(root: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("{*}meta"):
        value = " ".join((meta.get("content") or "").split())
        if value and meta.get("name"):
            found.setdefault(str(meta.get("name")).lower(), []).append(value)
    for name in ("doctitle", "docauthor"):
        element = next(root.iter("{*}" + name), None)
        if element is not None and text(element):
            found[name] = [text(element)]
    return {name: tuple(values) for name, values in found.items()}
