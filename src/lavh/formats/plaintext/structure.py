"""Chapters and paragraphs of a text that has no marks for them."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

# What begins a chapter, in the languages of the collection; a number in figures, in letters of Rome, or in words follows or stands before.
_WORDS = "chapter|part|book|volume|prologue|epilogue|preface|introduction|глава|часть|том|пролог|эпилог|предисловие|введение|bob|боб|qism|қисм|boʻlim|bo'lim|бўлим|bap|бап|kapitel|teil|chapitre|partie|capítulo|الفصل|الباب|제"
_HEADING = re.compile(
    rf"^(?:(?:{_WORDS})(?:[\s.:—–-].{{0,80}})?|(?-i:[IVXLC]{{1,7}}\.?)|\d{{1,3}}[.-]?\s?(?:{_WORDS})\b.{{0,80}})$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*(?:[*_~=·•-]\s*){3,}$")
_LONGEST_HEADING = 100
_LONGEST_PART = 60_000  # characters of a chapter that has no headings in it
_MOST = 3_000  # chapters
_VERSE = 60  # characters: shorter lines that follow each other are verses


class Paragraph(NamedTuple):
    """`kind`: p · verse · rule. Lines are kept apart in verses only."""

    lines: tuple[str, ...]
    kind: str = "p"


class Chapter(NamedTuple):
    """`title` is "" for what stands before the first heading and for parts that were cut by length."""

    title: str
    paragraphs: tuple[Paragraph, ...]


def chapters(text: str) -> tuple[Chapter, ...]:
    """The chapters of a text, in order. What has too many headings has none."""
    found = _cut(text, _heading)
    return tuple(_joined(found if len(found) <= _MOST else _cut(text, lambda _: "")))


def _cut(text: str, named: Callable[[Paragraph], str]) -> list[Chapter]:
    found: list[Chapter] = []
    title, size = "", 0
    gathered: list[Paragraph] = []
    for paragraph in _paragraphs(text):
        heading = named(paragraph)
        if heading or size > _LONGEST_PART:
            if gathered or title:
                found.append(Chapter(title, tuple(gathered)))
            title, gathered, size = heading, [], 0
            if heading:
                continue
        gathered.append(paragraph)
        size += sum(map(len, paragraph.lines))
    if gathered or title:
        found.append(Chapter(title, tuple(gathered)))
    return found


def _joined(found: list[Chapter]) -> Iterator[Chapter]:
    """A heading with nothing under it stands over the next one: "Part one", "Chapter 1"."""
    above = ""
    for chapter in found:
        if chapter.title and not chapter.paragraphs and chapter is not found[-1] and len(above) < _LONGEST_HEADING:
            above = f"{above} {chapter.title}".strip()
            continue
        yield chapter._replace(title=f"{above}. {chapter.title}" if above and chapter.title else above or chapter.title)
        above = ""


def _heading(paragraph: Paragraph) -> str:
    """The words of a paragraph that is a heading: one short line (or two) that says so."""
    if paragraph.kind == "rule" or len(paragraph.lines) > 2:
        return ""
    words = " ".join(" ".join(paragraph.lines).split())
    if len(words) > _LONGEST_HEADING or not _HEADING.match(words):
        return ""
    return "" if words.endswith((",", ";")) else words


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Blocks between empty lines; in a text without empty lines every line."""
    blocks = re.split(r"\n[ \t]*\n\s*|\f", text.strip("\n"))
    if len(blocks) < max(2, text.count("\n") // 200):
        blocks = text.split("\n")
    for block in blocks:
        lines = tuple(filter(None, (line.strip() for line in block.split("\n"))))
        if not lines:
            continue
        if len(lines) == 1 and _RULE.match(lines[0]):
            yield Paragraph((), "rule")
        elif _indented(block):
            yield from (Paragraph(each) for each in _indents(block))
        else:
            verse = len(lines) > 1 and max(map(len, lines)) < _VERSE
            yield Paragraph(lines, "verse" if verse else "p")


def _indented(block: str) -> bool:
    """Whether paragraphs begin with an indent and have no empty lines between them."""
    starts = [line[:1] in " \t\u3000" for line in block.split("\n") if line.strip()]
    return len(starts) > 2 and starts[0] and 1 < sum(starts) < len(starts)


def _indents(block: str) -> Iterator[tuple[str, ...]]:
    current: list[str] = []
    for line in block.split("\n"):
        if line[:1] in " \t\u3000" and current:
            yield tuple(current)
            current = []
        if line.strip():
            current.append(line.strip())
    if current:
        yield tuple(current)
