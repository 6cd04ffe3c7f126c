"""The cleaner: what is written is only what the vocabulary has, so nothing else can come through. One pass, XHTML or HTML out.

A book is untrusted. Nothing that runs, nothing that fetches from outside the publication, nothing that sends what a reader types.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.xhtml import vocabulary
from lavh.formats.xhtml.css import clean_style
from lavh.formats.xhtml.vocabulary import MATHML, SVG, XHTML, words
from lavh.formats.xml.elements import inner, local, text
from lavh.formats.xml.parse import Element

_PICTURE_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]", re.IGNORECASE)
_FONT_DATA = re.compile(r"data:(?:font/|application/(?:x-)?font|application/vnd\.ms-opentype)", re.IGNORECASE)
_LINKS = frozenset({"http", "https", "mailto", "tel", "geo", "sms", "urn", "doi"})
_PAINT = re.compile(r"url\s*\(|\\|image|src", re.IGNORECASE)
_INPUTS = words("checkbox color date datetime-local month number radio range text time week")
_META = frozenset({"viewport"})
_MOST_REPORTED = 20
_MANY = 200
_HEAD = frozenset(f"{{{XHTML}}}{name}" for name in ("title", "meta", "link", "style", "script"))


class Kind(NamedTuple):
    """How an element is written."""

    name: str
    space: str
    keys: dict[str, str]  # attribute as parsed → as written
    special: str = ""  # the method that writes it


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Every element that may be written, by its tag."""
    common = {name: name for name in vocabulary.GLOBAL | {"style"}} | vocabulary.PREFIXED
    found: dict[str, Kind] = {}
    for space, elements in ((XHTML, vocabulary.HTML), (MATHML, vocabulary.MATH), (SVG, vocabulary.SVG_ELEMENTS)):
        prefixed = vocabulary.LINKED if space == SVG else vocabulary.SPOKEN if space == XHTML else {}
        for name, own in elements.items():
            keys = common | prefixed | {each: each for each in own}
            if space == SVG and name in vocabulary.SVG_FETCHES | vocabulary.SVG_POINTS | {"a"}:
                keys["href"] = "href"
            found[f"{{{space}}}{name}"] = Kind(name, space, keys, _special(space, name))
    return found


def _special(space: str, name: str) -> str:
    if space == MATHML:
        return "math_text" if name in vocabulary.MATH_TEXT else "math" if name == "math" else ""
    if space == SVG:
        if name in vocabulary.ANIMATIONS:
            return "animation"
        return (
            "svg_text"
            if name in vocabulary.SVG_TEXT
            else name
            if name in {"svg", "style", "foreignObject", "a"}
            else ""
        )
    return name if name in _OWN_RULES else ""


_OWN_RULES = words("a area audio body button head html input link meta source style textarea title video")


class Cleaner:
    """Writes one document. `here`: the file's name in the publication."""

    spaces_written = True  # namespaces are declared and empty elements closed as XML has it

    def __init__(self, here: str, instead: Mapping[str, str] = {}) -> None:
        self.here = here
        self.instead = instead  # files that stand for others: what the house cannot show → its fallback
        self.out: list[str] = []
        self.found: dict[str, None] = {}  # what was left out because it runs
        self.remote: dict[str, None] = {}
        self.contains: set[str] = set()
        self.viewport = ""
        self._kinds = kinds()

    def problems(self) -> tuple[Problem, ...]:
        """What was left out, for the report: active-content · remote-resource."""
        active = (
            (Problem(code="active-content", place=self.here, detail=", ".join(self.found)[:200]),) if self.found else ()
        )
        remote = tuple(
            Problem(code="remote-resource", place=self.here, detail=each[:200])
            for each in list(self.remote)[:_MOST_REPORTED]
        )
        return active + remote

    def head(self, element: Element) -> None:
        """The head of a document: its title, its style, how large it is."""
        for child in element:
            if child.tag in _HEAD:
                self.element(child, XHTML)

    def children(self, element: Element, space: str) -> None:
        """What stands inside. `space`: the namespace of what is written around it."""
        out = self.out
        if element.text:
            out.append(escaped(element.text))
        for child in element:
            self.element(child, space)
            if child.tail:
                out.append(escaped(child.tail))

    def element(self, element: Element, space: str) -> None:
        """One element."""
        tag = element.tag
        kind = self._kinds.get(tag) if isinstance(tag, str) else None
        if kind is None or (kind.space != space and not (space == XHTML and kind.special in {"svg", "math"})):
            self._stranger(element, space)
        elif kind.special:
            getattr(self, "_" + kind.special)(element, kind)
        else:
            self.write(element, kind)

    def write(self, element: Element, kind: Kind, more: str = "") -> None:
        """The element with its attributes and everything in it."""
        attributes = (self.attributes(element, kind) if len(element.attrib) else "") + more
        out = self.out
        if kind.space == XHTML and kind.name in vocabulary.VOID:
            out.append(f"<{kind.name}{attributes}/>" if self.spaces_written else f"<{kind.name}{attributes}>")
            return
        out.append(f"<{kind.name}{attributes}>")
        self.children(element, kind.space)
        out.append(f"</{kind.name}>")

    def attributes(self, element: Element, kind: Kind) -> str:
        """Its attributes, each after a space. An address that may not stay is left out with its attribute."""
        written = ""
        for key, value in _said(element, kind):
            name = kind.keys.get(str(key))
            if name is None:
                if str(key).startswith("on"):
                    self.found[str(key)] = None
                continue
            kept = self.value(kind, name, str(value))
            if kept is not None:
                if "\n" in kept or "\t" in kept or "\r" in kept:
                    kept = kept.translate(_BLANKS)
                written += f' {name}="{escaped(kept)}"'
        return written

    def value(self, kind: Kind, name: str, value: str) -> str | None:
        """What an attribute may say; nothing if it may not stand at all."""
        if name in _ADDRESSES:
            return self.address(kind, value)
        if name == "style":
            return clean_style(value, self.style_address)
        if kind.space == SVG and _PAINT.search(value):
            return clean_style(value, self.style_address)
        return value

    def address(self, kind: Kind, value: str) -> str | None:
        """An address that an element fetches or leads to."""
        if kind.name in {"a", "area"}:
            return self.link(value)
        if kind.space == SVG and kind.name in vocabulary.SVG_POINTS:
            return value.strip() if value.strip().startswith("#") else None
        return self.fetched(value, pictures=kind.name in {"img", "image", "feImage", "video"})

    def link(self, value: str) -> str | None:
        """Where a link leads: a place in the publication, or outside by a way that runs nothing."""
        scheme = addresses.scheme(value)
        if scheme:
            if scheme in _LINKS:
                address = addresses.bare(value)
                return address if address[:1].isalpha() else "https:" + address.replace("\\", "/")
            self.found[f"{scheme}:"] = None
            return None
        return self._inside(value)

    def fetched(self, value: str, pictures: bool = False) -> str | None:
        """A file of the publication, or a picture that stands in the address itself."""
        scheme = addresses.scheme(value)
        if scheme:
            if pictures and _PICTURE_DATA.match(addresses.bare(value)):
                return addresses.bare(value)
            self.remote[addresses.bare(value)] = None
            return None
        return self._inside(value)

    def _inside(self, value: str) -> str | None:
        """A place in the publication, as this file refers to it."""
        target = addresses.resolve(self.here, value)
        if target is None:
            return None
        better = self.instead.get(target.name)
        return addresses.relative(self.here, target._replace(name=better) if better else target)

    def style_address(self, value: str) -> str | None:
        """What a style may fetch; in a drawing, a place in the same file."""
        if value.startswith("#"):
            return value
        return value if _FONT_DATA.match(value) else self.fetched(value, pictures=True)

    # Elements with rules of their own

    def _stranger(self, element: Element, space: str) -> None:
        """What the vocabulary does not have: left out, its children kept where that is harmless."""
        tag, name = element.tag, local(element)
        if not name or name in vocabulary.DROPPED or tag == f"{{{vocabulary.EPUB}}}trigger":
            if name in {"script", "iframe", "embed", "applet", "base", "frame", "frameset"}:
                self.found[name] = None
            return
        if space == MATHML and name in vocabulary.MATH_DROPPED:
            return
        if name == "switch" and tag.startswith(f"{{{vocabulary.EPUB}}}"):
            self._switch(element, space)
        elif name == "object" and space == XHTML:
            self._object(element)
        elif tag.startswith("{") and not tag.startswith((f"{{{XHTML}}}", f"{{{vocabulary.EPUB}}}")) and space == SVG:
            return
        elif name == "form" and space == XHTML:
            self.found[name] = None
            self.write(element, self._kinds[f"{{{XHTML}}}div"])
        else:
            self.children(element, space)

    def _switch(self, element: Element, space: str) -> None:
        """epub:switch (EPUB 3.0, 2.1.3.1.7): the case that we can show, else what stands for it."""
        cases = [each for each in element if isinstance(each.tag, str)]
        named = {each: each.get("required-namespace", "") for each in cases}
        chosen = next((each for each in cases if named[each] in {MATHML, SVG}), None)
        if chosen is None:
            chosen = next((each for each in cases if each.tag.endswith("}default")), None)
        if chosen is not None:
            self.children(chosen, space)

    def _object(self, element: Element) -> None:
        """An object that is a picture becomes one; of another, what it says for those who cannot show it."""
        kind = (element.get("type") or "").partition(";")[0]
        source = self.fetched(element.get("data") or "", pictures=True) if kind.startswith("image/") else None
        if not source:
            self.children(element, XHTML)
            return
        said = element.get("aria-label") or element.get("title") or text(element)
        self.out.append(f'<img src="{escaped(source)}" alt="{escaped(said)}"{"/>" if self.spaces_written else ">"}')

    def _meta(self, element: Element, _: Kind) -> None:
        """Only what says how large a page is."""
        name = (element.get("name") or "").strip().lower()
        if name in _META and element.get("content"):
            self.viewport = self.viewport or str(element.get("content"))
            self.out.append(f'<meta name="{name}" content="{escaped(str(element.get("content")))}"/>')

    def _link(self, element: Element, _: Kind) -> None:
        """Only style sheets of the publication."""
        relations = (element.get("rel") or "").lower().split()
        place = self.fetched(element.get("href") or "") if "stylesheet" in relations and element.get("href") else None
        if place:
            title = f' title="{escaped(element.get("title") or "")}"' if element.get("title") else ""
            other = "alternate " if "alternate" in relations else ""
            media = f' media="{escaped(element.get("media") or "")}"' if element.get("media") else ""
            role = f' class="{escaped(element.get("class") or "")}"' if element.get("class") else ""
            self.out.append(
                f'<link rel="{other}stylesheet" type="text/css" href="{escaped(place)}"{title}{media}{role}/>'
            )

    def _title(self, element: Element, _: Kind) -> None:
        self.out.append(f"<title>{escaped(text(element))}</title>")

    def _textarea(self, element: Element, kind: Kind) -> None:
        self.out.append(f"<textarea{self.attributes(element, kind)}>{escaped(inner(element))}</textarea>")

    def _style(self, element: Element, _: Kind) -> None:
        media = f' media="{escaped(element.get("media") or "")}"' if element.get("media") else ""
        self.out.append(f"<style{media}>{escaped(clean_style(inner(element), self.style_address))}</style>")

    def _a(self, element: Element, kind: Kind) -> None:
        """A link. What leads out says nothing about where it comes from. Older books name places by it."""
        outside = addresses.scheme(element.get("href") or element.get(f"{{{vocabulary.XLINK}}}href") or "")
        name = element.get("name")
        more = f' id="{escaped(name)}"' if name and not element.get("id") and kind.space == XHTML else ""
        if outside in {"http", "https"}:
            element.attrib.pop("rel", "")
            more += ' rel="noopener noreferrer external"' if kind.space == XHTML else ""
        self.write(element, kind, more)

    def _area(self, element: Element, kind: Kind) -> None:
        self._a(element, kind)

    def _input(self, element: Element, kind: Kind) -> None:
        shape = (element.get("type") or "text").lower()
        if shape in _INPUTS:
            self.write(element, kind, f' type="{shape}"')

    def _button(self, element: Element, kind: Kind) -> None:
        self.write(element, kind, ' type="button"')

    def _audio(self, element: Element, kind: Kind) -> None:
        """Sound and moving pictures start only when somebody starts them."""
        element.attrib.pop("controls", "")
        self.write(element, kind, ' controls="controls"')

    def _video(self, element: Element, kind: Kind) -> None:
        self._audio(element, kind)

    def _source(self, element: Element, kind: Kind) -> None:
        """A choice of pictures that is written as a list of addresses is left out: the picture itself says the same."""
        if element.get("src") and self.fetched(element.get("src") or "") is not None:
            self.write(element, kind)

    def _math(self, element: Element, kind: Kind) -> None:
        self.contains.add("mathml")
        self.write(element, kind, f' xmlns="{MATHML}"' if self.spaces_written else "")

    def _math_text(self, element: Element, kind: Kind) -> None:
        """Characters only: no reader of HTML finds a door in a formula."""
        self.out.append(f"<{kind.name}{self.attributes(element, kind)}>{escaped(inner(element))}</{kind.name}>")

    def _svg(self, element: Element, kind: Kind) -> None:
        self.contains.add("svg")
        spaces = f' xmlns="{SVG}" xmlns:xlink="{vocabulary.XLINK}"'
        self.write(element, kind, spaces if self.spaces_written else "")

    def _svg_text(self, element: Element, kind: Kind) -> None:
        self.out.append(f"<{kind.name}{self.attributes(element, kind)}>{escaped(inner(element))}</{kind.name}>")

    def _animation(self, element: Element, kind: Kind) -> None:
        """What moves stays; what changes where a link leads does not."""
        if (element.get("attributeName") or "") in vocabulary.ANIMATED:
            self.write(element, kind)
        else:
            self.found[kind.name] = None

    def _foreignObject(self, element: Element, kind: Kind) -> None:  # noqa: N802 (named after the element)
        """XHTML in a drawing is cleaned like any other."""
        self.out.append(f"<foreignObject{self.attributes(element, kind)}>")
        for child in element:
            if child.tag == f"{{{XHTML}}}div":
                self.write(child, self._kinds[child.tag], f' xmlns="{XHTML}"')
            elif isinstance(child.tag, str) and child.tag.startswith(f"{{{XHTML}}}"):
                self.out.append(f'<div xmlns="{XHTML}">')
                self.element(child, XHTML)
                self.out.append("</div>")
        self.out.append("</foreignObject>")

    def _html(self, element: Element, _: Kind) -> None:
        """A document inside a document is no document."""
        self.children(element, XHTML)

    def _body(self, element: Element, _: Kind) -> None:
        self.children(element, XHTML)

    def _head(self, element: Element, _: Kind) -> None:
        """Says nothing to a reader."""


def _said(element: Element, kind: Kind) -> Iterable[tuple[object, object]]:
    """Its attributes. Of an absurd number only those that may stay are looked for: listing them all takes their number squared."""
    if len(element.attrib) < _MANY:
        return element.attrib.items()
    return [(key, value) for key in kind.keys if (value := element.get(key)) is not None]


def only_words(drawing: Element) -> bool:
    """Whether a drawing is nothing but words: the text that lies over the picture of a page."""
    names = {local(each) for each in drawing.iter()}
    return "text" in names and names <= _WORDS


_WORDS = frozenset({"svg", "g", "text", "tspan", ""})


def escaped(value: str) -> str:
    """As character data or in a quoted attribute."""
    if "&" in value or "<" in value or ">" in value or '"' in value:
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return value if "\r" not in value else value.replace("\r", "\n")


_BLANKS = str.maketrans("\t\n\r", "   ")  # as a parser would have it (XML 1.0, 3.3.3)
_ADDRESSES = frozenset({"href", "src", "poster", "xlink:href", "longdesc"})
