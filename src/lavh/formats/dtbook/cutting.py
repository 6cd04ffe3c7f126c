"""Cut a DTBook into chapters: each level at the top is one; a level that is too long for a phone is cut where its own levels begin."""

from collections.abc import Iterator
from typing import NamedTuple

from lavh.formats.dtbook.vocabulary import PARTS
from lavh.formats.xml.elements import inner, local
from lavh.formats.xml.parse import Element

LONGEST = 120_000  # characters of a chapter that need no cutting
LEVELS = frozenset({"level", *(f"level{number}" for number in range(1, 7))})
DEPTH = 6


class Piece(NamedTuple):
    """A chapter: elements that stand one behind the other. `depth`: of the levels around them, from 0."""

    part: str  # frontmatter · bodymatter · backmatter
    elements: tuple[Element, ...]
    depth: int


def pieces(root: Element) -> Iterator[Piece]:
    """The chapters of a book, in order. What stands outside of all levels (title page) is one by itself."""
    parts = [each for each in root.iter() if local(each) in PARTS]
    for part in parts:
        yield from _cut(PARTS[local(part)], list(part), 0)
    if not parts:
        book = next((each for each in root.iter() if local(each) in {"book", "bodymatter", "body"}), root)
        yield from _cut("bodymatter", [each for each in book if local(each) != "head"], 0)


def _cut(part: str, elements: list[Element], depth: int) -> Iterator[Piece]:
    loose: list[Element] = []
    for element in elements:
        if local(element) not in LEVELS:
            loose.append(element)
            continue
        if loose:
            yield Piece(part, tuple(loose), depth)
            loose = []
        below = [child for child in element if local(child) in LEVELS]
        if depth < DEPTH and below and len(inner(element)) > LONGEST:
            yield from _cut(part, list(element), depth + 1)
        else:
            yield Piece(part, (element,), depth)
    if loose:
        yield Piece(part, tuple(loose), depth)
