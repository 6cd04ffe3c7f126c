"""What one begun word may become, made ready: a file beside the index, so that a keystroke costs a look-up and not a search.

For every word of a title, a name, a subject or a place it has the few things most worth suggesting; for every beginning that more than `MANY` words share, the few of
all of them. Numbers only: what is shown is read from the catalogue and looked at again (`suggest`), so what is out of date does no harm.

Drains the outbox like the alphabetical lists do, under the index writer's lock. Without the file `suggest` asks the index itself, which finds the same but takes longer.
"""

import contextlib
import logging
import secrets
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from django.conf import settings
from django.db import connection

from lavh.catalog import card as cards
from lavh.catalog.card import Card
from lavh.catalog.queries import standing_for, subjects_standing_for
from lavh.catalog.rows import select
from lavh.discovery import blocks
from lavh.discovery import query as q
from lavh.discovery.engine import Engine
from lavh.discovery.refs import best, merged, number_of, reference
from lavh.kernel.text import fold
from lavh.outbox import actions as outbox
from lavh.outbox import queries as events
from lavh.outbox.models import Cursor, Event

log = logging.getLogger(__name__)
VERSION = 3  # what is in the file, and how: another one is made anew
READER = f"beginnings {VERSION}"
KINDS = ("works-changed",)
TOLD = 7  # of them, those that are told: a few more than are shown, because some are one thing to the eye
MANY = 48  # words that are looked through for a beginning; where there are more, it has a row of its own
SHORTEST, LONGEST = 2, 8  # letters of beginnings that have one
MEANT = 4  # letters from which on a whole word is meant before others that begin so
BATCH = 2_000
ANEW = 20_000  # changed works from which on making all anew is quicker
LOOK_AGAIN = 1.0  # seconds between two looks at whether there is another file
WORK, PERSON, TOPIC, PLACE = range(4)
OF_SUBJECT = {1: TOPIC, 2: PLACE}
FIRST, ALONE, MEANT_WORD, IN_TITLE = (
    1 << 12,
    1 << 10,
    1 << 9,
    1 << 8,
)  # the first word of a title, the only one; any but those of its rest

Entry = tuple[str, int]  # a word and what it leads to: kind, score and number in one


class Ready(NamedTuple):
    """Numbers of what a beginning may become, best first."""

    works: list[int]
    people: list[int]
    topics: list[int]
    places: list[int]


def find(start: str) -> Ready | None:
    """What a begun word may become; None where nothing was made ready for it."""
    reader = _reader(settings.INDEX)
    begun = reader.refs(start) if reader else None
    if not begun:
        return None
    found: tuple[dict[int, None], ...] = ({}, {}, {}, {})
    for each in begun:
        if len(numbers := found[each >> 60]) < TOLD:
            numbers[number_of(each)] = None
    return Ready(*map(list, found))


def state() -> object:
    """Changes when the file does: what was remembered of another state is out of date."""
    reader = _reader(settings.INDEX)
    return reader.state if reader else None


class Reader:
    """The file as one thread of a process reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = ""
        self.looked = -LOOK_AGAIN
        self.state: object = None
        self.file: sqlite3.Connection | None = None

    def follow(self) -> "Reader | None":
        """Go over to another file if there is one; None while there is none."""
        if (now := time.monotonic()) - self.looked > LOOK_AGAIN:
            self.looked = now
            name = current(self.folder)
            try:
                if name != self.name:
                    self.name = name
                    self.file = _opened(self.folder / name) if name else None
                self.state = (name, self.file.execute("PRAGMA data_version").fetchone() if self.file else None)
            except sqlite3.Error:  # no such file at all
                self.file = None
        return self if self.file else None

    def refs(self, start: str) -> list[int]:
        """All that is kept for a beginning, best first of each kind; of titles that stand alike those with the whole word before."""
        if not self.file:
            return []
        try:
            row = self.file.execute("SELECT refs FROM beginning WHERE start = ?", (start,)).fetchone()
            if row:
                found, whole = blocks.unpack(row[0]), blocks.of(self.file, start) if len(start) >= MEANT else []
            else:
                found, whole = blocks.begun(self.file, start)
                found.sort(reverse=True)
        except sqlite3.Error:  # being written at this very moment, or broken: the index itself will do
            return []
        if len(start) < MEANT:
            return found
        meant_works = [ref + (MEANT_WORD << 40) for ref in whole if ref >> 60 == WORK]
        return sorted([*meant_works, *found], reverse=True) if meant_works else found


_LOCAL = threading.local()  # a connection belongs to its thread


def _reader(folder: Path) -> Reader | None:
    readers: dict[Path, Reader] = _LOCAL.__dict__.setdefault("readers", {})
    reader = readers.get(folder)
    if reader is None:
        reader = readers[folder] = Reader(folder)
    return reader.follow()


def _look(folder: Path) -> None:
    """Whoever writes sees it at once."""
    _LOCAL.__dict__.get("readers", {}).pop(folder, None)


def current(folder: Path) -> str:
    """The name of the file that is read; "" while there is none."""
    try:
        name = (folder / f"beginnings-v{VERSION}").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""
    return name if (folder / name).exists() else ""


def catch_up(engine: Engine, anew: Callable[[], int] | None = None) -> int:
    """Take in what changed; make everything anew if there is nothing yet or very much changed. Returns how many works were looked at.

    `anew`: makes it anew instead of `rebuild`.
    """
    anew = anew or rebuild
    folder = Path(settings.INDEX)
    if not folder.is_dir():
        return 0  # an engine that keeps nothing
    if not current(folder) or not Cursor.objects.filter(pk=READER).exists():
        return anew()
    batch = events.after(READER, KINDS, 200)
    works = sorted({number for event in batch for number in event.ids})
    if len(works) >= ANEW:
        return anew()
    for start in range(0, len(works), BATCH):
        _take(engine, folder, works[start : start + BATCH])
    if batch:
        outbox.advance(READER, batch[-1])
        _look(folder)
    return len(works)


def aside() -> int:
    """Make it anew in a thread: a million works take minutes, and the index must not wait for that. One at a time; returns 0."""
    if not any(thread.name == READER for thread in threading.enumerate()):
        threading.Thread(target=_aside, name=READER, daemon=True).start()
    return 0


def _aside() -> None:
    try:
        rebuild()
    except Exception:  # tried again with the next look; until then the index itself is asked
        log.exception("beginnings-disturbed")
    finally:
        connection.close()


def _take(engine: Engine, folder: Path, works: Sequence[int]) -> None:
    """Put changed works, and whom and what they lead to, into the file that is there."""
    found = [
        (number, cards.unpack(bytes(card)))
        for number, card in select("SELECT id, card FROM catalog_work WHERE id {among}", works)
    ]
    people, topics = _leaders([card for _, card in found])
    agents = sorted({people.get(agent, agent) for _, card in found for agent, _ in card.agents})
    subjects = sorted({topics.get(subject, subject) for _, card in found for subject in card.subjects})
    entries = [entry for number, card in found for entry in _of_work(number, card)]
    entries += _of_agents(_agents(agents), _works(engine, "agent", agents))
    entries += _of_subjects(_subjects(subjects), _works(engine, "topic", subjects) + _works(engine, "place", subjects))
    by_word: dict[str, list[int]] = {}
    for word, ref in entries:
        by_word.setdefault(word, []).append(ref)
    with contextlib.closing(_opened(folder / current(folder))) as file, file:
        blocks.change(file, {word: merged(blocks.of(file, word), refs) for word, refs in by_word.items()})
        for word, refs in by_word.items():
            for length in range(SHORTEST, min(len(word), LONGEST) + 1):
                _tell(file, word[:length], refs)


def _tell(file: sqlite3.Connection, start: str, refs: Sequence[int]) -> None:
    """What a word leads to is what its beginning may become, if that has a row of its own."""
    if row := file.execute("SELECT refs FROM beginning WHERE start = ?", (start,)).fetchone():
        packed = blocks.pack(merged(blocks.unpack(row[0]), refs))
        file.execute("UPDATE beginning SET refs = ? WHERE start = ?", (packed, start))


def _works(engine: Engine, field: str, numbers: Sequence[int]) -> Counter[int]:
    """How many works each heading has."""
    if not numbers:
        return Counter()
    wanted = set(numbers)
    (counted,) = engine.count(q.Numbers(field, tuple(numbers)), [q.Counted(field, 20_000)])  # type: ignore[arg-type]
    return Counter({number: works for number, works in counted if number in wanted})


def rebuild() -> int:
    """Make the file anew, beside the one that is read, and go over to it."""
    folder = Path(settings.INDEX)
    last, served = events.last_settled(), current(folder)
    name = f"beginnings-v{VERSION}-{secrets.token_hex(4)}.sqlite3"
    with contextlib.closing(sqlite3.connect("")) as sorter:  # a file of its own that nobody sees
        sorter.execute("CREATE TABLE entry (word TEXT, ref INTEGER)")
        works = _gather(sorter)
        _write(folder / name, sorter.execute("SELECT word, ref FROM entry ORDER BY word, ref DESC"))
    draft = folder / f"{name}.draft"
    draft.write_text(name, encoding="ascii")
    draft.replace(folder / f"beginnings-v{VERSION}")
    for other in folder.glob(f"beginnings-v{VERSION}-*"):
        if not other.name.startswith(name):
            other.unlink(missing_ok=True)  # open files live on until their readers let go
    if served:  # this version has served before: nobody needs the ones before it
        _sweep_older(folder)
    outbox.forget("beginnings", but=[READER])
    outbox.advance(READER, last or Event(pk=0, transaction=-1))
    _look(folder)
    return works


def _sweep_older(folder: Path) -> None:
    for path in folder.glob("beginnings-v*"):
        version = path.name.removeprefix("beginnings-v").partition("-")[0]
        if version.isdecimal() and int(version) < VERSION:
            path.unlink(missing_ok=True)


def _gather(sorter: sqlite3.Connection) -> int:
    """Every word with what it leads to. Returns the number of works."""
    put = "INSERT INTO entry VALUES (?, ?)"
    of_agents: Counter[int] = Counter()
    of_subjects: Counter[int] = Counter()
    count = 0
    for batch in _all("SELECT id, card FROM catalog_work"):
        found = [(number, cards.unpack(bytes(card))) for number, card in batch]
        count += len(found)
        people, topics = _leaders([card for _, card in found])
        for number, card in found:
            of_agents.update({people.get(agent, agent) for agent, _ in card.agents})
            of_subjects.update({topics.get(subject, subject) for subject in card.subjects})
            sorter.executemany(put, _of_work(number, card))
    for batch in _all("SELECT id, name, forms FROM catalog_agent"):
        sorter.executemany(put, _of_agents(batch, of_agents))
    for batch in _all("SELECT id, kind, term, forms FROM catalog_subject"):
        sorter.executemany(put, _of_subjects(batch, of_subjects))
    return count


def _leaders(found: Sequence[Card]) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Of the agents and subjects on these cards those that are one with others, with what stands for them."""
    return (
        standing_for({agent for card in found for agent, _ in card.agents}),
        subjects_standing_for({subject for card in found for subject in card.subjects}),
    )


def _all(sql: str) -> Iterator[list[tuple[Any, ...]]]:
    """All rows of a table by their numbers, in batches."""
    place = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} WHERE id > %s ORDER BY id LIMIT {BATCH}", [place])
            rows = cursor.fetchall()
        if not rows:
            return
        yield rows
        place = rows[-1][0]


def _agents(numbers: Sequence[int]) -> list[tuple[Any, ...]]:
    return select("SELECT id, name, forms FROM catalog_agent WHERE id {among}", numbers)


def _subjects(numbers: Sequence[int]) -> list[tuple[Any, ...]]:
    return select("SELECT id, kind, term, forms FROM catalog_subject WHERE id {among}", numbers)


def _of_work(number: int, card: Card) -> list[Entry]:
    """The words of a title in each of its scripts, its first word before the others, the words of its rest last."""
    spread = min(len(card.institutions) + card.editions, 255)
    found: dict[str, int] = dict.fromkeys(fold(card.rest).split(), spread) if card.rest else {}
    for text in (card.title.text, *(form.text for form in card.forms)):
        words = fold(text).split()
        for place, word in enumerate(words):
            score = IN_TITLE if place else FIRST + ALONE if len(words) == 1 else FIRST
            found[word] = max(found.get(word, 0), spread + score)
    return [(word, reference(WORK, score, number)) for word, score in found.items() if len(word) >= SHORTEST]


def _of_agents(rows: Iterable[tuple[Any, ...]], works: Mapping[int, int]) -> Iterator[Entry]:
    for number, name, forms in rows:
        yield from _heading(PERSON, number, works, name, forms)


def _of_subjects(rows: Iterable[tuple[Any, ...]], works: Mapping[int, int]) -> Iterator[Entry]:
    for number, kind, term, forms in rows:
        if kind in OF_SUBJECT:
            yield from _heading(OF_SUBJECT[kind], number, works, term, forms)


def _heading(kind: int, number: int, works: Mapping[int, int], name: str, forms: str) -> Iterator[Entry]:
    """The words of a heading that works have, in each of its scripts."""
    if count := works.get(number, 0):
        texts = [name] if forms == "[]" else [name, *(form[0] for form in msgspec.json.decode(forms))]
        for word in {word for text in texts for word in fold(text).split() if len(word) >= SHORTEST}:
            yield word, reference(kind, count, number)


def _write(path: Path, entries: Iterable[Entry]) -> None:
    """The file, from entries in the order of their words."""
    with contextlib.closing(sqlite3.connect(path)) as file, file:
        file.execute("PRAGMA journal_mode = OFF")  # nobody reads it before it is whole
        file.execute(blocks.PAGE)
        file.execute(blocks.TABLE)
        file.execute("CREATE TABLE beginning (start TEXT PRIMARY KEY, refs BLOB) WITHOUT ROWID")
        words = blocks.Writer(file)
        tops = [Top() for _ in range(SHORTEST, LONGEST + 1)]
        for word, group in groupby(entries, key=lambda entry: entry[0]):
            refs = best([ref for _, ref in group])
            words.add(word, refs)
            for length, top in enumerate(tops, SHORTEST):
                if len(word) >= length:
                    top.add(file, word[:length], refs)
        words.end()
        for top in tops:
            top.end(file)


class Top:
    """The best of all words that begin alike, while words come in their order."""

    def __init__(self) -> None:
        self.start = ""
        self.words = 0
        self.refs: list[int] = []

    def add(self, file: sqlite3.Connection, start: str, refs: Sequence[int]) -> None:
        """One more word; with another beginning, the one before is written."""
        if start != self.start:
            self.end(file)
            self.start, self.words, self.refs = start, 0, []
        self.words += 1
        self.refs += refs
        if len(self.refs) > 1_000:
            self.refs = best(self.refs)

    def end(self, file: sqlite3.Connection) -> None:
        """Write it if so many words share it that they are not looked through each time."""
        if self.words > MANY:
            file.execute("INSERT INTO beginning VALUES (?, ?)", (self.start, blocks.pack(best(self.refs))))


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=0.2)
