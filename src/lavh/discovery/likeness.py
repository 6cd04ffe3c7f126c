"""Works that stand near one: by the same people, about the same things, in the same words."""

from collections.abc import Sequence

from lavh.catalog.card import Card
from lavh.discovery import query as q
from lavh.discovery.engine import Engine
from lavh.discovery.engines import engine as chosen
from lavh.discovery.fields import NumberField, TextField
from lavh.discovery.reading import documents

WORDS = 16  # of one field that are compared
FEWEST = 3  # letters of a word that tells anything


def by_the_same(card: Card, work: int, size: int, *, engine: Engine | None = None) -> list[int]:
    """Works of those whom lists name as makers, newest first."""
    makers = tuple(by.agent for by in card.by if by.agent)
    return _having("agent", makers[:1], work, size, engine)


def about_the_same(card: Card, work: int, size: int, *, engine: Engine | None = None) -> list[int]:
    """Works with one of the first subjects, newest first."""
    return _having("topic", card.subjects[:3], work, size, engine)


def _having(field: NumberField, values: Sequence[int], work: int, size: int, engine: Engine | None) -> list[int]:
    if not values:
        return []
    found = (engine or chosen()).search(q.Numbers(field, tuple(values)), limit=size + 1, offset=0, order="newest")
    return [number for number in found.ids if number != work][:size]


def alike(work: int, size: int, *, engine: Engine | None = None) -> list[int]:
    """Works that share the most telling words of title and subjects, the likest first. Reads the work from the catalogue."""
    found = documents([work])
    if not found:
        return []
    terms = [*_terms("title", found[0].title), *_terms("subject", [found[0].subject])]
    if not terms:
        return []
    answer = (engine or chosen()).search(q.either(terms), limit=size + 1, offset=0, order="relevance")
    return [number for number in answer.ids if number != work][:size]


def _terms(field: TextField, lines: Sequence[str]) -> list[q.Node]:
    words = dict.fromkeys(word for line in lines for word in line.split() if len(word) >= FEWEST)
    return [q.Term(field, word) for word in list(words)[:WORDS]]
