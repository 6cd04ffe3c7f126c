"""GOST R 7.0.5-2008, references behind the text: full stops instead of the dashes of a description (7.0.5, 4.9)."""

import re

from lavh.formats.citing.names import Person
from lavh.formats.citing.runs import Line, Runs
from lavh.formats.citing.source import OBJECTS, Cited
from lavh.formats.citing.words import Words

MOST = 3  # authors in the heading; works of more stand under their title


def cite(source: Cited, words: Words) -> Runs:
    """"Family G. P. Title : subtitle / responsibility. Edition. Place : Publisher, year. Extent."."""  # fmt: skip
    line = Line()
    heading = source.authors if len(source.authors) <= MOST else ()
    line.add(words.comma.join(_filed(each) for each in heading)).stop()
    named = f"{source.title}. {source.part}" if source.part else source.title
    line.add(named)
    line.add(source.rest, " : ")
    line.add(words.electronic if source.online else "", " [", "]")
    _stated(line, source, words)
    if source.container:
        _part(line, source, words)
    elif source.kind in OBJECTS or source.kind == "archive":
        _kept(line, source, words)
    else:
        line.stop()
        _imprint(line, source, words)
    line.add(f"DOI {source.doi}" if source.doi else "", after=". ")
    if source.online and source.url:
        line.add(words.address.format(source.url)).stop()
    return line.done()


def _stated(line: Line, source: Cited, words: Words) -> None:
    """Behind the stroke: the first of many authors, editors, translators."""
    many = f"{_direct(source.authors[0])} [{words.others}]" if len(source.authors) > MOST else ""
    editors = (
        words.edited.format(words.comma.join(_direct(each) for each in source.editors[:MOST])) if source.editors else ""
    )
    translators = words.translated.format(words.comma.join(_direct(each) for each in source.translators[:MOST])) if source.translators else ""  # fmt: skip
    line.add(" ; ".join(filter(None, (many, editors, translators))), " / ")


def _imprint(line: Line, source: Cited, words: Words) -> None:
    line.add(source.scale).stop()
    line.add(source.edition).stop()
    line.add(source.place)
    line.add(source.publisher, " : " if source.place else "")
    line.add(source.year or words.undated, ", " if source.place or source.publisher else "").stop()
    line.add(_extent(source.extent, words)).stop()
    line.add(f"{source.series} ; {source.number}" if source.number else source.series, "(", ")").stop()


_PAGES = re.compile(r"((?:[ivxlc]+, )?(?:\[?\d+\]?, )*\d+)(?:, \[\d+\])? *(?:pp?|pages|с|стр|bl?|bet|бет|б|ص)\b")


def _extent(written: str, words: Words) -> str:
    """Pages in the words of the language of the reference; illustrations are not told."""
    first = re.split(r" [:+;] ", written, maxsplit=1)[0]
    pages = _PAGES.match(first)
    return words.extent.format(pages[1]) if pages else first


def _part(line: Line, source: Cited, words: Words) -> None:
    line.add(source.container, " // ").stop()
    line.add(source.place if source.type == "chapter" else "")
    line.add(source.publisher if source.type == "chapter" else "", " : " if source.place else "")
    line.add(source.year or words.undated, ", " if source.type == "chapter" and (source.place or source.publisher) else "").stop()  # fmt: skip
    line.add(words.volume.format(source.volume) if source.volume else "").stop()
    line.add(words.issue.format(source.issue) if source.issue else "").stop()
    line.add(words.pages.format(source.pages) if source.pages else "").stop()


def _kept(line: Line, source: Cited, words: Words) -> None:
    """An archival unit stands behind two strokes with the archive and its number; an object with what it is made of."""
    line.add(source.year or words.undated, ", ")
    if source.kind == "archive":
        line.add(source.institution or source.collection, " // ").stop()
        line.add(source.collection if source.institution else "").stop()
        line.add(source.call_number).stop()
        return
    line.stop()
    line.add("; ".join(filter(None, (source.medium, source.dimensions)))).stop()
    line.add(source.institution)
    line.add(source.call_number, ", " if source.institution else "").stop()


def _filed(person: Person) -> str:
    return person.literal or f"{person.family} {person.initials()}".strip()


def _direct(person: Person) -> str:
    return person.literal or f"{person.initials()} {person.family}".strip()
