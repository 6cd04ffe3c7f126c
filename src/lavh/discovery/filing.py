"""Alphabetical lists: every heading in the order of each alphabet it can be read in. Drains the outbox like the index does."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import msgspec
from django.db import connection, transaction

from lavh.catalog import card as cards
from lavh.catalog import rows
from lavh.discovery.models import Filed, Filing
from lavh.kernel.text import script_of, sort_keys
from lavh.outbox import actions as outbox
from lavh.outbox import queries as events
from lavh.outbox.models import Cursor, Event

VERSION = 3  # what is filed, and how: another one is filed anew
READER = f"filing {VERSION}"
KINDS = ("agents-made", "agents-changed", "subjects-made", "subjects-changed", "works-changed", "works-gone")
BATCH = 10_000
LONGEST = 80
Lists = Filing.List

# Stored numbers: append, never reorder. The script that an alphabet orders, and its language for `kernel.text`.
ALPHABETS: Sequence[tuple[str, str]] = (
    ("", ""), ("Latn", "en"), ("Latn", "uz"), ("Latn", "kaa"), ("Cyrl", "ru"), ("Cyrl", "uz-cyrl"), ("Cyrl", "kaa-cyrl"), ("Arab", "ar"),
)  # fmt: skip
NUMBERS: Mapping[str, int] = {language: number for number, (_, language) in enumerate(ALPHABETS)}
OF_SCRIPT: Mapping[str, tuple[int, ...]] = {
    script: tuple(number for number, (own, _) in enumerate(ALPHABETS) if own == script)
    for script in {own for own, _ in ALPHABETS}
}
_READ_IN = {script: (numbers, tuple(ALPHABETS[each][1] for each in numbers)) for script, numbers in OF_SCRIPT.items()}
_OTHER = _READ_IN[""]
SUBJECT_LISTS = {1: Lists.TOPICS.value, 2: Lists.PLACES.value, 3: Lists.PERIODS.value, 4: Lists.GENRES.value}
AGENT, SUBJECT, WORK = SORTS = range(3)  # headings of each are numbered by themselves. Stored: append, never reorder
MOST = 4  # sorts
FILING, FILED = f'"{Filing._meta.db_table}"', f'"{Filed._meta.db_table}"'
PUT = f"INSERT INTO {FILING} (list, alphabet, key, heading)"
TAKE = f"DELETE FROM {FILING} WHERE list = {{}} AND alphabet = {{}} AND key = %s AND heading = %s"  # noqa: S608
PEOPLE, BODIES, TOPICS, TITLES = Lists.PEOPLE.value, Lists.BODIES.value, Lists.TOPICS.value, Lists.TITLES.value


class Place(NamedTuple):
    """A row of `Filed`: a heading (its number and its sort), the list that it stands in, its texts one a line."""

    id: int
    list: int
    texts: str


def catch_up() -> int:
    """File what is new; everything, if nothing was filed yet. Returns how many headings were filed."""
    if not Cursor.objects.filter(pk=READER).exists():
        return rebuild()
    done = 0
    while events.after(READER, KINDS, 1):
        with transaction.atomic():
            rows.one_at_a_time("filing")  # the indexers of two releases may run side by side for a while
            if batch := events.after(READER, KINDS, 20):
                done += _take(batch)
                outbox.advance(READER, batch[-1])
    return done


def _take(batch: Sequence[Event]) -> int:
    """What several events come to, told together: each heading is filed once, as it is now. What is called as before stays where it is."""
    told: dict[str, set[int]] = {kind: set() for kind in KINDS}
    for event in batch:
        told[event.kind].update(event.ids)
    agents = told["agents-made"] | told["agents-changed"]
    subjects = told["subjects-made"] | told["subjects-changed"]
    works = told["works-changed"] | told["works-gone"]
    asked = [number * MOST + sort for sort, ids in zip(SORTS, (agents, subjects, works), strict=True) for number in ids]
    found = rows.select(f"SELECT id, list, texts FROM {FILED} WHERE id {{among}}", asked)  # noqa: S608 (our own table)
    before = {place.id: place for place in map(Place._make, found)}
    now = {place.id: place for place in chain(_agents(agents), _subjects(subjects), _titles(works))}
    _remove([place for number, place in before.items() if now.get(number) != place])
    return _file([place for number, place in now.items() if before.get(number) != place])


def rebuild() -> int:
    """File everything anew, in one transaction for each stretch."""
    last = events.last_settled()
    Filing.objects.all().delete()
    Filed.objects.all().delete()
    outbox.forget("filing", but=[READER])
    done = 0
    for table, read in (("catalog_agent", _agents), ("catalog_subject", _subjects), ("catalog_work", _titles)):
        place = 0
        while ids := _next(table, place):
            with transaction.atomic():
                done += _file(list(read(ids)))
            place = ids[-1]
    outbox.advance(READER, last or Event(pk=0, transaction=-1))
    return done


def _next(table: str, place: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id FROM "{table}" WHERE id > %s ORDER BY id LIMIT {BATCH}', [place])  # noqa: S608 (our own tables)
        return [number for (number,) in cursor.fetchall()]


def _agents(ids: Collection[int]) -> Iterator[Place]:
    for number, kind, name, forms in rows.select(
        "SELECT id, kind, name, forms FROM catalog_agent WHERE id {among}", ids
    ):
        yield Place(number * MOST + AGENT, PEOPLE if kind <= 2 else BODIES, _texts(name, forms))


def _subjects(ids: Collection[int]) -> Iterator[Place]:
    for number, kind, term, forms in rows.select(
        "SELECT id, kind, term, forms FROM catalog_subject WHERE id {among}", ids
    ):
        yield Place(number * MOST + SUBJECT, SUBJECT_LISTS.get(kind, TOPICS), _texts(term, forms))


def _titles(ids: Collection[int]) -> Iterator[Place]:
    for number, title, nonfiling, card in rows.select(
        "SELECT id, title, nonfiling, card FROM catalog_work WHERE id {among}", ids
    ):
        own = title[nonfiling:].strip() or title if nonfiling else title
        forms = cards.unpack(bytes(card)).forms
        texts = one_of_each([title, *(form.text for form in forms)]) if forms else (title,)
        yield Place(number * MOST + WORK, TITLES, _lines(own if text == title else text for text in texts))


def _texts(name: str, forms: str) -> str:
    """One text of a heading for each script. `forms`: JSON, as it is stored."""
    return _lines(
        [name] if forms == "[]" else one_of_each([name, *(str(form[0]) for form in msgspec.json.decode(forms))])
    )


def _lines(texts: Iterable[str]) -> str:
    return "\n".join([text.replace("\n", " ") for text in texts])


def one_of_each(texts: Iterable[str]) -> list[str]:
    """The first of these texts in each script that has an alphabet, and the first in any other: a heading is read in several lists."""
    found: dict[str, str] = {}
    for text in texts:
        script = script_of(text)
        found.setdefault(script if script in OF_SCRIPT else "", text)
    return list(found.values())


def in_alphabet(texts: Sequence[str], alphabet: int) -> str:
    """The one of these texts that stands in the list of an alphabet."""
    script = ALPHABETS[alphabet][0]
    fitting = (
        text
        for text in one_of_each(texts)
        if (own := script_of(text)) == script or (not script and own not in OF_SCRIPT)
    )
    return next(fitting, texts[0])


Entries = dict[tuple[int, int], list[tuple[str, int]]]  # (list, alphabet) → keys with the numbers of headings


def _entries(places: Iterable[Place]) -> Entries:
    """Where headings stand in the lists, in order: neighbours share a page of the database."""
    made: Entries = defaultdict(list)
    for place, number, texts in places:
        for text in texts.split("\n"):
            alphabets, languages = _READ_IN.get(script_of(text), _OTHER)
            for alphabet, key in zip(alphabets, sort_keys(text, languages), strict=True):
                made[number, alphabet].append((key[:LONGEST], place // MOST))
    for entries in made.values():
        entries.sort(key=itemgetter(0))
    return made


def _file(places: Sequence[Place]) -> int:
    """Put headings that are nowhere yet into their places. Returns in how many."""
    rows.insert(Filed, ("id", "list", "texts"), places, replace=True)
    done = 0
    for (number, alphabet), entries in sorted(_entries(places).items()):
        rows.put(PUT, f"{number}, {alphabet}, %s, %s", " ON CONFLICT DO NOTHING", entries)
        done += len(entries)
    return done


def _remove(places: Sequence[Place]) -> None:
    """Take headings out of the places where they are."""
    rows.delete(Filed, "id", [place.id for place in places])
    with connection.cursor() as cursor:
        for (number, alphabet), entries in sorted(_entries(places).items()):
            cursor.executemany(TAKE.format(number, alphabet), entries)
