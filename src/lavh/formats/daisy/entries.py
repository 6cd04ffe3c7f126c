"""Tables of contents of DAISY books, as they are written: NCC (2.02) and NCX (3)."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lavh.formats.daisy.smil import SKIPS
from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.rwpm.addresses import Target
from lavh.formats.xhtml.markup import document
from lavh.formats.xml.elements import LANG, attribute, child, local, text
from lavh.formats.xml.parse import Element, parse

MOST = 100_000
DEPTH = 20
_HEADING = re.compile(r"h[1-6]")


class Entry(NamedTuple):
    """A heading or a page: where it is in the SMIL files, what it is called. `level`: 1–6, 0 for pages."""

    level: int
    target: Target
    title: str


class Contents(NamedTuple):
    """Everything that a table of contents says. `about`: names in lower case → values; `tests`: custom tests → roles."""

    about: Mapping[str, tuple[str, ...]] = {}
    headings: tuple[Entry, ...] = ()
    pages: tuple[Entry, ...] = ()
    language: str = ""
    tests: Mapping[str, str] = SKIPS
    problems: tuple[Problem, ...] = ()


def ncc(content: bytes, name: str) -> Contents:
    """Navigation control centre of DAISY 2.02. Entries of other volumes (`rel`) are theirs. Raises as `document` does."""
    root, problems = document(content)
    headings: list[Entry] = []
    pages: list[Entry] = []
    for element in root.iter():
        anchor = next((each for each in element if local(each) == "a"), None) if isinstance(element.tag, str) else None
        if anchor is None or anchor.get("rel") or len(headings) + len(pages) > MOST:
            continue
        target = addresses.resolve(name, str(anchor.get("href") or ""))
        tag, kinds = local(element), attribute(element, "class").split()
        if target is None:
            continue
        if _HEADING.fullmatch(tag):
            headings.append(Entry(int(tag[1]), target, text(anchor) or text(element)))
        elif any(kind.startswith("page") for kind in kinds):
            pages.append(Entry(0, target, text(anchor)))
    language = root.get(LANG) or root.get("lang") or ""
    told = tuple(Problem(each.code, name, each.detail) for each in problems)
    return Contents(metas(root), tuple(headings), tuple(pages), str(language), problems=told)


def ncx(content: bytes, name: str) -> Contents:
    """Navigation control file of DAISY 3."""
    root, problems = parse(content)
    told = tuple(Problem(each.code, name, each.detail) for each in problems)
    if root is None:
        return Contents(problems=told)
    tests = {
        attribute(each, "id").lower(): role
        for each in root.iter("{*}smilCustomTest")
        if (role := SKIPS.get(attribute(each, "bookStruct").lower()))
    }
    navigation = child(root, "navMap")
    pages = [
        Entry(0, target, label)
        for each in root.iter("{*}pageTarget")
        if (target := _target(each, name)) and (label := _label(each) or attribute(each, "value"))
    ]
    about = metas(root)
    title = child(root, "docTitle", "text")
    if title is not None and text(title):
        about = {**about, "doctitle": (text(title),)}
    return Contents(
        about,
        tuple(_points(navigation, name, 1)) if navigation is not None else (),
        tuple(pages[:MOST]),
        str(root.get(LANG) or ""),
        {**SKIPS, **tests},
        told,
    )


def _points(parent: Element, name: str, level: int) -> Iterator[Entry]:
    for point in parent:
        if local(point) != "navPoint" or level > DEPTH:
            continue
        target = _target(point, name)
        if target is not None:
            yield Entry(min(level, 6), target, _label(point))
        yield from _points(point, name, level + 1)


def _target(point: Element, name: str) -> Target | None:
    place = child(point, "content")
    return addresses.resolve(name, str(place.get("src") or "")) if place is not None else None


def _label(point: Element) -> str:
    found = child(point, "navLabel", "text")
    return text(found) if found is not None else ""


def metas(root: Element) -> dict[str, tuple[str, ...]]:
    """The meta elements, names in lower case."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("{*}meta"):
        name, value = attribute(meta, "name").lower(), attribute(meta, "content")
        if name and value:
            found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}
