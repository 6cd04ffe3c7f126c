"""The files of an EPUB as they may be kept: chapters, drawings and styles cleaned, fonts readable, the rest as it is."""

import io
import re
from collections.abc import Mapping
from typing import BinaryIO

from lavh.formats import pictures, xhtml
from lavh.formats.container.reading import whole
from lavh.formats.epub.ocf import Obfuscation, revealed
from lavh.formats.epub.order import Entry
from lavh.formats.epub.package import PAGES, SVG, Item
from lavh.formats.publishing import Container, Limits
from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.xhtml.markup import document, xml
from lavh.formats.xml.elements import LOCAL, attribute, descendants, text
from lavh.formats.xml.parse import Element
from lavh.kernel.errors import Unreadable

_VIEWPORT = re.compile(rb"<meta\b[^>]*\bname\s*=\s*[\"']viewport[\"'][^>]*>", re.IGNORECASE)
_CONTENT = re.compile(rb"""\bcontent\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_BOX = re.compile(
    rb"<(?:\w+:)?svg\b[^>]*?\bviewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)", re.IGNORECASE
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


class Content:
    """Opens files of one book. What is wrong with one, though it can be shown, goes into `problems`."""

    def __init__(
        self,
        source: Container,
        limits: Limits,
        hidden: Mapping[str, Obfuscation],
        instead: Mapping[str, str],
        problems: list[Problem],
    ) -> None:
        self.source = source
        self.problems = problems
        self.present = frozenset(source.names)
        self._most = limits.markup_bytes
        self._hidden = hidden
        self._instead = instead

    def parsed(self, name: str, page: bool = True) -> Element | None:
        """A file of markup; nothing if it cannot be read."""
        try:
            root, found = (document if page else xml)(whole(self.source, name, self._most))
        except Unreadable as error:
            self._broken(name, error)
            return None
        self.problems += xhtml.placed(found, name)
        return root

    def chapter(self, entry: Entry) -> BinaryIO:
        """A chapter, cleaned. Raises `Unreadable` where nothing can be made of it."""
        if entry.item.media_type not in PAGES and entry.name.endswith(".xhtml") and entry.name != entry.item.name:
            return io.BytesIO(self._picture(entry))
        return io.BytesIO(self._markup(entry.item))

    def file(self, item: Item) -> BinaryIO:
        """Any other file."""
        if item.media_type in PAGES or item.media_type == "text/x-oeb1-document":
            return io.BytesIO(self._markup(item))
        if item.media_type in {"text/css", "text/x-oeb1-css"}:
            sheet, found = xhtml.clean_css(whole(self.source, item.name, self._most), item.name)
            self.problems += found
            return io.BytesIO(sheet)
        stream = self.source.open(item.name)
        return revealed(stream, self._hidden[item.name], self._most) if item.name in self._hidden else stream

    def shape(self, entry: Entry) -> tuple[int, int] | None:
        """The size of a page that has one: its viewport's, its drawing's, its picture's."""
        try:
            with self.source.open(entry.item.name) as stream:
                if entry.item.media_type not in PAGES:
                    return pictures.size(stream)
                head = stream.read(1 << 16)
        except Unreadable:
            return None
        if entry.item.media_type != SVG and (found := _VIEWPORT.search(head)) and (said := _CONTENT.search(found[0])):
            return xhtml.size(said[1].decode("utf-8", "replace"))
        box = _BOX.search(head)
        return xhtml.size(f"width={box[1].decode()} height={box[2].decode()}") if box else None

    def heading(self, name: str) -> str:
        """What a chapter calls itself."""
        root = self.parsed(name)
        if root is None:
            return ""
        heading = next(
            (each for each in root.iter() if isinstance(each.tag, str) and LOCAL[each.tag] in _HEADINGS), None
        )
        return text(heading) or text(next(descendants(root, "title"), None))

    def first_picture(self, name: str) -> str:
        """The first picture that a page shows, as a file's name."""
        root = self.parsed(name) if name in self.present else None
        for each in root.iter() if root is not None else ():
            if isinstance(each.tag, str) and LOCAL[each.tag] in {"img", "image"}:
                target = addresses.resolve(name, each.get("src") or attribute(each, "href"))
                return target.name if target else ""
        return ""

    def _markup(self, item: Item) -> bytes:
        made = xhtml.clean(whole(self.source, item.name, self._most), item.name, self._instead)
        self.problems += made.problems
        return made.markup

    def _picture(self, entry: Entry) -> bytes:
        shape = self.shape(entry)
        name = entry.item.name.rpartition("/")[2]
        return pictures.page(pictures.Picture(addresses.href(name), pictures.Size(*shape) if shape else None), name)

    def _broken(self, name: str, error: Unreadable) -> None:
        self.problems.append(Problem(code=error.code, place=name, detail=str(error)[:200]))
