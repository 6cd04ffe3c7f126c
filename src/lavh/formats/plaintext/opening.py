"""A text as a publication: a page of XHTML for each chapter."""

import io
import re
from collections.abc import Iterator
from functools import partial
from html import escape
from typing import BinaryIO, NamedTuple

from lavh.formats import dating, languages
from lavh.formats.container.reading import whole
from lavh.formats.description import Agent, Description
from lavh.formats.draft import Draft
from lavh.formats.plaintext import markdown
from lavh.formats.plaintext.encoding import decoded
from lavh.formats.plaintext.structure import Paragraph, chapters
from lavh.formats.publishing import Container, Limits, Opened, Resource
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Accessibility, Contributor, Link, Manifest, Metadata
from lavh.formats.rwpm.manifest import EPUB, whole_date
from lavh.formats.scripts import script_of
from lavh.formats.xhtml import blocks, clean
from lavh.kernel.errors import Unreadable
from lavh.kernel.text import direction

_PAGE = "application/xhtml+xml"
_TOP = re.compile(r"(?m)^(?=#{1,2}\s)")
_NAMED = re.compile(r"^#{1,2}\s+(.+?)\s*#*$", re.MULTILINE)
_FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)


class Page(NamedTuple):
    """A chapter, written."""

    title: str
    body: str


def opened(source: Container, limits: Limits) -> Opened:
    """The text. Raises Unreadable("empty-file" · "too-large")."""
    name = source.names[0]
    text, encoding = decoded(whole(source, name, limits.markup_bytes))
    said: dict[str, str] = {}
    if name.lower().endswith((".md", ".markdown")):
        said, text = _front(text)
        pages = _marked(text)
    else:
        pages = tuple(Page(chapter.title, _body(chapter.title, chapter.paragraphs)) for chapter in chapters(text))
    if not pages:
        raise Unreadable("empty-file", filename=source.name)
    title = (
        said.get("title")
        or (pages[0].title if len(pages) == 1 else "")
        or name.rpartition("/")[2].rpartition(".")[0].replace("_", " ")
    )
    problems = () if encoding == "utf-8" else (Problem(code="guessed-encoding", place=name, detail=encoding),)
    side, script = direction(text[:20_000]), script_of(text[:20_000])
    language = said.get("lang") or said.get("language") or ""
    return Opened(
        manifest=_manifest(pages, title, said, language, side),
        resources=_resources(pages, language, side),
        description=_described(title, said, language, script),
        problems=lambda: problems,
    )


def _front(text: str) -> tuple[dict[str, str], str]:
    """What the head of a Markdown file says, line by line, and the rest."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    pairs = (line.partition(":") for line in found[1].split("\n") if ":" in line and line[:1].isalpha())
    return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}, text[found.end() :]


def _marked(text: str) -> tuple[Page, ...]:
    """A page for every part under a heading of the first two levels."""
    parts = [part for part in _TOP.split(text) if part.strip()]
    return tuple(Page(_plain(_NAMED.match(part)), markdown.markup(part)) for part in parts)


def _plain(heading: re.Match[str] | None) -> str:
    if heading is None:
        return ""
    return " ".join(block.text for block in blocks(f"<p>{markdown.inline(heading[1])}</p>".encode()))


def _body(title: str, paragraphs: tuple[Paragraph, ...]) -> str:
    heading = f"<h1>{escape(title)}</h1>\n" if title else ""
    return heading + "\n".join(map(_paragraph, paragraphs))


def _paragraph(paragraph: Paragraph) -> str:
    if paragraph.kind == "rule":
        return "<hr/>"
    between = "<br/>" if paragraph.kind == "verse" else " "
    return f"<p>{between.join(map(escape, paragraph.lines))}</p>"


def _name(number: int) -> str:
    return f"chapter-{number + 1:03}.xhtml"


def _manifest(pages: tuple[Page, ...], title: str, said: dict[str, str], language: str, side: str) -> Manifest:
    links = tuple(Link(href=_name(number), type=_PAGE, title=page.title or None) for number, page in enumerate(pages))
    toc = tuple(Link(href=link.href, title=link.title) for link in links if link.title)
    return Manifest(
        metadata=Metadata(
            title=title,
            type="http://schema.org/Book",
            conforms_to=(EPUB,),
            author=(Contributor(said["author"]),) if said.get("author") else (),
            published=said.get("date") if whole_date(said.get("date", "")) else None,
            language=(language,) if language else (),
            description=said.get("description"),
            reading_progression="rtl" if side == "rtl" else None,
            accessibility=Accessibility(access_mode=("textual",), access_mode_sufficient=(("textual",),)),
        ),
        reading_order=links,
        toc=toc or (Link(href=_name(0), title=title),),
    )


def _resources(pages: tuple[Page, ...], language: str, side: str) -> Iterator[Resource]:
    for number, page in enumerate(pages):
        yield Resource(_name(number), _PAGE, partial(_written, page, _name(number), language, side))


def _written(page: Page, name: str, language: str, side: str) -> BinaryIO:
    """Cleaned like any other markup, though it is ours: links come from the text."""
    turned = ' dir="rtl"' if side == "rtl" else ""
    markup = f'<html xmlns="http://www.w3.org/1999/xhtml"{turned}><head><title>{escape(page.title)}</title></head><body>{page.body}</body></html>'
    return io.BytesIO(clean(markup.encode("utf-8", "replace"), name, {}, language).markup)


def _described(title: str, said: dict[str, str], language: str, script: str) -> Description:
    draft = Draft(kind="ebook", digital=True, medium=["text"], scripts=[script])
    draft.title(title, language=language)
    if said.get("author"):
        draft.made_by(Agent(name=said["author"]), "aut")
    draft.languages = [languages.language(language)] if language else []
    if said.get("date"):
        draft.dates.append(dating.period(said["date"]))
    draft.note(said.get("description", ""), "summary", language)
    return draft.done()
