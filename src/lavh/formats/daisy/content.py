"""The text of a DAISY 2.02 book: an XHTML document, often the whole book in one, cut into chapters at its headings."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from lavh.formats.dtbook.book import Chapter, Text
from lavh.formats.dtbook.vocabulary import TYPE
from lavh.formats.dtbook.writing import Heading, Page
from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.xhtml import cleaned
from lavh.formats.xhtml.cleaner import Cleaner
from lavh.formats.xhtml.markup import document
from lavh.formats.xml.elements import LANG, attribute, inner, local, text
from lavh.formats.xml.parse import Element
from lavh.kernel.languages import direction

LONGEST = 120_000  # characters of a chapter that need no cutting at lower headings
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BY_CLASS = {
    "page-normal": "pagebreak", "page-front": "pagebreak", "page-special": "pagebreak", "pagenum": "pagebreak", "noteref": "noteref", "note": "footnote",
    "notebody": "footnote", "footnote": "footnote", "sidebar": "sidebar", "optional-prodnote": "prodnote", "prodnote": "prodnote", "sentence": "sentence", "sent": "sentence",
}  # fmt: skip
_BY_TAG = {**{tag: f"heading{tag[1]}" for tag in _HEADINGS}, "p": "paragraph", "li": "paragraph", "td": "cell", "th": "cell", "caption": "paragraph", "dd": "paragraph"}  # fmt: skip


def read(markup: bytes, source: str) -> Text:
    """The document in the file named `source`. Raises Unreadable: "xml-entities" · "broken-markup"."""
    root, problems = document(markup)
    head = next((each for each in root if local(each) == "head"), None)
    body = next((each for each in root.iter() if local(each) == "body"), root)
    around = _around(body)
    cut = list(_cut([each for each in around if isinstance(each.tag, str)], 0))
    names = [_name(source, number, len(cut)) for number in range(1, len(cut) + 1)]
    places = {
        str(each.get("id")): name
        for elements, name in zip(cut, names, strict=True)
        for element in elements
        for each in element.iter()
        if each.get("id")
    }
    language = str(root.get(LANG) or root.get("lang") or "")
    told = [Problem(each.code, source, each.detail) for each in problems]
    chapters = []
    pictures: dict[str, None] = {}
    for elements, name in zip(cut, names, strict=True):
        chapter, wrong = _chapter(elements, head, name, (source, places), language)
        chapters.append(chapter)
        told += wrong
        pictures.update(dict.fromkeys(_pictures(elements, source)))
    return Text(tuple(chapters), {}, language, tuple(pictures), tuple(told))


def _around(body: Element) -> Element:
    """What holds the headings: the body, or the one division in it that holds everything."""
    while True:
        parts = [each for each in body if isinstance(each.tag, str)]
        if len(parts) != 1 or local(parts[0]) not in {"div", "section", "main", "article"}:
            return body
        body = parts[0]


def _cut(elements: Sequence[Element], depth: int) -> Iterator[list[Element]]:
    """The elements in chapters: each begins with the highest heading that there is. What is short enough is cut no further."""
    level = next(
        (number for number in range(depth, 6) if any(local(each) == _HEADINGS[number] for each in elements)), None
    )
    if level is None or (depth and sum(len(inner(each)) for each in elements) <= LONGEST):
        yield list(elements)
        return
    part: list[Element] = []
    for element in elements:
        if local(element) == _HEADINGS[level] and part:
            yield from _cut(part, level + 1)
            part = []
        part.append(element)
    yield from _cut(part, level + 1)


def _name(source: str, number: int, count: int) -> str:
    bare = posixpath.splitext(source)[0]
    return f"{bare}.xhtml" if count == 1 else f"{bare}-{number:0{len(str(count))}}.xhtml"


def _chapter(
    elements: list[Element], head: Element | None, name: str, book: tuple[str, Mapping[str, str]], language: str
) -> tuple[Chapter, Sequence[Problem]]:
    tag = str(elements[0].tag) if elements else ""
    prefix = tag[: tag.find("}") + 1] if tag.startswith("{") else ""
    root = etree.Element(f"{prefix}html")
    if language and direction(language) == "rtl":
        root.set("dir", "rtl")
    top = deepcopy(head) if head is not None else etree.Element(f"{prefix}head")
    root.append(top)
    body = etree.SubElement(root, f"{prefix}body")
    for element in elements:
        body.append(deepcopy(element))
    _relink(body, name, *book)
    pages = tuple(_page_breaks(body))
    headings = tuple(_headings(body))
    ids = {str(each.get("id")): each for each in body.iter() if each.get("id")}
    title = headings[0].title if headings else text(body)[:120]
    _entitle(top, f"{prefix}title", title)
    made = cleaned(root, (), Cleaner(name, {}), language)
    roles = {key: role for key, each in ids.items() if (role := _role(each))}
    return Chapter(name, title[:120], made.markup, frozenset(ids), headings, pages, roles), made.problems


def _relink(body: Element, name: str, source: str, places: Mapping[str, str]) -> None:
    """References inside the document lead to the chapters; those to SMIL files, which only players followed, go."""
    for anchor in body.iter():
        if local(anchor) != "a" or not anchor.get("href"):
            continue
        target = addresses.resolve(source, str(anchor.get("href")))
        if target is None:
            continue
        if target.name.lower().endswith(".smil"):
            del anchor.attrib["href"]
        elif target.name == source and target.fragment in places:
            anchor.set("href", addresses.relative(name, addresses.Target(places[target.fragment], target.fragment)))


def _page_breaks(body: Element) -> Iterator[Page]:
    """The page breaks with an id. One says its number to those who ask; it is no word of the text."""
    for each in list(body.iter()):
        if local(each) == "span" and _BY_CLASS.get(attribute(each, "class")) == "pagebreak":
            label, tail, own = text(each), each.tail, [(key, each.get(key)) for key in ("class", "id")]
            each.clear()
            each.tail = tail
            for key, value in (*own, (TYPE, "pagebreak"), ("role", "doc-pagebreak"), ("aria-label", label)):
                if value:
                    each.set(key, value)
            if each.get("id"):
                yield Page(str(each.get("id")), label)


def _entitle(head: Element, name: str, title: str) -> None:
    for each in [each for each in head if local(each) == "title"]:
        head.remove(each)
    etree.SubElement(head, name).text = title


def _headings(body: Element) -> Iterator[Heading]:
    number = 0
    for each in body.iter():
        if local(each) in _HEADINGS and text(each):
            if not each.get("id"):
                number += 1
                each.set("id", f"lavh-{number}")
            yield Heading(int(local(each)[1]), str(each.get("id")), text(each))


def _role(element: Element) -> str:
    by_class = next((_BY_CLASS[word] for word in attribute(element, "class").split() if word in _BY_CLASS), "")
    return by_class or _BY_TAG.get(local(element), "")


def _pictures(elements: Sequence[Element], source: str) -> Iterator[str]:
    for element in elements:
        for each in element.iter():
            if local(each) == "img" and (target := addresses.resolve(source, str(each.get("src") or ""))):
                yield target.name
