"""XHTML of books: cleaned for the reader, cut into blocks for search and speech, written plainly for pages without a script."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.xhtml import css, vocabulary
from lavh.formats.xhtml.blocks import Block, blocks
from lavh.formats.xhtml.cleaner import Cleaner, escaped, kinds
from lavh.formats.xhtml.markup import document
from lavh.formats.xhtml.plain import plain
from lavh.formats.xml.elements import LANG, LOCAL, descendants, text
from lavh.formats.xml.parse import Element
from lavh.kernel.errors import Unreadable

__all__ = ["Block", "Cleaned", "blocks", "clean", "clean_css", "clean_svg", "plain"]

BODY = f"{{{vocabulary.XHTML}}}body"
_INSTRUCTION = re.compile(rb"<\?xml-stylesheet\s([^>]*?)\?>")
_PSEUDO = re.compile(r"""([a-z]+)\s*=\s*("[^"]*"|'[^']*')""")
_PROLOGUE = 4096
_SIZE = re.compile(r"(width|height)\s*=\s*[\"']?\s*([\d.]+)", re.IGNORECASE)


class Cleaned(NamedTuple):
    """A document that may be shown, and what was left out of it."""

    markup: bytes
    problems: tuple[Problem, ...] = ()
    contains: frozenset[str] = frozenset()  # mathml · svg
    viewport: tuple[int, int] | None = None  # of a page with a fixed size


def clean(
    markup: bytes,
    here: str = "chapter.xhtml",
    instead: Mapping[str, str] = {},
    language: str = "",
) -> Cleaned:
    """A chapter as XHTML that runs nothing and fetches nothing from outside.

    `here`: its name in the publication; `instead`: files of the publication that stand for others; `language`: where it tells none.

    Raises Unreadable: "xml-entities" · "broken-markup".
    """
    root, problems = document(markup)
    cleaner = Cleaner(here, instead)
    return cleaned(root, problems, cleaner, language, tuple(_sheets(markup, cleaner)))


def cleaned(
    root: Element, problems: tuple[Problem, ...], cleaner: Cleaner, language: str = "", sheets: tuple[str, ...] = ()
) -> Cleaned:
    """A parsed chapter, written by this cleaner. `sheets`: styles that the document itself does not name."""
    here = cleaner.here
    if LOCAL[root.tag] == "svg":
        return _drawing(root, placed(problems, here), cleaner, sheets)
    head, body = (next(descendants(root, name), None) for name in ("head", "body"))
    cleaner.out.append("<head>")
    if head is not None:
        cleaner.head(head)
    cleaner.out += (f'<link rel="stylesheet" type="text/css" href="{escaped(sheet)}"/>' for sheet in sheets)
    if not any(each.startswith("<title") for each in cleaner.out):
        cleaner.out.append("<title></title>")
    cleaner.out.append("</head>")
    if body is not None:
        cleaner.out.append(f"<body{cleaner.attributes(body, kinds()[BODY])}>")
        cleaner.children(body, vocabulary.XHTML)
    else:
        cleaner.out.append("<body>")
        _loose(cleaner, root, head)
    cleaner.out.append("</body>")
    start = _start(cleaner, root, language)
    written = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{start}{"".join(cleaner.out)}</html>\n'
    made = written.encode("utf-8", "replace")
    return Cleaned(
        made, placed(problems, here) + cleaner.problems(), frozenset(cleaner.contains), size(cleaner.viewport)
    )


def clean_svg(markup: bytes, here: str = "image.svg") -> Cleaned:
    """A drawing. Raises Unreadable: "xml-entities" · "broken-markup"."""
    root, problems = document(markup)
    if LOCAL[root.tag] != "svg":
        raise Unreadable("broken-markup", f"{LOCAL[root.tag]} is no svg")
    cleaner = Cleaner(here)
    return _drawing(root, placed(problems, here), cleaner, tuple(_sheets(markup, cleaner)))


def clean_css(sheet: bytes, here: str = "style.css") -> tuple[bytes, tuple[Problem, ...]]:
    """A style sheet, and what it wanted from outside."""
    cleaner = Cleaner(here)
    return css.clean_css(sheet, cleaner.style_address), cleaner.problems()


def _drawing(root: Element, problems: tuple[Problem, ...], cleaner: Cleaner, sheets: tuple[str, ...]) -> Cleaned:
    cleaner.element(root, vocabulary.SVG)
    if not cleaner.out or not cleaner.out[0].startswith("<svg"):
        raise Unreadable("broken-markup")
    start, *rest = cleaner.out
    style = escaped("".join(f'@import url("{sheet}");' for sheet in sheets))
    made = (
        f'<?xml version="1.0" encoding="utf-8"?>\n{start}{f"<style>{style}</style>" if style else ""}{"".join(rest)}\n'
    )
    return Cleaned(made.encode("utf-8", "replace"), problems + cleaner.problems(), frozenset({"svg"}), _box(root))


def _sheets(markup: bytes, cleaner: Cleaner) -> Iterator[str]:
    """Style sheets of the publication that an instruction names before the first element. <https://www.w3.org/TR/xml-stylesheet/>"""
    for found in _INSTRUCTION.finditer(markup[:_PROLOGUE]):
        said = dict(_PSEUDO.findall(found[1].decode("utf-8", "replace")))
        kind, address = said.get("type", '"text/css"')[1:-1], unescape(said.get("href", '""')[1:-1])
        place = (
            cleaner.fetched(address)
            if address and kind == "text/css" and said.get("alternate", "")[1:-1] != "yes"
            else None
        )
        if place:
            yield place


def _loose(cleaner: Cleaner, root: Element, head: Element | None) -> None:
    """What stands in a document without a body."""
    for child in root:
        if child is not head:
            cleaner.element(child, vocabulary.XHTML)
            cleaner.out.append(escaped(child.tail or ""))


def _start(cleaner: Cleaner, root: Element, language: str) -> str:
    kind = kinds()[f"{{{vocabulary.XHTML}}}html"]
    told = root.get(LANG) or root.get("lang") or language
    for key in (LANG, "lang"):
        root.attrib.pop(key, "")
    own = cleaner.attributes(root, kind)
    if told:
        own += f' lang="{escaped(told)}" xml:lang="{escaped(told)}"'
    speech = f' xmlns:ssml="{vocabulary.SSML}"' if any("ssml:" in each for each in cleaner.out) else ""
    return f'<html xmlns="{vocabulary.XHTML}" xmlns:epub="{vocabulary.EPUB}"{speech}{own}>'


def placed(problems: tuple[Problem, ...], here: str) -> tuple[Problem, ...]:
    """The same problems, with where they are."""
    return tuple(Problem(code=each.code, place=here, detail=each.detail, grave=each.grave) for each in problems)


def size(viewport: str) -> tuple[int, int] | None:
    """The size that a viewport declares in pixels."""
    found = {name.lower(): float(value) for name, value in reversed(_SIZE.findall(viewport))}
    width, height = found.get("width", 0), found.get("height", 0)
    return (round(width), round(height)) if 0 < width < 100_000 and 0 < height < 100_000 else None


def _box(root: Element) -> tuple[int, int] | None:
    """The size of a drawing: its box, or its width and height in pixels."""
    parts = (root.get("viewBox") or "").replace(",", " ").split()
    try:
        if len(parts) == 4:
            return size(f"width={float(parts[2])} height={float(parts[3])}")
    except ValueError:
        return None
    return size(f"width={root.get('width') or ''} height={root.get('height') or ''}")


def reference(here: str, written: str) -> str:
    """The href in the manifest's spelling of what a file refers to; "" if it leads elsewhere."""
    target = addresses.resolve(here, written)
    return target.href if target else ""


def title_of(root: Element) -> str:
    """The title that a document gives itself."""
    return text(next(descendants(root, "title"), None))
