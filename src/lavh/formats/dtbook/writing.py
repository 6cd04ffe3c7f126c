"""Write one chapter of a DTBook as XHTML."""

from collections.abc import Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from lavh.formats.dtbook.cutting import LEVELS, Piece
from lavh.formats.dtbook.vocabulary import INLINE, KEPT, LINES, MADE, TYPE, Made
from lavh.formats.rwpm import addresses
from lavh.formats.xhtml.vocabulary import EPUB, MATHML, XHTML
from lavh.formats.xml.elements import LANG, attribute, local, text
from lavh.formats.xml.made import clean
from lavh.formats.xml.parse import Element
from lavh.kernel.languages import direction

DEEPEST = 200  # elements inside each other: what is deeper is written as its words


class Heading(NamedTuple):
    """An entry of the table of contents."""

    level: int
    fragment: str
    title: str


class Page(NamedTuple):
    """Where a page of the print begins."""

    fragment: str
    label: str


class Written(NamedTuple):
    """A chapter that is to be cleaned yet, and what was met in it."""

    root: Element
    headings: tuple[Heading, ...]
    pages: tuple[Page, ...]
    pictures: tuple[str, ...]


class Writer:
    """One chapter. `places`: id → the file of the chapter that it is in; `here`: this chapter's file; `source`: the book's."""

    def __init__(self, here: str, source: str, places: Mapping[str, str]) -> None:
        self.here = here
        self.source = source
        self.places = places
        self.headings: list[Heading] = []
        self.pages: list[Page] = []
        self.pictures: dict[str, None] = {}
        self._ids = 0

    def write(self, piece: Piece, title: str, language: str) -> Written:
        """The whole document."""
        root = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": EPUB})  # type: ignore[dict-item]  # the default namespace
        if language:
            root.set(LANG, language)
            if direction(language) == "rtl":
                root.set("dir", "rtl")
        etree.SubElement(etree.SubElement(root, f"{{{XHTML}}}head"), f"{{{XHTML}}}title").text = clean(title)
        body = etree.SubElement(root, f"{{{XHTML}}}body", {TYPE: piece.part})
        for element in piece.elements:
            self._add(body, element, piece.depth, 0)
        return Written(
            root,
            tuple(self.headings),
            tuple(self.pages),
            tuple(self.pictures),
        )

    def _add(self, parent: Element, element: Element, level: int, depth: int) -> None:
        """An element with everything in it. `level`: how many levels are around it."""
        name = local(element)
        if not name:
            return
        if str(element.tag).startswith(f"{{{MATHML}}}"):
            self._formula(parent, element)
            return
        made = self._made(element, name, level)
        if depth > DEEPEST or name == "head":
            _append(parent, text(element) if depth > DEEPEST else "")
            return
        target = parent if made is None else etree.SubElement(parent, f"{{{XHTML}}}{made.tag}")
        if made is not None:
            self._describe(target, element, made, name)
        if name == "pagenum":
            self._page(target, element)
        else:
            _append(target, element.text)
            for child in element:
                self._add(target, child, level + (name in LEVELS), depth + 1)
                _append(target, child.tail)
        if name == "line" and made is not None and made.tag == "span":
            etree.SubElement(parent, f"{{{XHTML}}}br")
        self._noted(target, element, made)

    def _made(self, element: Element, name: str, level: int) -> Made | None:
        """What it becomes; nothing where only its children stay."""
        above = element.getparent()
        around = local(above) if above is not None else ""
        if name == "hd" and around == "list":
            return Made("li", name="hd")
        if name == "hd":
            number = min(level + (around not in LEVELS), 6)
            return Made(f"h{max(number, 1)}")
        if name in INLINE and around in LINES:
            return Made("span", name=name)
        if name == "caption" and around == "table":
            return Made("caption")
        if name == "list" and element.get("type") == "ol":
            return Made("ol")
        return MADE.get(name)

    def _describe(self, target: Element, element: Element, made: Made, name: str) -> None:
        """Its attributes."""
        for key, value in element.attrib.items():
            bare = str(key).rpartition("}")[2]
            if bare in KEPT or key == LANG:
                target.set(LANG if bare == "lang" else bare, str(value))
        for key, value in ((TYPE, made.type), ("role", made.role), ("class", made.name)):
            if value:
                target.set(key, value)
        if name in {"noteref", "annoref"}:
            target.set("href", self._link("#" + attribute(element, "idref").lstrip("#")))
        elif name == "a" and element.get("href"):
            target.set("href", self._link(str(element.get("href"))))
        elif name == "list" and (marks := element.get("enum")) and marks in {"1", "a", "A", "i", "I"}:
            target.set("type", str(marks))
        elif name == "img":
            self._picture(target, element)

    def _link(self, written: str) -> str:
        """A reference inside the book leads to the chapter that has it."""
        target = addresses.resolve(self.source, written)
        if target is None or target.name != self.source or not target.fragment:
            return written
        return addresses.relative(
            self.here, addresses.Target(self.places.get(target.fragment, self.here), target.fragment)
        )

    def _picture(self, target: Element, element: Element) -> None:
        written = str(element.get("src") or "")
        found = addresses.resolve(self.source, written)
        target.set("alt", str(element.get("alt") or ""))
        if found is not None:
            self.pictures[found.name] = None
            target.set("src", addresses.relative(self.here, found))

    def _page(self, target: Element, element: Element) -> None:
        """A page break says its number to those who ask; it is no word of the text."""
        label = text(element)
        fragment = target.get("id") or self._id(target)
        target.set("aria-label", clean(label))
        target.set("title", clean(label))
        self.pages.append(Page(fragment, label))

    def _noted(self, target: Element, element: Element, made: Made | None) -> None:
        """Headings are remembered for the contents."""
        if made is None or made.tag not in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            return
        title = text(element)
        if title:
            self.headings.append(Heading(int(made.tag[1]), target.get("id") or self._id(target), title))

    def _id(self, target: Element) -> str:
        """A new id, that no other element of the book has."""
        while True:
            self._ids += 1
            made = f"lavh-{self._ids}"
            if made not in self.places:
                target.set("id", made)
                return made

    def _formula(self, parent: Element, element: Element) -> None:
        """MathML stays as it is: the cleaner knows it."""
        copy = deepcopy(element)
        copy.tail = None
        parent.append(copy)


def _append(parent: Element, words: str | None) -> None:
    """Text behind the last child."""
    if not words:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words
