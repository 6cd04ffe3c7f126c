"""The words of a chapter, block by block: for search, for speech, for finding a place again."""

from typing import NamedTuple

from lavh.formats.xhtml.markup import document
from lavh.formats.xhtml.vocabulary import words
from lavh.formats.xml.elements import LANG, LOCAL
from lavh.formats.xml.parse import Element

_BLOCKS = words("""address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th
    thead tr ul option svg text title desc""")
_SILENT = words(
    "head script style template rp rt rtc iframe object datalist metadata annotation annotation-xml noscript"
)


_PARAGRAPH, _HEADING = "p", "h2"  # of the words over the picture of a page: a group of lines


class Block(NamedTuple):
    """A paragraph, a heading, a cell …: `fragment` is its own id or that of the nearest element before or around it."""

    text: str  # white space run together
    fragment: str = ""
    path: str = ""  # a CSS selector of exactly this element
    language: str = ""  # as tagged, inherited
    kind: str = "p"  # the element's name: p · h1 … h6 · li · td · figcaption … · img (its description)


def blocks(markup: bytes) -> tuple[Block, ...]:
    """The blocks that say something, in order. Raises Unreadable: "xml-entities" · "broken-markup"."""
    root, _ = document(markup)
    walk = _Walk()
    body = next((each for each in root if isinstance(each.tag, str) and LOCAL[each.tag] == "body"), root)
    told = root.get(LANG) or root.get("lang") or ""
    walk.block(body, "body" if body is not root else LOCAL[root.tag], told)
    return tuple(walk.found)


class _Walk:
    """Gathers words until a block begins or ends."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._words: list[str] = []
        self._fragment = ""

    def block(self, element: Element, path: str, language: str, kind: str = "") -> None:
        """A block: what it says before, between and after the blocks in it."""
        self._flush()
        language = element.get(LANG) or element.get("lang") or language
        here = _Here(path, language, kind or LOCAL[element.tag])
        self._here = here
        self._fragment = element.get("id") or self._fragment
        self._words.append(element.text or "")
        self._inside(element, here)
        self._flush()

    def _inside(self, element: Element, here: "_Here", prefix: str = "") -> None:
        counts: dict[str, int] = {}
        for child in element:
            if isinstance(child.tag, str):
                name = LOCAL[child.tag]
                counts[name] = counts.get(name, 0) + 1
                self._child(child, name, here, f"{prefix} > {name}:nth-of-type({counts[name]})")
            self._here = here
            self._words.append(child.tail or "")

    def _child(self, child: Element, name: str, here: "_Here", step: str) -> None:
        if name == "g" and here.name == "svg" and child.getparent().get("class") == "words":  # type: ignore[union-attr]
            kind = _HEADING if child.get("class") == "heading" else _PARAGRAPH
            self.block(child, _path(child, here.path, step), here.language, kind)
            return
        if name in _BLOCKS and not (name == "text" and here.name in {_PARAGRAPH, _HEADING}):
            self.block(child, _path(child, here.path, step), here.language)
        elif name == "img":
            self._image(child, here, step)
        elif name == "math" and child.get("alttext"):
            self._words.append(f" {child.get('alttext')} ")
        elif name == "br":
            self._words.append(" ")
        elif name not in _SILENT and child.get("hidden") is None:
            self._fragment = (child.get("id") if not "".join(self._words).strip() else None) or self._fragment
            self._words.append(child.text or "")
            self._inside(child, here, step)

    def _image(self, child: Element, here: "_Here", step: str) -> None:
        """A picture says what its description says; inside a paragraph it is a word of it."""
        said = " ".join((child.get("alt") or "").split())
        if not said or child.get("role") == "presentation":
            return
        if "".join(self._words).strip():
            self._words.append(f" {said} ")
            return
        self._fragment = child.get("id") or self._fragment
        self.found.append(Block(said, self._fragment, _path(child, here.path, step), here.language, "img"))

    def _flush(self) -> None:
        said = " ".join("".join(self._words).split())
        self._words.clear()
        if said:
            here = self._here
            self.found.append(Block(said, self._fragment, here.path, here.language, here.name))


class _Here(NamedTuple):
    path: str
    language: str
    name: str


def _path(element: Element, above: str, step: str) -> str:
    name = element.get("id")
    if (
        name
        and name.isascii()
        and name.replace("-", "").replace("_", "").isalnum()
        and not name[0].isdigit()
        and name[0] != "-"
    ):
        return f"#{name}"
    return above + step
