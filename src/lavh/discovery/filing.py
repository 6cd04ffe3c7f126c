"""Alphabetical lists: every heading in the order of each alphabet it can be read in. Drains the outbox like the index does."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec
from django.db import connection, transaction

from lavh.catalog import card as cards
from lavh.catalog import rows
from lavh.discovery.models import Filing
from lavh.kernel.text import script_of, sort_keys
from lavh.outbox import actions as outbox
from lavh.outbox import queries as events
from lavh.outbox.models import Cursor, Event

VERSION = 2  # what is filed, and how: another one is filed anew
READER = f"filing {VERSION}"
KINDS = ("agents-made", "agents-changed", "subjects-made", "subjects-changed", "works-changed", "works-gone")
BATCH = 2_000
LONGEST = 80
FIELDS = ("list", "alphabet", "key", "heading")
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
PEOPLE, BODIES, TOPICS, TITLES = Lists.PEOPLE.value, Lists.BODIES.value, Lists.TOPICS.value, Lists.TITLES.value


class Place(NamedTuple):
    """A heading to be filed."""

    list: int
    heading: int
    text: str
    nonfiling: int = 0


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
    """What several events come to, told together: each heading is filed once, as it is now."""
    told: dict[str, set[int]] = {kind: set() for kind in KINDS}
    for event in batch:
        told[event.kind].update(event.ids)
    _remove((Lists.PEOPLE, Lists.BODIES), told["agents-changed"])
    _remove(tuple(SUBJECT_LISTS.values()), told["subjects-changed"])
    _remove((Lists.TITLES,), told["works-changed"] | told["works-gone"])
    return _file(
        chain(
            _agents(told["agents-made"] | told["agents-changed"]),
            _subjects(told["subjects-made"] | told["subjects-changed"]),
            _titles(told["works-changed"]),
        )
    )


def rebuild() -> int:
    """File everything anew, in one transaction for each stretch."""
    last = events.last_settled()
    Filing.objects.all().delete()
    outbox.forget("filing", but=[READER])
    done = 0
    for table, read in (("catalog_agent", _agents), ("catalog_subject", _subjects), ("catalog_work", _titles)):
        place = 0
        while ids := _next(table, place):
            with transaction.atomic():
                done += _file(read(ids))
            place = ids[-1]
    outbox.advance(READER, last or Event(pk=0, transaction=-1))
    return done


def _next(table: str, place: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id FROM "{table}" WHERE id > %s ORDER BY id LIMIT {BATCH}', [place])  # noqa: S608 (our own tables)
        return [number for (number,) in cursor.fetchall()]


def _agents(ids: Collection[int]) -> Iterable[Place]:
    for number, kind, name, forms in rows.select(
        "SELECT id, kind, name, forms FROM catalog_agent WHERE id {among}", ids
    ):
        for text in _readings(name, forms):
            yield Place(PEOPLE if kind <= 2 else BODIES, number, text)


def _subjects(ids: Collection[int]) -> Iterable[Place]:
    for number, kind, term, forms in rows.select(
        "SELECT id, kind, term, forms FROM catalog_subject WHERE id {among}", ids
    ):
        for text in _readings(term, forms):
            yield Place(SUBJECT_LISTS.get(kind, TOPICS), number, text)


def _titles(ids: Collection[int]) -> Iterable[Place]:
    for number, title, nonfiling, card in rows.select(
        "SELECT id, title, nonfiling, card FROM catalog_work WHERE id {among}", ids
    ):
        forms = cards.unpack(bytes(card)).forms
        for text in one_of_each([title, *(form.text for form in forms)]) if forms else (title,):
            yield Place(TITLES, number, text, nonfiling if text == title else 0)


def _readings(name: str, forms: str) -> list[str]:
    """One text of a heading for each script. `forms`: JSON, as it is stored."""
    return [name] if forms == "[]" else one_of_each([name, *(str(form[0]) for form in msgspec.json.decode(forms))])


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


def _file(places: Iterable[Place]) -> int:
    made: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for number, heading, text, nonfiling in places:
        alphabets, languages = _READ_IN.get(script_of(text), _OTHER)
        for alphabet, key in zip(alphabets, sort_keys(text, languages, nonfiling), strict=True):
            made.setdefault((number, alphabet), []).append((key[:LONGEST], heading))
    done = 0
    for (number, alphabet), entries in sorted(made.items()):
        entries.sort()  # in the order of the index: neighbours share its pages
        rows.insert(Filing, FIELDS, [(number, alphabet, key, heading) for key, heading in entries])
        done += len(entries)
    return done


def _remove(lists: Sequence[int], ids: Iterable[int]) -> None:
    rows.delete(Filing, "heading", ids, only=("list", lists))
