"""Keeps the index in step with the catalogue: drains the outbox, or builds everything anew. Every step may be repeated without harm."""

import logging
import threading
from collections.abc import Callable, Collection, Iterator, Sequence

from django.conf import settings
from django.db import close_old_connections
from django.db.models import Max

from lavh.catalog.models import Work
from lavh.discovery import beginnings, filing, reading
from lavh.discovery.engine import Engine, Writer
from lavh.discovery.engines import engine as chosen
from lavh.kernel.errors import Refused
from lavh.outbox import actions as outbox
from lavh.outbox import queries as events
from lavh.outbox.models import Cursor, Event

log = logging.getLogger(__name__)
WORKS = ("works-changed", "works-gone")
KINDS = (*WORKS, "agents-joined", "subjects-joined")
BATCH = 1_000  # works read at once
EVENTS = 40  # events drained before a commit

Progress = Callable[[int, int], None]  # done, of all


def reader(engine: Engine) -> str:
    """The outbox cursor of an index: another index has read nothing yet."""
    return name_of(engine.identity())


def name_of(identity: str) -> str:
    """The cursor of the index that is called so."""
    return f"index {identity}"[:40]


def catch_up(engine: Engine | None = None, progress: Progress | None = None) -> int:
    """Bring the index up to the catalogue; builds it if it is new. Returns how many works were written. Refused("index-busy") if another does."""
    engine = engine or chosen()
    if not Cursor.objects.filter(pk=reader(engine)).exists():
        return rebuild(engine, progress)
    writer = engine.writer()
    try:
        count = sum(drain(engine, writer, progress))
        filing.catch_up()  # under the writer's lock, so that one process files
    finally:
        writer.close()
    return count


def drain(engine: Engine, writer: Writer, progress: Progress | None, *, but: Collection[int] = ()) -> Iterator[int]:
    """Write what the outbox tells of; yields how many works after each commit. `but`: events that the writer has been given already."""
    done = 0
    while batch := events.after(reader(engine), KINDS, EVENTS):
        ids = {number for event in batch if event.kind in WORKS and event.pk not in but for number in event.ids}
        for count in _write(writer, sorted(ids)):
            done += count
            if progress:
                progress(done, done)
        writer.commit()
        if others := _under_joined(engine, batch) - ids:
            done += sum(_write(writer, sorted(others)))
            writer.commit()
        outbox.advance(reader(engine), batch[-1])
        yield len(ids) + len(others)


def _write(writer: Writer, ids: Sequence[int]) -> Iterator[int]:
    """Write these works as they are now; yields how many after each part."""
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        documents = reading.documents(part)
        there = {document.id for document in documents}
        writer.remove([number for number in part if number not in there])
        writer.put(documents)
        yield len(part)


def _under_joined(engine: Engine, batch: Sequence[Event]) -> set[int]:
    """Works under headings that became one, or several: the index finds them under the numbers that it knows."""
    agents = sorted({number for event in batch if event.kind == "agents-joined" for number in event.ids})
    subjects = sorted({number for event in batch if event.kind == "subjects-joined" for number in event.ids})
    return reading.under(agents, subjects, engine) if agents or subjects else set()


def rebuild(engine: Engine | None = None, progress: Progress | None = None) -> int:
    """Build a whole index beside the old one and switch to it. What changes meanwhile is caught up with afterwards."""
    engine = engine or chosen()
    lock = engine.writer()  # nobody may write the old one while its successor is made
    try:
        fresh = engine.beside()
        count = _fill(fresh, progress)
        engine.adopt(fresh)
        outbox.forget("index", but=[name_of(identity) for identity in engine.all()])
        filing.catch_up()
    finally:
        lock.close()
    return count


def _fill(fresh: Engine, progress: Progress | None) -> int:
    """Write every work. The cursor is set first to where the outbox stands now, so that nothing written later is missed."""
    last = events.last_settled()
    whole = Work.objects.aggregate(last=Max("id"))["last"] or 0
    writer = fresh.writer()
    done = place = 0
    try:
        while ids := list(Work.objects.filter(id__gt=place).order_by("id").values_list("id", flat=True)[:BATCH]):
            writer.put_new(reading.documents(ids))
            done, place = done + len(ids), ids[-1]
            if progress:
                progress(place, whole)
        writer.commit()
    finally:
        writer.close()
    outbox.advance(reader(fresh), last or Event(pk=0, transaction=-1))
    return done


def keep_up(stop: threading.Event) -> None:
    """The indexer's loop: catch up, wait a moment, again, until told to stop. Waits while another process is the writer."""
    while not stop.is_set():
        close_old_connections()
        try:
            _follow(stop)
        except Refused:
            stop.wait(5)
        except Exception:  # the loop must outlive a database that is away for a moment
            log.exception("indexer-disturbed")
            stop.wait(5)


def _follow(stop: threading.Event) -> None:
    """Hold the writer and drain as things happen."""
    engine = chosen()
    if not Cursor.objects.filter(pk=reader(engine)).exists():
        rebuild(engine)
    writer = engine.writer()
    try:
        while not stop.is_set():
            if not sum(drain(engine, writer, None)) + filing.catch_up() + beginnings.catch_up(engine, beginnings.aside):
                stop.wait(settings.INDEXER_INTERVAL)
    finally:
        writer.close()


def lag(engine: Engine | None = None) -> int:
    """Events that the index has not seen yet."""
    return events.lag(reader(engine or chosen()), KINDS)


def written(ids: Sequence[int]) -> int:
    """How many of these works are in the index (for doctor and tests)."""
    from lavh.discovery.query import AnyOf, Numbers

    return chosen().search(AnyOf(tuple(Numbers("id", (number,)) for number in ids)), limit=1).total
