"""While somebody types: titles, people, subjects and places that begin so. After they typed: did you mean …?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from lavh.catalog.models import Agent, Subject
from lavh.catalog.queries import cards
from lavh.discovery import query as q
from lavh.discovery.engine import Engine
from lavh.discovery.engines import engine as chosen
from lavh.discovery.engines.memory import distance
from lavh.discovery.fields import NumberField, TextField
from lavh.kernel.text import alternatives, fold, spans

Heading = TypeVar("Heading", Agent, Subject)
SHORTEST = 2  # letters before anything is suggested
TITLES, HEADINGS = 5, 3


class Suggestion(NamedTuple):
    """Something to go to. `kind`: work · person · subject · place."""

    kind: str
    number: int
    text: str
    note: str = ""


def complete(typed: str, *, engine: Engine | None = None) -> list[Suggestion]:
    """What the typed beginning may become: whole words as they are, the last one as a beginning."""
    engine = engine or chosen()
    words = fold(typed).split()
    if not words or len("".join(words)) < SHORTEST:
        return []
    titles = engine.search(_begins("title", words), limit=TITLES).hits
    works = [
        Suggestion("work", number, card.title.text, "; ".join(by.name for by in card.by[:1]))
        for number, card in cards([hit.id for hit in titles])
    ]
    people = [
        Suggestion("person", row.pk, row.name, row.dates) for row in _headings(engine, words, "creator", "agent", Agent)
    ]
    topics = [Suggestion("subject", row.pk, row.term) for row in _headings(engine, words, "subject", "topic", Subject)]
    places = [Suggestion("place", row.pk, row.term) for row in _headings(engine, words, "subject", "place", Subject)]
    return [*works, *people, *topics, *places]


def _begins(field: TextField, words: Sequence[str]) -> q.Node:
    whole: list[q.Node] = [q.either([q.Term(field, key) for key in alternatives(word)]) for word in words[:-1]]
    return q.both(*whole, q.Prefix(field, words[-1]))


def _headings(
    engine: Engine, words: Sequence[str], text: TextField, number: NumberField, model: type[Heading]
) -> list[Heading]:
    """The commonest headings among works whose field begins so, that begin so themselves."""
    counted = engine.count(_begins(text, words), [q.Counted(number, 24)])[0]
    rows = model.objects.in_bulk([value for value, _ in counted])
    fitting = [rows[value] for value, _ in counted if value in rows and _fits(str(rows[value]), words)]
    return fitting[:HEADINGS]


def _fits(name: str, words: Sequence[str]) -> bool:
    tokens = fold(name).split()
    return all(any(token.startswith(word) for token in tokens) for word in words)


def did_you_mean(typed: str, *, engine: Engine | None = None) -> str:
    """The typed words with those that nothing has put right; "" when there is nothing better to offer. Words are shown as the catalogue writes them."""
    engine = engine or chosen()
    pieces: list[str] = []
    place = 0
    corrected = False
    for key, start, end in spans(typed):
        pieces.append(typed[place:start])
        place = end
        better = "" if _known(engine, typed[start:end]) else _nearest(engine, key)
        pieces.append(better or typed[start:end])
        corrected = corrected or bool(better)
    pieces.append(typed[place:])
    return "".join(pieces) if corrected else ""


def _known(engine: Engine, word: str) -> bool:
    return any(engine.search(q.Term("words", key), limit=1).total for key in alternatives(word)) or len(word) < 3


def _nearest(engine: Engine, key: str) -> str:
    """A word of titles and names near to this one: the commonest of the nearest."""
    for edits in (1, 2) if len(key) > 4 else (1,):
        hits = engine.search(q.AnyOf((q.Fuzzy("title", key, edits), q.Fuzzy("creator", key, edits))), limit=40).hits
        seen = Counter(_written(key, edits, [hit.id for hit in hits]))
        if seen:
            return min(seen, key=lambda word: (distance(fold(word), key), -seen[word], word))
    return ""


def _written(key: str, edits: int, works: Sequence[int]) -> Iterable[str]:
    for _, card in cards(works):
        texts = [card.title.text, card.rest, *(form.text for form in card.forms), *(by.name for by in card.by)]
        for text in texts:
            for token, start, end in spans(text):
                if distance(token, key) <= edits:
                    yield text[start:end]
