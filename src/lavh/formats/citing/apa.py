"""Publication Manual of the American Psychological Association, 7th edition (2019), chapters 9 and 10."""

import re
from collections.abc import Sequence

from lavh.formats.citing.names import Person
from lavh.formats.citing.runs import Line, Runs
from lavh.formats.citing.source import OBJECTS, Cited
from lavh.formats.citing.words import Words

MOST = 20  # names; of more the first nineteen and the last (9.8)
_EDITIONS = re.compile(r"^\W*(\d+)(?:st|nd|rd|th|-|\s|e\b)", re.IGNORECASE)


def cite(source: Cited, words: Words) -> Runs:
    """"Family, G. P. (year). *Title: subtitle* (2nd ed.). Publisher."."""  # fmt: skip
    line = Line()
    year = f"({source.year or words.undated})"
    editors = not source.authors and bool(source.editors)
    names = _names(source.authors or source.editors, words)
    if names:
        line.add(f"{names} ({'Eds.' if len(source.editors) > 1 else 'Ed.'})" if editors and words.both == "&" else names).stop()  # fmt: skip
        line.add(year).stop()
    _title(line, source, words)
    if not names:
        line.add(year).stop()
    if source.container:
        _container(line, source, words)
    elif source.kind in OBJECTS or source.kind == "archive":
        _kept(line, source)
    else:
        line.add(source.publisher).stop()
    line.add(_address(source))
    return line.done()


def _title(line: Line, source: Cited, words: Words) -> None:
    """In italics if it stands for itself; in brackets behind it what is unusual of it."""
    line.add(source.whole_title, italic=not source.container)
    volume = words.volume.format(source.volume) if source.volume and not source.container else ""
    line.add(", ".join(filter(None, (_edition(source), volume))), " (", ")")
    line.add(_form(source, words), " [", "]")
    line.stop()


def _kept(line: Line, source: Cited) -> None:
    """Objects in their museum (10.14), archival units in their collection with its number (10.16 and the pages on archives)."""
    if source.kind == "archive":
        line.add(source.collection)
        line.add(source.call_number, " (" if source.collection else "(", ")").stop()
    line.add(source.institution).stop()


def _edition(source: Cited) -> str:
    if not source.edition or source.container:
        return ""
    number = _EDITIONS.match(source.edition)
    if number and source.script == "Latn" and source.language == "en":
        return f"{_ordinal(int(number[1]))} ed."
    return source.edition


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _form(source: Cited, words: Words) -> str:
    if source.kind in OBJECTS:
        return source.medium
    if source.kind == "thesis":
        return words.thesis
    return source.scale if source.kind == "map" else ""


def _container(line: Line, source: Cited, words: Words) -> None:
    if source.type == "chapter":
        line.add(words.within.rstrip(": ") if words.both == "&" else words.within, after=" ")
        line.add(source.container, italic=True)
        line.add(words.pages.format(source.pages) if source.pages else "", " (", ")").stop()
        line.add(source.publisher).stop()
        return
    line.add(source.container, italic=True)
    line.add(source.volume, ", ", italic=True)
    line.add(source.issue, "(" if source.volume else ", (", ")")
    line.add(source.pages, ", ").stop()


def _address(source: Cited) -> str:
    return f"https://doi.org/{source.doi}" if source.doi else source.url if source.online else ""


def _names(people: Sequence[Person], words: Words) -> str:
    shown = [_inverted(each) for each in people]
    if len(shown) > MOST:
        return f"{words.comma.join(shown[: MOST - 1])}{words.comma}… {shown[-1]}"
    if len(shown) < 2:
        return "".join(shown)
    return f"{words.comma.join(shown[:-1])}{',' if words.both == '&' else ''} {words.both} {shown[-1]}"


def _inverted(person: Person) -> str:
    if person.literal:
        return person.literal
    comma = "،" if person.script == "Arab" else ","
    return f"{person.family}{comma} {person.initials()}"
