"""ISO 690:2021, name–title with the date behind the publisher (numeric and running-note systems)."""

from collections.abc import Sequence

from lavh.formats.citing.names import Person
from lavh.formats.citing.runs import Line, Runs
from lavh.formats.citing.source import OBJECTS, Cited
from lavh.formats.citing.words import Words

MOST = 3  # names; of more the first only


def cite(source: Cited, words: Words) -> Runs:
    """"FAMILY, Given. *Title: subtitle*. Edition. Place: Publisher, year. Series. ISBN"."""  # fmt: skip
    line = Line()
    line.add(_names(source.authors or source.editors, words)).stop()
    if source.container:
        _part(line, source, words)
    elif source.kind in OBJECTS or source.kind == "archive":
        _kept(line, source, words)
    else:
        _whole(line, source, words)
    line.add(f"https://doi.org/{source.doi}" if source.doi else "", after=". ")
    if not source.doi and source.url and source.online:
        line.add(words.address.format(source.url))
    return line.done()


def _whole(line: Line, source: Cited, words: Words) -> None:
    line.add(source.whole_title, italic=True)
    line.add(words.electronic if source.online else "", " [", "]").stop()
    line.add(_turned(words.edited, source.editors if source.authors else (), words)).stop()
    line.add(_turned(words.translated, source.translators, words)).stop()
    line.add(source.scale).stop()
    line.add(source.edition).stop()
    _imprint(line, source, words)
    line.add(f"{source.series}, {source.number}" if source.number else source.series).stop()
    line.add(source.issn, "ISSN ").stop()
    line.add(source.isbn, "ISBN ").stop()


def _imprint(line: Line, source: Cited, words: Words) -> None:
    line.add(source.place)
    line.add(source.publisher, ": " if source.place else "")
    line.add(source.year or words.undated, ", " if source.place or source.publisher else "").stop()


def _part(line: Line, source: Cited, words: Words) -> None:
    """An article or chapter: the whole is in italics, not the part."""
    line.add(source.whole_title).stop()
    line.add(words.within if source.type == "chapter" else "").add(source.container, italic=True).stop()
    line.add(source.place)
    line.add(source.publisher, ": " if source.place else "")
    line.add(source.year or words.undated, ", " if source.place or source.publisher else "")
    line.add(words.volume.format(source.volume) if source.volume else "", ", ")
    line.add(words.issue.format(source.issue) if source.issue else "", ", ")
    line.add(_pages(source, words), ", ").stop()
    line.add(source.issn, "ISSN ").stop()


def _pages(source: Cited, words: Words) -> str:
    return (words.pages if "–" in source.pages else words.page).format(source.pages) if source.pages else ""


def _kept(line: Line, source: Cited, words: Words) -> None:
    """An object or archival unit: what, when, of what, and where it is kept."""
    line.add(source.whole_title, italic=True)
    line.add(source.year or words.undated, ", ").stop()
    line.add(source.medium).stop()
    line.add(source.dimensions).stop()
    line.add(source.collection).stop()
    line.add(source.institution)
    line.add(source.call_number, ", " if source.institution else "").stop()


def _turned(pattern: str, people: Sequence[Person], words: Words) -> str:
    if not people:
        return ""
    named = words.comma.join(each.direct() for each in people[:MOST])
    said = pattern.format(f"{named} {words.others}" if len(people) > MOST else named)
    return said[:1].upper() + said[1:]


def _names(people: Sequence[Person], words: Words) -> str:
    if not people:
        return ""
    shown = people[:1] if len(people) > MOST else people
    named = "; ".join(each.filed(capitals=True) for each in shown)
    return f"{named} {words.others}" if len(people) > MOST else named
