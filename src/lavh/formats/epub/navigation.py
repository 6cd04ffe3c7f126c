"""Contents, pages and landmarks: from the navigation document (EPUB 3.3, section 7), the NCX (OPF 2.0) or the guide."""

from collections.abc import Iterator
from typing import NamedTuple

from lavh.formats.rwpm import Link, addresses
from lavh.formats.rwpm.addresses import Target
from lavh.formats.xhtml.vocabulary import EPUB
from lavh.formats.xml.elements import LOCAL, child, children, descendants, local, text
from lavh.formats.xml.parse import Element

_TYPE = f"{{{EPUB}}}type"
_DEEPEST = 32


class Navigation(NamedTuple):
    """Where one can go."""

    toc: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()
    landmarks: tuple[Link, ...] = ()


def document(root: Element, here: str) -> Navigation:
    """The navigation document `here`."""
    found: dict[str, tuple[Link, ...]] = {}
    navs = list(descendants(root, "nav"))
    for nav in navs:
        listed = next((each for each in nav if LOCAL[each.tag] in {"ol", "ul"}), None)
        links = tuple(_entries(listed, here)) if listed is not None else ()
        for kind in (nav.get(_TYPE) or nav.get("role") or "").replace("doc-", "").split():
            found.setdefault({"pagelist": "page-list"}.get(kind, kind), links)
    if "toc" not in found and len(navs) == 1:
        listed = next(descendants(navs[0], "ol"), None)
        found["toc"] = tuple(_entries(listed, here)) if listed is not None else ()
    return Navigation(found.get("toc", ()), found.get("page-list", ()), found.get("landmarks", ()))


def _entries(listed: Element, here: str, depth: int = 0) -> Iterator[Link]:
    """The entries of a list. One that leads nowhere is a heading over its children."""
    for entry in children(listed, "li"):
        label = next((each for each in entry if LOCAL[each.tag] in {"a", "span"}), None)
        inner = next((each for each in entry if LOCAL[each.tag] in {"ol", "ul"}), None)
        below = tuple(_entries(inner, here, depth + 1)) if inner is not None and depth < _DEEPEST else ()
        if label is None:
            yield from below
            continue
        target = addresses.resolve(here, label.get("href") or "") if label.get("href") else None
        kinds = tuple((label.get(_TYPE) or "").split())
        yield Link(href=target.href if target else "", title=_label(label) or None, rel=kinds, children=below)


def _label(element: Element) -> str:
    """What an entry says, pictures by their descriptions; a title says it where the words do not."""
    words = []
    for each in element.iter():
        name = local(each)
        if name == "img":
            words.append(f" {each.get('alt') or each.get('title') or ''} ")
        elif name == "math" and each.get("alttext"):
            words.append(f" {each.get('alttext')} ")
        elif name not in {"", "rt", "rp"}:
            words.append(each.text or "")
        if each is not element:
            words.append(each.tail or "")
    return " ".join("".join(words).split()) or " ".join((element.get("title") or "").split())


def ncx(root: Element, here: str) -> Navigation:
    """The NCX `here`."""
    points, pages = child(root, "navMap"), child(root, "pageList")
    return Navigation(
        tuple(_points(points, here)) if points is not None else (),
        tuple(_point(each, here) for each in children(pages, "pageTarget")) if pages is not None else (),
    )


def _points(above: Element, here: str, depth: int = 0) -> Iterator[Link]:
    for point in children(above, "navPoint"):
        below = tuple(_points(point, here, depth + 1)) if depth < _DEEPEST else ()
        yield _point(point, here, below)


def _point(point: Element, here: str, below: tuple[Link, ...] = ()) -> Link:
    content = child(point, "content")
    target = addresses.resolve(here, content.get("src") or "") if content is not None and content.get("src") else None
    title = text(child(point, "navLabel", "text")) or (point.get("value") or "")
    return Link(href=target.href if target else "", title=title or None, children=below)


def guide(references: tuple[tuple[str, str, str], ...], package: str) -> tuple[Link, ...]:
    """The guide of EPUB 2 as landmarks."""
    found = []
    for kind, title, written in references:
        target: Target | None = addresses.resolve(package, written)
        if target:
            found.append(Link(href=target.href, title=title or None, rel=(_GUIDE.get(kind, kind),) if kind else ()))
    return tuple(found)


# OPF 2.0, section 2.6 → EPUB structural semantics
_GUIDE = {
    "text": "bodymatter",
    "start": "bodymatter",
    "title-page": "titlepage",
    "copyright-page": "copyright-page",
    "other.start": "bodymatter",
}
