"""DAISY 3 (ANSI/NISO Z39.86-2002 and 2005): an OEB package, NCX, SMIL 2.0, DTBook, sound."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lavh.formats.audio.kinds import PICTURES, suffix
from lavh.formats.audiobook.opening import COVERS
from lavh.formats.daisy import entries
from lavh.formats.daisy.assembling import assembled
from lavh.formats.daisy.entries import Contents, metas
from lavh.formats.daisy.forgiving import Forgiving
from lavh.formats.daisy.sources import Book, read
from lavh.formats.dtbook import book as dtbook
from lavh.formats.dtbook.opening import content
from lavh.formats.publishing import Container, Limits, Opened
from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.xml.elements import LANG, attribute, local, text
from lavh.formats.xml.parse import Element, parse
from lavh.kernel.errors import Unreadable

_HEAD = 65_536
CONTAINER = "META-INF/container.xml"  # then it is an EPUB, which may hold DTBook too
PROTECTED = frozenset({"pdtb2", "ao"})  # protected digital talking books
DTBOOK = "application/x-dtbook+xml"
NCX = "application/x-dtbncx+xml"


class Package(NamedTuple):
    """What the package file says. `items`: id → (name of the file, media type)."""

    about: Mapping[str, tuple[str, ...]]
    items: Mapping[str, tuple[str, str]]
    spine: tuple[str, ...]
    language: str


class Daisy3:
    """Talking books of the ANSI/NISO norm."""

    name = "daisy3"

    def recognises(self, source: Container) -> float:
        """By a package that names the norm or holds what only it has."""
        name = _package_name(source)
        if not name or CONTAINER in source.names:
            return 0.0
        try:
            with source.open(name) as stream:
                head = stream.read(_HEAD)
        except Unreadable:
            return 0.0
        marks = (b"Z39.86", b"dtb:multimedia", DTBOOK.encode(), b"DTB", b"oeb-package")
        return 0.95 if any(mark in head for mark in marks[:3]) else 0.6 if marks[4] in head and b"smil" in head else 0.0

    def open(self, source: Container, limits: Limits) -> Opened:
        """Raises Unreadable: "no-package" · "encrypted" · "broken-package" · "nothing-to-read" and what the container raises."""
        name = _package_name(source)
        if any(suffix(each) in PROTECTED for each in source.names):
            raise Unreadable("encrypted", filename=source.name)
        if not name:
            raise Unreadable("no-package", filename=source.name)
        problems: list[Problem] = []
        source = Forgiving(source)
        package = _package(content(source, name, limits), name, problems)
        navigation = next((file for file, kind in package.items.values() if kind == NCX or suffix(file) == "ncx"), "")
        told = _contents(source, navigation, limits, problems)
        book = _book(source, package, told, navigation)
        found = read(source, book, dtbook.read, limits, problems)
        return assembled(source, book, found, problems)


def _package_name(source: Container) -> str:
    found = sorted((name for name in source.names if suffix(name) == "opf"), key=lambda name: (name.count("/"), name))
    return found[0] if found else ""


def _package(markup: bytes, name: str, problems: list[Problem]) -> Package:
    root, wrong = parse(markup)
    if root is None:
        raise Unreadable(next((each.code for each in wrong if each.grave), "broken-package"), filename=name)
    problems += [Problem(each.code, name, each.detail) for each in wrong]
    items = {
        attribute(item, "id"): (target.name, attribute(item, "media-type").lower())
        for item in root.iter("{*}item")
        if (target := addresses.resolve(name, str(item.get("href") or "")))
    }
    spine = [items[ref][0] for item in root.iter("{*}itemref") if (ref := attribute(item, "idref")) in items]
    return Package(_about(root), items, tuple(spine), str(root.get(LANG) or ""))


def _about(root: Element) -> dict[str, tuple[str, ...]]:
    """Dublin Core under "dc:…", and the meta elements; an identifier that is an ISBN stands as the source."""
    found: dict[str, list[str]] = {}
    for element in _dublin(root):
        found.setdefault(f"dc:{local(element).lower()}", []).append(text(element))
    return {**metas(root), **{name: tuple(filter(None, values)) for name, values in found.items()}}


def _dublin(root: Element) -> Iterator[Element]:
    for element in root.iter():
        if isinstance(element.tag, str) and "purl.org/dc/" in element.tag and not len(element):
            yield element


def _contents(source: Container, navigation: str, limits: Limits, problems: list[Problem]) -> Contents:
    if not navigation:
        problems.append(Problem("no-navigation"))
        return Contents()
    try:
        told = entries.ncx(content(source, navigation, limits), navigation)
    except Unreadable as error:
        problems.append(Problem(error.code, place=navigation))
        return Contents()
    problems += told.problems
    return told


def _book(source: Forgiving, package: Package, told: Contents, navigation: str) -> Book:
    files = [(source.actual(name), kind) for name, kind in package.items.values()]
    listed = [name for name, kind in files if "smil" in kind or suffix(name) == "smil"]
    known = set(listed)
    in_spine = [source.actual(name) for name in package.spine if source.actual(name) in known]
    pictures = [name for name, _ in files if suffix(name) in PICTURES and name in set(source.names)]
    return Book(
        about={**told.about, **package.about},
        language=told.language or package.language,
        headings=tuple(entry._replace(target=source.target(entry.target)) for entry in told.headings),
        pages=tuple(entry._replace(target=source.target(entry.target)) for entry in told.pages),
        smils=tuple(dict.fromkeys(in_spine or listed)),
        texts=tuple(name for name, kind in files if kind == DTBOOK),
        tests=told.tests,
        kind=next(iter(package.about.get("dtb:multimediatype", ())), "").lower().replace(" ", ""),
        navigation=navigation,
        cover=next((name for name in pictures if any(word in name.rpartition("/")[2].lower() for word in COVERS)), ""),
    )
