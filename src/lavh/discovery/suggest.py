"""While somebody types: titles, people, subjects and places that begin so. After they typed: did you mean …?"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from lavh.catalog.card import Card
from lavh.catalog.models import Agent, Subject
from lavh.catalog.queries import cards
from lavh.discovery import query as q
from lavh.discovery.engine import Engine
from lavh.discovery.engines import engine as chosen
from lavh.discovery.engines.memory import distance
from lavh.discovery.fields import NumberField, TextField
from lavh.kernel.text import alternatives, fold, script_of, spans

Heading = TypeVar("Heading", Agent, Subject)
Each = TypeVar("Each")
SHORTEST = 2  # letters before anything is suggested
DISTINCT = 4  # letters from which on few enough titles begin so to be looked up
TITLES, HEADINGS = 5, 3
LONGEST = 160  # characters of a suggestion
LOOKED_AT = 30  # works and headings among which the best are picked
MENDED = 4  # words of a query that are put right
TWO_EDITS = 6  # letters of a word beyond which two slips are believed: "otkan" is no "ocean"
NEAR = 40  # works from which the spelling of a word is taken


class Suggestion(NamedTuple):
    """Something to go to. `kind`: work · person · subject · place."""

    kind: str
    number: int
    text: str
    note: str = ""


def complete(typed: str, *, engine: Engine | None = None) -> list[Suggestion]:
    """What the typed beginning may become: whole words as they are, the last one as a beginning. Each thing once, three queries."""
    engine = engine or chosen()
    words = fold(typed).split()
    if not words or len("".join(words)) < SHORTEST:
        return []
    (agents,) = _numbers(engine, words, "creator", "agent")
    topics, places = _numbers(engine, words, "subject", "topic", "place")
    people = Agent.objects.in_bulk(agents)
    subjects = Subject.objects.in_bulk([*topics, *places])
    return [
        *_works(engine, words),
        *(Suggestion("person", row.pk, row.name, row.dates) for row in _people(words, _rows(agents, people))),
        *(Suggestion("subject", row.pk, row.term) for row in _terms(words, _rows(topics, subjects))),
        *(Suggestion("place", row.pk, row.term) for row in _terms(words, _rows(places, subjects))),
    ]


def _works(engine: Engine, words: Sequence[str]) -> list[Suggestion]:
    """Titles that begin so before those with the words further on; of those with one title and one maker the first."""
    start = " ".join(words)
    query = _begins("title", words)
    if len(start) >= DISTINCT:
        query = q.All((query,), (q.Constant(q.Prefix("titlekey", start), 10.0),))
    hits = engine.search(query, limit=LOOKED_AT).hits
    found = [(number, card, text) for number, card in cards([hit.id for hit in hits]) if (text := _title(card, words))]
    ranked = sorted(found, key=lambda each: not fold(each[2]).startswith(start))
    once = _once(ranked, lambda each: (fold(each[2]), fold(_maker(each[1]), "name")))[:TITLES]
    return [Suggestion("work", number, text, _maker(card)) for number, card, text in once]


def _title(card: Card, words: Sequence[str]) -> str:
    """The title in the script in which it has the words; "" where they are in another title of the work, that nobody would recognise."""
    for form in (card.title, *card.forms):
        if _fits(words, (form.text,)):
            return form.text
    whole = f"{card.title.text}: {card.rest}"
    return whole[:LONGEST] if card.rest and _fits(words, (whole,)) else ""


def _maker(card: Card) -> str:
    return card.by[0].name if card.by else ""


def _begins(field: TextField, words: Sequence[str]) -> q.Node:
    whole: list[q.Node] = [q.either([q.Term(field, key) for key in alternatives(word)]) for word in words[:-1]]
    return q.both(*whole, q.Prefix(field, words[-1]))


def _numbers(engine: Engine, words: Sequence[str], text: TextField, *numbers: NumberField) -> list[list[int]]:
    """The commonest headings of each sort among works whose field begins so."""
    counted = engine.count(_begins(text, words), [q.Counted(number, LOOKED_AT) for number in numbers])
    return [[value for value, _ in counts] for counts in counted]


def _rows(numbers: Iterable[int], rows: Mapping[int, Heading]) -> list[Heading]:
    return [rows[number] for number in numbers if number in rows]


def _people(words: Sequence[str], rows: Iterable[Agent]) -> list[Agent]:
    """Those who are called so in any script; one without dates only if no namesake has them."""
    fitting = [row for row in rows if _fits(words, (row.name, *(name for name, _ in row.forms)))]
    dated = {_key(row.name) for row in fitting if row.dates}
    kept = [row for row in fitting if row.dates or _key(row.name) not in dated]
    return _once(kept, lambda row: (_key(row.name), row.dates))[:HEADINGS]


def _terms(words: Sequence[str], rows: Iterable[Subject]) -> list[Subject]:
    found: dict[str, Subject] = {}
    for row in rows:
        if _fits(words, (row.term, *(term for term, _ in row.forms))):
            found.setdefault(fold(row.term), row)
            if len(found) == HEADINGS:  # what comes after need not be read
                break
    return list(found.values())


def _key(name: str) -> str:
    return " ".join(sorted(fold(name, "name").split()))


def _fits(words: Sequence[str], names: Iterable[str]) -> bool:
    tokens = {token for name in names for token in fold(name).split()}
    return all(any(token.startswith(word) for token in tokens) for word in words)


def _once(rows: Iterable[Each], key: Callable[[Each], object]) -> list[Each]:
    """The first of each key."""
    found: dict[object, Each] = {}
    for row in rows:
        found.setdefault(key(row), row)
    return list(found.values())


class Unknown(NamedTuple):
    """A typed word that nothing has, and works that have one near to it: (edits apart, their numbers), the nearest first."""

    key: str
    start: int
    end: int
    near: tuple[tuple[int, list[int]], ...]


def did_you_mean(typed: str, *, engine: Engine | None = None) -> str:
    """The typed words with those that nothing has put right; "" when there is nothing better to offer. One query.

    Words are shown as the catalogue writes them, in the script that was typed where it has them in that.
    """
    engine = engine or chosen()
    unknown = [
        Unknown(key, start, end, _near(engine, key))
        for key, start, end in spans(typed)
        if _is_word(typed, start, end) and not _known(engine, typed[start:end])
    ][:MENDED]
    works = {number for word in unknown for _, numbers in word.near for number in numbers}
    texts = {number: _texts(card) for number, card in cards(sorted(works))} if works else {}
    pieces: list[str] = []
    place = 0
    for word in unknown:
        written = typed[word.start : word.end]
        if word.start >= place and (better := _better(word, written, texts)):
            pieces += [typed[place : word.start], better.lower() if written.islower() else better]
            place = word.end
    return "".join([*pieces, typed[place:]]) if pieces else ""


def _is_word(typed: str, start: int, end: int) -> bool:
    """Neither a number nor the name of a field ("isbn:")."""
    return typed[end : end + 1] != ":" and not any(character.isdigit() for character in typed[start:end])


def _known(engine: Engine, word: str) -> bool:
    return len(word) < 3 or any(engine.search(q.Term("words", key), limit=1).total for key in alternatives(word))


def _near(engine: Engine, key: str) -> tuple[tuple[int, list[int]], ...]:
    found = []
    for edits in (1, 2) if len(key) > TWO_EDITS else (1,):
        query = q.AnyOf((q.Fuzzy("title", key, edits), q.Fuzzy("creator", key, edits)))
        found.append((edits, [hit.id for hit in engine.search(query, limit=NEAR).hits]))
    return tuple(found)


def _texts(card: Card) -> list[str]:
    return [card.title.text, card.rest, *(form.text for form in card.forms), *(by.name for by in card.by)]


def _better(word: Unknown, written: str, texts: Mapping[int, list[str]]) -> str:
    """The nearest word of titles and names; of those equally near the commonest, written as somebody would type it."""
    for edits, works in word.near:
        seen: dict[str, Counter[str]] = {}
        for text in (text for number in works for text in texts.get(number, ())):
            for token, start, end in spans(text):
                if distance(token, word.key) <= edits:
                    seen.setdefault(token, Counter())[text[start:end]] += 1
        if seen:
            nearest = min(seen, key=lambda key: (distance(key, word.key), -seen[key].total(), key))
            return _as_typed(seen[nearest], script_of(written))
    return ""


def _as_typed(spellings: Counter[str], script: str) -> str:
    """Of the spellings of one word that in the script that was typed, with the fewest unusual letters; then the commonest."""
    return min(spellings, key=lambda each: (script_of(each) != script, _unusual(each), -spellings[each], each))


def _unusual(word: str) -> int:
    """Letters that no keyboard has: those with marks, in Latin."""
    return (
        0
        if word.isascii() or script_of(word) != "Latn"
        else sum(not each.isascii() and each not in "ʻʼ‘’" for each in word)
    )
