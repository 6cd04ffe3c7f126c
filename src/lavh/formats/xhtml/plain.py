"""A chapter as a part of a plain page of the house: no style, no script, headings in order under the page's own."""

from collections.abc import Callable

from lavh.formats.rwpm import addresses
from lavh.formats.rwpm.addresses import Target
from lavh.formats.xhtml.cleaner import Cleaner, Kind, escaped, only_words
from lavh.formats.xhtml.markup import document
from lavh.formats.xhtml.vocabulary import SVG, XHTML
from lavh.formats.xml.elements import LANG, LOCAL, descendants, inner
from lavh.formats.xml.parse import Element

Address = Callable[[Target], str]  # a place in the publication → its address on the page; "" = none
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNWANTED = frozenset(
    {"class", "style", "epub:type", "xml:lang", "xml:space", "align", "bgcolor", "border", "width", "height", "target"}
)
_SIZED = frozenset({"img", "video", "svg", "rect", "image"})
_RENAMED = {
    "header": "div",
    "footer": "div",
    "main": "div",
    "nav": "div",
    "center": "div",
    "font": "span",
    "big": "span",
    "tt": "code",
}
# The page has landmarks of its own, and no script that would move these.
_ROLES = frozenset(
    {
        "main",
        "banner",
        "contentinfo",
        "navigation",
        "search",
        "application",
        "menu",
        "menubar",
        "menuitem",
        "toolbar",
        "tree",
        "tab",
    }
)


def plain(markup: bytes, here: str, link: Address, resource: Address, under: int = 1) -> str:
    """The body of a chapter as HTML for a page whose own heading is of level `under`. `here`: the chapter's href.

    `link` makes the addresses of links, `resource` those of pictures, sound and video; links to outside stay as they are. Ids are kept.
    Raises Unreadable: "xml-entities" · "broken-markup".
    """
    root, _ = document(markup)
    writer = Plain(addresses.name(here), link, resource, under)
    if LOCAL[root.tag] == "svg":
        writer.element(root, XHTML)
        return "".join(writer.out)
    body = next(descendants(root, "body"), root)
    writer.children(body, XHTML)
    told = body.get(LANG) or body.get("lang") or root.get(LANG) or root.get("lang")
    side = body.get("dir") or root.get("dir")
    language = f' lang="{escaped(told)}"' if told else ""
    direction = f' dir="{side}"' if side in {"ltr", "rtl", "auto"} else ""
    return f"<div{language}{direction}>{''.join(writer.out)}</div>"


class Plain(Cleaner):
    """Writes HTML."""

    spaces_written = False

    def __init__(self, here: str, link: Address, resource: Address, under: int) -> None:
        super().__init__(here)
        self._make_link = link
        self._make_resource = resource
        self._under = under
        self._levels: list[int] = []  # of the headings that stand open, as the book counts them

    def write(self, element: Element, kind: Kind, more: str = "") -> None:
        """Headings get the level that they have among others; what only looks is written as what it is."""
        name = kind.name
        if kind.space == XHTML and name in _HEADINGS:
            kind = kind._replace(name=self._heading(int(name[1])))
        elif kind.space == XHTML and name in _RENAMED:
            kind = kind._replace(name=_RENAMED[name])
        elif name == "img":
            more += ' loading="lazy"' + ("" if element.get("alt") is not None else ' alt=""')
        super().write(element, kind, more)

    def value(self, kind: Kind, name: str, value: str) -> str | None:
        """No looks: only what is said."""
        if name in _UNWANTED and not (kind.space == SVG or (kind.name in _SIZED and name in {"width", "height"})):
            return None
        if name in {"style", "class"} or name.startswith("xml:") or name == "epub:type":
            return None
        if name == "role" and (value in _ROLES or kind.name in _RENAMED):
            return None
        return super().value(kind, name, value)

    def attributes(self, element: Element, kind: Kind) -> str:
        """As the cleaner has them; a language is told in the way of HTML."""
        language = element.get(LANG)
        if language and not element.get("lang"):
            element.set("lang", language)
        return super().attributes(element, kind)

    def link(self, value: str) -> str | None:
        """Where a link leads, as the page has it."""
        if addresses.scheme(value):
            return super().link(value)
        target = addresses.resolve(self.here, value)
        return (self._make_link(target) or None) if target else None

    def fetched(self, value: str, pictures: bool = False) -> str | None:
        """Where a file is, as the page has it."""
        if addresses.scheme(value):
            return super().fetched(value, pictures)
        target = addresses.resolve(self.here, value)
        return (self._make_resource(target) or None) if target else None

    def _svg(self, element: Element, kind: Kind) -> None:
        """Words that lie over the picture of a page are paragraphs and headings."""
        if not only_words(element):
            super()._svg(element, kind)
            return
        for each in element:
            words = " ".join(inner(each).split())
            if words:
                name = self._heading(2) if each.get("class") == "heading" else "p"
                self.out.append(f"<{name}>{escaped(words)}</{name}>")

    def _style(self, element: Element, _: Kind) -> None:
        """No looks."""

    def _link(self, element: Element, _: Kind) -> None:
        """No looks."""

    def _meta(self, element: Element, _: Kind) -> None:
        """Says nothing to a reader."""

    def _foreignObject(self, element: Element, _: Kind) -> None:  # noqa: N802 (named after the element)
        """HTML's parser has doors here: only the words come through."""
        self.out.append("<text>" + escaped(" ".join("".join(map(str, element.itertext())).split())) + "</text>")

    def _heading(self, level: int) -> str:
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return f"h{min(self._under + len(self._levels), 6)}"
