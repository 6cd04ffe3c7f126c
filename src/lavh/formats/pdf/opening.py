"""A PDF as a publication with a fixed layout: a page of XHTML for each of its pages."""

import io
from collections import deque
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from lavh.formats import dating, languages, pictures
from lavh.formats.description import Agent, Description
from lavh.formats.draft import Draft
from lavh.formats.pdf import drawing, words
from lavh.formats.pdf.document import Document, Entry, Said
from lavh.formats.publishing import Container, Limits, Opened, Resource
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Accessibility, Contributor, Link, Manifest, Metadata, Presentation
from lavh.formats.rwpm.manifest import EPUB, moment
from lavh.kernel.errors import Unreadable

_PAGE = "application/xhtml+xml"
_PIXEL = 96 / 72  # of CSS, in points
_SAMPLE = 12  # pages in which words are looked for before anything is made


def opened(source: Container, limits: Limits) -> Opened:
    """The document. Raises Unreadable: "encrypted" · "broken-pdf" · "too-many-pages"."""
    if source.size(source.names[0]) > limits.file_bytes:
        raise Unreadable("too-large", filename=source.name)
    document = Document(source)
    said = document.said()
    problems: list[Problem] = []
    text = _has_words(document)
    if not text:
        problems.append(Problem(code="pictures-only", place=source.name))
    title = said.title or source.name.rpartition("/")[2].rpartition(".")[0] or source.name
    return Opened(
        manifest=_manifest(document, said, title, text),
        resources=_resources(document, said),
        description=_described(said, title, document.count),
        problems=lambda: tuple(dict.fromkeys(problems)),
        cover=Link(href=_picture(0, drawing.WIDTHS[0]), type=drawing.MEDIA_TYPE, rel=("cover",)),
    )


def _has_words(document: Document) -> bool:
    """Whether any of some pages, from all over the document, has words."""
    step = max(1, document.count // _SAMPLE)
    for number in range(0, document.count, step):
        try:
            with document.page(number) as page:
                if words.pieces(page):
                    return True
        except Unreadable:
            continue
    return False


def _name(number: int) -> str:
    return f"page-{number + 1:05}.xhtml"


def _picture(number: int, width: int) -> str:
    return f"page-{number + 1:05}-{width}.webp"


def _manifest(document: Document, said: Said, title: str, text: bool) -> Manifest:
    pages, labels = [], [document.label(number) for number in range(document.count)]
    for number in range(document.count):
        width, height = _shape(document, number)
        pages.append(Link(href=_name(number), type=_PAGE, title=labels[number], width=width, height=height))
    made_by = tuple(Contributor(name) for name in _authors(said.author))
    entries = deque(document.outline())
    return Manifest(
        metadata=Metadata(
            title=title,
            type="http://schema.org/Book",
            conforms_to=(EPUB,),
            author=made_by,
            modified=said.changed if moment(said.changed) else None,
            language=(said.language,) if said.language else (),
            description=said.subject or None,
            reading_progression="rtl" if said.rtl else None,
            number_of_pages=document.count,
            presentation=Presentation(layout="fixed", spread="auto"),
            accessibility=Accessibility(
                access_mode=("textual", "visual") if text else ("visual",),
                access_mode_sufficient=(("textual",), ("visual",)) if text else (("visual",),),
            ),
        ),
        reading_order=tuple(pages),
        resources=tuple(
            Link(
                href=_picture(number, width),
                type=drawing.MEDIA_TYPE,
                rel=("cover",) if number == 0 and width == drawing.WIDTHS[0] else (),
            )
            for number in range(document.count)
            for width in drawing.WIDTHS
        ),
        toc=_contents(entries) or (Link(href=_name(0), title=title),),
        page_list=tuple(Link(href=_name(number), title=label) for number, label in enumerate(labels)),
    )


def _shape(document: Document, number: int) -> tuple[int, int]:
    width, height = document.size(number)
    return max(1, round(width * _PIXEL)), max(1, round(height * _PIXEL))


def _contents(entries: deque[Entry], level: int = 0) -> tuple[Link, ...]:
    """The outline as a tree; `entries` is used up from its front."""
    found: list[Link] = []
    while entries and entries[0].level >= level:
        entry = entries.popleft()
        below = _contents(entries, entry.level + 1)
        if entry.page >= 0:
            found.append(Link(href=_name(entry.page), title=entry.title, children=below))
        elif below:
            found.append(Link(href=below[0].href, title=entry.title, children=below))
    return tuple(found)


def _resources(document: Document, said: Said) -> Iterator[Resource]:
    try:
        for number in range(document.count):
            yield Resource(_name(number), _PAGE, partial(_page, document, number, said.language))
            for width in drawing.WIDTHS:
                yield Resource(_picture(number, width), drawing.MEDIA_TYPE, partial(_drawn, document, number, width))
    finally:
        document.close()


def _page(document: Document, number: int, language: str) -> BinaryIO:
    with document.page(number) as page:
        found = words.pieces(page)
    across, down = document.size(number)
    shape = pictures.Size(*_shape(document, number))
    choices = tuple((_picture(number, width), width) for width in drawing.WIDTHS)
    label = document.label(number)
    picture = pictures.Picture(_picture(number, drawing.WIDTHS[0]), shape, "" if found else label, choices)
    return io.BytesIO(pictures.page(picture, label, words.layer(found, across, down), language))


def _drawn(document: Document, number: int, width: int) -> BinaryIO:
    return io.BytesIO(drawing.drawn(document, number, width))


def _authors(written: str) -> tuple[str, ...]:
    """The names in one field, which are kept apart by semicolons."""
    return tuple(filter(None, (each.strip() for each in written.split(";"))))


def _described(said: Said, title: str, count: int) -> Description:
    draft = Draft(kind="ebook", digital=True, medium=["PDF"], extent=[f"{count} p."])
    draft.title(title, language=said.language)
    for name in _authors(said.author):
        draft.made_by(Agent(name=name), "aut")
    draft.languages = [languages.language(said.language)] if said.language else []
    draft.scripts = [each.script for each in draft.titles]
    draft.note(said.subject, "summary", said.language)
    for each in said.keywords.replace(";", ",").split(","):
        draft.subject(each.strip(), language=said.language)
    if said.created:
        draft.dates.append(dating.period(said.created, "created"))
    return draft.done()
