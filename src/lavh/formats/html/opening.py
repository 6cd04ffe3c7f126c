"""Pages of HTML as a publication: in the order in which the first one names them, with contents from their headings."""

import io
from collections import deque
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, NamedTuple

from lavh.formats import dating, languages, pictures, xhtml
from lavh.formats.audiobook.numbered import natural
from lavh.formats.container.names import reserved
from lavh.formats.container.reading import whole
from lavh.formats.description import Agent, Description
from lavh.formats.draft import Draft
from lavh.formats.publishing import Container, Limits, Opened, Resource
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Accessibility, Contributor, Link, Manifest, Metadata, addresses
from lavh.formats.rwpm.manifest import EPUB
from lavh.formats.scripts import script_of
from lavh.formats.xhtml.cleaner import Cleaner
from lavh.formats.xhtml.markup import document, html
from lavh.formats.xml.elements import LANG, descendants, local, text
from lavh.formats.xml.parse import Element
from lavh.kernel.errors import Unreadable

_PAGE = "application/xhtml+xml"
_PAGES = (".html", ".htm", ".xhtml")
_INDEX = frozenset({"index.html", "index.htm", "index.xhtml"})
_OTHERS = pictures.TYPES | {
    ".css": "text/css", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".mp4": "video/mp4",
    ".webm": "video/webm", ".vtt": "text/vtt", ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 5)}


class Page(NamedTuple):
    """A page, parsed: its headings have names of their own now."""

    name: str
    root: Element
    title: str
    headings: tuple[tuple[int, str, str], ...]  # level, words, id
    problems: tuple[Problem, ...]


def pages(source: Container) -> tuple[str, ...]:
    """The pages, the index first."""
    found = [name for name in source.names if name.lower().endswith(_PAGES) and not reserved(name)]
    return tuple(
        sorted(found, key=lambda name: (name.rpartition("/")[2].lower() not in _INDEX, name.count("/"), natural(name)))
    )


def opened(source: Container, limits: Limits) -> Opened:
    """The book. Raises Unreadable("no-reading-order")."""
    problems: list[Problem] = []
    read = {page.name: page for page in _read(source, limits, problems)}
    if not read:
        raise Unreadable("no-reading-order", filename=source.name)
    ordered = tuple(read[name] for name in _ordered(read))
    said = _said(ordered[0].root)
    title = said.get("title") or source.name.rpartition("/")[2].rpartition(".")[0] or source.name
    return Opened(
        manifest=_manifest(source, ordered, title, said),
        resources=_resources(source, limits, ordered, problems),
        description=_described(title, said),
        problems=lambda: tuple(dict.fromkeys(problems)),
    )


def _read(source: Container, limits: Limits, problems: list[Problem]) -> Iterator[Page]:
    for name in pages(source):
        try:
            content = whole(source, name, limits.markup_bytes)
            strict = content.lstrip()[:5] == b"<?xml" or name.lower().endswith(".xhtml")
            root, found = document(content) if strict else (html(content), ())
        except Unreadable as error:
            if error.code in {"xml-entities", "too-large"}:
                raise
            problems.append(Problem(code=error.code, place=name, detail=str(error)[:200]))
            continue
        yield Page(name, root, text(next(descendants(root, "title"), None)), tuple(_headings(root)), found)


def _headings(root: Element) -> Iterator[tuple[int, str, str]]:
    """The headings of a page. One without an id gets one, so that contents can lead to it."""
    taken = {each.get("id") for each in root.iter()}
    for number, each in enumerate(each for each in root.iter() if local(each) in _HEADINGS):
        words = text(each)
        if not words:
            continue
        name = each.get("id") or f"heading-{number + 1}"
        while not each.get("id") and name in taken:
            name += "-"
        each.set("id", name)
        yield _HEADINGS[local(each)], words, name


def _ordered(read: dict[str, Page]) -> tuple[str, ...]:
    """The pages as links name them, beginning with the first page; what nobody names follows."""
    found = dict.fromkeys([next(iter(read))])
    for each in descendants(next(iter(read.values())).root, "a"):
        target = addresses.resolve(next(iter(read)), each.get("href") or "")
        if target and target.name in read:
            found[target.name] = None
    return tuple(found | dict.fromkeys(read))


def _said(root: Element) -> dict[str, str]:
    """What the head of the first page says, Dublin Core or not."""
    found = {
        "language": root.get(LANG) or root.get("lang") or "",
        "title": text(next(descendants(root, "title"), None)),
    }
    for each in descendants(root, "meta"):
        name = (each.get("name") or "").lower().removeprefix("dc.").removeprefix("dcterms.").removeprefix("citation_")
        value = " ".join((each.get("content") or "").split())
        if name and value:
            found[{"creator": "author", "abstract": "description"}.get(name, name)] = value
    return found


def _manifest(source: Container, ordered: tuple[Page, ...], title: str, said: dict[str, str]) -> Manifest:
    links = tuple(
        Link(href=_href(page.name), type=_PAGE, title=page.title or (page.headings[0][1] if page.headings else None))
        for page in ordered
    )
    side = ordered[0].root.get("dir") or next(
        (each.get("dir") or "" for each in descendants(ordered[0].root, "body")), ""
    )
    return Manifest(
        metadata=Metadata(
            title=title,
            type="http://schema.org/Book",
            conforms_to=(EPUB,),
            language=(said["language"],) if said["language"] else (),
            author=(Contributor(said["author"]),) if said.get("author") else (),
            description=said.get("description"),
            reading_progression="rtl" if side == "rtl" else None,
            accessibility=Accessibility(access_mode=("textual",), access_mode_sufficient=(("textual",),))
            if len(source.names) == 1
            else None,
        ),
        reading_order=links,
        resources=tuple(Link(href=addresses.href(name), type=kind) for name, kind in _files(source)),
        toc=_contents(ordered, links),
    )


def _href(name: str) -> str:
    return addresses.href(name)


def _contents(ordered: tuple[Page, ...], links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Pages and the headings in them; of a single page its headings only."""
    found = []
    for page, link in zip(ordered, links, strict=True):
        below = _tree([(level, Link(href=f"{link.href}#{name}", title=words)) for level, words, name in page.headings])
        if len(ordered) == 1 and below:
            return below
        first = page.headings[0][1] if page.headings else ""
        inner = below[0].children if len(below) == 1 and first == link.title else below
        found.append(Link(href=link.href, title=link.title or page.name, children=inner))
    return tuple(found)


def _tree(entries: list[tuple[int, Link]]) -> tuple[Link, ...]:
    """Headings under headings."""
    return _under(deque(entries), 0)


def _under(entries: deque[tuple[int, Link]], above: int) -> tuple[Link, ...]:
    """Those of a lower level than the heading above them; `entries` is used up from its front."""
    found: list[Link] = []
    while entries and entries[0][0] > above:
        level, link = entries.popleft()
        found.append(Link(href=link.href, title=link.title, children=_under(entries, level)))
    return tuple(found)


def _files(source: Container) -> Iterator[tuple[str, str]]:
    """The other files that are kept, and what they are."""
    for name in source.names:
        kind = _OTHERS.get(name[name.rfind(".") :].lower(), "") if "." in name else ""
        if kind and not reserved(name):
            yield name, kind


def _resources(
    source: Container, limits: Limits, ordered: tuple[Page, ...], problems: list[Problem]
) -> Iterator[Resource]:
    for page in ordered:
        yield Resource(_href(page.name), _PAGE, partial(_page, page, problems))
    for name, kind in _files(source):
        yield Resource(addresses.href(name), kind, partial(_file, source, name, limits, problems))
    kept = {page.name for page in ordered} | {name for name, _ in _files(source)}
    problems += (Problem(code="foreign-resource", place=name) for name in source.names if name not in kept)


def _page(page: Page, problems: list[Problem]) -> BinaryIO:
    made = xhtml.cleaned(page.root, page.problems, Cleaner(page.name))
    problems += made.problems
    return io.BytesIO(made.markup)


def _file(source: Container, name: str, limits: Limits, problems: list[Problem]) -> BinaryIO:
    if name.lower().endswith(".css"):
        sheet, found = xhtml.clean_css(whole(source, name, limits.markup_bytes), name)
        problems += found
        return io.BytesIO(sheet)
    if name.lower().endswith(".svg"):
        made = xhtml.clean_svg(whole(source, name, limits.markup_bytes), name)
        problems += made.problems
        return io.BytesIO(made.markup)
    return source.open(name)


def _described(title: str, said: dict[str, str]) -> Description:
    draft = Draft(kind="ebook", digital=True, medium=["HTML"])
    draft.title(title, language=said["language"])
    for name in filter(None, (each.strip() for each in said.get("author", "").split(";"))):
        draft.made_by(Agent(name=name), "aut")
    draft.languages = [languages.language(said["language"])] if said["language"] else []
    draft.scripts = [script_of(title)]
    if said.get("date"):
        draft.dates.append(dating.period(said["date"]))
    for each in said.get("keywords", said.get("subject", "")).split(","):
        draft.subject(each.strip())
    draft.note(said.get("description", ""), "summary")
    return draft.done()
