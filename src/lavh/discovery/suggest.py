"""While somebody types: titles, people, subjects and places that begin so. After they typed: did you mean …?"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

import msgspec

from lavh.catalog.card import Card
from lavh.catalog.models import Subject
from lavh.catalog.models.joining import SUBJECTS
from lavh.catalog.queries import cards
from lavh.catalog.rows import select
from lavh.discovery import beginnings, digests
from lavh.discovery import query as q
from lavh.discovery.engine import Engine
from lavh.discovery.engines import engine as chosen
from lavh.discovery.engines.memory import distance
from lavh.discovery.fields import TextField
from lavh.kernel.text import alternatives, fold, script_of, spans, stem_alternatives

Each = TypeVar("Each")
SHORTEST = 2  # letters before anything is suggested
DISTINCT = 4  # letters from which on few enough titles begin so to be looked up
FIRST = 1e9  # above what the words of a title can add up to
TITLES, HEADINGS = 5, 3
LONGEST = 160  # characters of a suggestion
BECOMES = 6  # words that one beginning may become: the commonest
FORKS = 4  # of them, those whose headings are looked for
MANY = 3  # letters up to which very many words begin so
AGAIN = 600.0  # seconds for which the commonest of them are believed
LOOKED_AT = 16  # works among which the best titles are picked
SAMPLE = 20  # works whose headings are counted: the cost must not grow with the works that a beginning finds
CANDIDATES = 12  # people, and as many subjects, whose names are read
REMEMBERED = 4_096  # beginnings whose suggestions are kept until the index changes
FOLDED = 16_384  # texts whose keys are kept: the same headings and titles come again with every letter typed
MENDED = 4  # words of a query that are put right
TWO_EDITS = 6  # letters of a word beyond which two slips are believed: "otkan" is no "ocean"
WORDED: Sequence[TextField] = ("title", "creator", "subject", "series", "publisher")  # fields with words as they are
NEAR = 40  # works from which the spelling of a word is taken


class Suggestion(NamedTuple):
    """Something to go to. `kind`: work · person · subject · place."""

    kind: str
    number: int
    text: str
    note: str = ""


class Person(NamedTuple):
    """An agent as it may be suggested. `names`: in every script."""

    number: int
    names: tuple[str, ...]
    dates: str


class Topic(NamedTuple):
    """A subject as it may be suggested. `names`: in every script."""

    number: int
    kind: int
    names: tuple[str, ...]


class Looked(NamedTuple):
    """Works that have the beginning in their titles, their makers' names, their subjects; best first."""

    titles: list[int]
    people: list[int]
    subjects: list[int]


class Candidates(NamedTuple):
    """What may be suggested, most worth it first: works, numbers of agents and of subjects."""

    titles: Sequence[tuple[int, Card]]
    agents: Sequence[int]
    subjects: Sequence[int]


def complete(typed: str, *, engine: Engine | None = None) -> list[Suggestion]:
    """What the typed beginning may become: whole words as they are, the last one as a beginning. Each thing once, three queries at most.

    Remembered until the index changes. What it costs does not grow with the number of works that have such a word.
    """
    engine = engine or chosen()
    words = tuple(fold(typed).split())
    if not words or len("".join(words)) < SHORTEST:
        return []
    return list(_complete(engine, (engine.generation(), beginnings.state()), words))


@lru_cache(maxsize=REMEMBERED)
def _complete(engine: Engine, _state: object, words: Sequence[str]) -> tuple[Suggestion, ...]:
    titles, agents, subjects = _ready(words) or _searched(engine, words)
    topics = _topics(subjects)
    return (
        *_works(titles, words),
        *(Suggestion("person", row.number, row.names[0], row.dates) for row in _people(words, agents)),
        *(Suggestion("subject", row.number, row.names[0]) for row in _terms(words, topics, Subject.Kind.TOPIC)),
        *(Suggestion("place", row.number, row.names[0]) for row in _terms(words, topics, Subject.Kind.PLACE)),
    )


def _ready(words: Sequence[str]) -> Candidates | None:
    """Of one begun word, what was made ready for it."""
    ready = beginnings.find(words[0]) if len(words) == 1 else None
    return Candidates(cards(ready.works), ready.people, [*ready.topics, *ready.places]) if ready else None


def _searched(engine: Engine, words: Sequence[str]) -> Candidates:
    """What works have that have the words."""
    looked = Looked(
        engine.best(_titled(engine, words), LOOKED_AT),
        _headed(engine, "creator", words),
        _headed(engine, "subject", words),
    )
    found = dict(cards(list({number for works in looked for number in works})))
    agents = Counter(agent for number in looked.people if number in found for agent, _ in found[number].agents)
    subjects = Counter(each for number in looked.subjects if number in found for each in found[number].subjects)
    titles = [(number, found[number]) for number in looked.titles if number in found]
    return Candidates(titles, _commonest(agents), _commonest(subjects))


@lru_cache(maxsize=FOLDED)
def _folded(text: str) -> str:
    return fold(text)


def forget() -> None:
    """Remember no suggestion and no key, as at the beginning."""
    _complete.cache_clear()
    _folded.cache_clear()
    _key.cache_clear()
    _short.cache_clear()


def _begins(engine: Engine, field: TextField, words: Sequence[str]) -> q.Node:
    """Works whose field has these words, the last one begun.

    Alone, it stands for the commonest words that begin so; behind other words, for every word if it is long enough to be few of them, and for any
    word at all if it is a letter or two: those that fit are picked afterwards.
    """
    *before, last = words
    whole = [q.either([q.Term(field, key) for key in alternatives(word)]) for word in before]
    if before and (len(last) < MANY or len(last) > DISTINCT):
        return q.both(*whole, q.Prefix(field, last)) if len(last) > DISTINCT else q.both(*whole)
    tokens = _tokens(engine, field, last)
    most = sum(documents for _, documents in tokens)
    ends: list[q.Node] = []
    for token, documents in tokens:
        meant = token == last and len(last) >= DISTINCT
        ends.append(q.Boost(q.Term(field, token), float(most if meant else documents)))
    return q.both(*whole, q.either(ends))


def _headed(engine: Engine, field: TextField, words: Sequence[str]) -> list[int]:
    """Works for whose headings somebody may look: some with each of the commonest words that begin so."""
    if len(words) > 1:
        return engine.best(_begins(engine, field, words), SAMPLE)
    tokens = _tokens(engine, field, words[0])[:FORKS]
    found = (engine.best(q.Term(field, token), SAMPLE // len(tokens)) for token, _ in tokens)
    return list(dict.fromkeys(number for each in found for number in each))


def _tokens(engine: Engine, field: TextField, start: str) -> list[tuple[str, int]]:
    """The commonest words that begin so. Of a short beginning there are many: which ones are commonest is looked up now and then, not with every commit."""
    if len(start) > MANY:
        return engine.tokens(field, start, BECOMES)
    found = _short(engine, engine.identity(), int(time.monotonic() / AGAIN), field, start)
    return (
        found if len(found) == BECOMES else engine.tokens(field, start, BECOMES)
    )  # few: the next commit may bring another


@lru_cache(maxsize=REMEMBERED)
def _short(engine: Engine, _identity: str, _now: int, field: TextField, start: str) -> list[tuple[str, int]]:
    return engine.tokens(field, start, BECOMES)


def _titled(engine: Engine, words: Sequence[str]) -> q.Node:
    """Titles with the words; of those with several words the ones that begin so first."""
    query, start = _begins(engine, "title", words), " ".join(words)
    if len(words) < 2 or len(start) < DISTINCT:
        return query
    return q.All((query,), (q.Constant(q.Prefix("ident", digests.beginning(start)), FIRST),))


def _works(found: Sequence[tuple[int, Card]], words: Sequence[str]) -> list[Suggestion]:
    """Titles that begin so before those with the words further on; of those with one title and one maker the first."""
    start = " ".join(words)
    begun: dict[tuple[str, str], Suggestion] = {}
    later: dict[tuple[str, str], Suggestion] = {}
    for number, card in found:
        if text := _title(card, words):
            maker, folded = _maker(card), _folded(text)
            kept = begun if folded.startswith(start) else later
            kept.setdefault((folded, _key(maker)), Suggestion("work", number, text, maker))
        if len(begun) == TITLES:
            break
    return [*begun.values(), *later.values()][:TITLES]


def _title(card: Card, words: Sequence[str]) -> str:
    """The title in the script in which it has the words; "" where they are in another title of the work, that nobody would recognise."""
    for form in (card.title, *card.forms):
        if _fits(words, (form.text,)):
            return form.text
    whole = f"{card.title.text}: {card.rest}"
    return whole[:LONGEST] if card.rest and _fits(words, (whole,)) else ""


def _maker(card: Card) -> str:
    return card.by[0].name if card.by else ""


def _commonest(counted: Counter[int]) -> list[int]:
    return [number for number, _ in counted.most_common(CANDIDATES)]


def _people(words: Sequence[str], agents: Sequence[int]) -> list[Person]:
    """Those who are called so in any script; one without dates only if no namesake has them."""
    rows = {
        node: Person(number, _names(name, forms), dates)
        for node, number, name, dates, forms in select(
            "SELECT a.id, l.id, l.name, l.dates, l.forms FROM catalog_agent a LEFT JOIN catalog_joined j ON j.node = a.id"
            " JOIN catalog_agent l ON l.id = coalesce(j.leader, a.id) WHERE a.id {among}",
            agents,
        )
    }
    fitting = [rows[number] for number in agents if number in rows and _fits(words, rows[number].names)]
    dated = {_key(row.names[0]) for row in fitting if row.dates}
    kept = [row for row in fitting if row.dates or _key(row.names[0]) not in dated]
    return _once(kept, lambda row: (_key(row.names[0]), row.dates))[:HEADINGS]


def _topics(subjects: Sequence[int]) -> list[Topic]:
    rows = {
        node: Topic(number, kind, _names(term, forms))
        for node, number, kind, term, forms in select(
            "SELECT s.id, l.id, l.kind, l.term, l.forms FROM catalog_subject s"  # noqa: S608 (our own number)
            f" LEFT JOIN catalog_joined j ON j.node = s.id + {SUBJECTS}"
            f" JOIN catalog_subject l ON l.id = coalesce(j.leader - {SUBJECTS}, s.id) WHERE s.id {{among}}",
            subjects,
        )
    }
    return [rows[number] for number in subjects if number in rows]


def _names(name: str, forms: str) -> tuple[str, ...]:
    return (name,) if forms == "[]" else (name, *(str(form[0]) for form in msgspec.json.decode(forms)))


def _terms(words: Sequence[str], rows: Iterable[Topic], kind: int) -> list[Topic]:
    fitting = [row for row in rows if row.kind == kind and _fits(words, row.names)]
    return _once(fitting, lambda row: _folded(row.names[0]))[:HEADINGS]


@lru_cache(maxsize=FOLDED)
def _key(name: str) -> str:
    return " ".join(sorted(fold(name, "name").split()))


def _fits(words: Sequence[str], names: Iterable[str]) -> bool:
    folded = [f" {_folded(name)}" for name in names]
    return all(any(f" {word}" in each for each in folded) for word in words)


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
    """Whether anything has the word. Of what is only among all words it may be that it is nothing but a stem."""
    return len(word) < 3 or any(
        any(engine.frequency(field, key) for field in WORDED)
        or (key not in stem_alternatives(key) and engine.frequency("words", key))
        for key in alternatives(word)
    )


def _near(engine: Engine, key: str) -> tuple[tuple[int, list[int]], ...]:
    found = []
    for edits in (1, 2) if len(key) > TWO_EDITS else (1,):
        query = q.AnyOf((q.Fuzzy("title", key, edits), q.Fuzzy("creator", key, edits)))
        found.append((edits, engine.search(query, limit=NEAR).ids))
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
