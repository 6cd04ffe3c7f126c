"""Writing to the outbox and moving a reader's cursor."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from django.db import connection
from django.db.models import Q

from lavh.kernel import clock
from lavh.outbox.models import Cursor, Event


def record(kind: str, ids: Sequence[int]) -> int:
    """Write that `kind` happened to `ids`. Call it inside the transaction that did it: both stay or both go. Returns the event's number; 0 for none."""
    if not ids:
        return 0
    return Event.objects.create(transaction=_transaction(), kind=kind, ids=list(ids), at=clock.now()).pk


def _transaction() -> int:
    """PostgreSQL's id of the running transaction; SQLite has one writer at a time, so ids alone are in order there."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])


def advance(reader: str, to: Event) -> None:
    """`reader` has done everything up to and including `to`."""
    Cursor.objects.update_or_create(
        pk=reader, defaults={"transaction": to.transaction, "event": to.pk, "at": clock.now()}
    )


def forget(family: str, *, but: Collection[str]) -> None:
    """Readers that are no more need nothing kept for them. `family`: the first word of their names; `but`: those that are there."""
    Cursor.objects.filter(Q(pk=family) | Q(pk__startswith=f"{family} ")).exclude(pk__in=list(but)).delete()


def prune(keep: timedelta) -> int:
    """Forget events older than `keep` that every reader has done. Returns how many."""
    places = list(Cursor.objects.all())
    if not places:
        return 0
    slowest = min(places, key=lambda place: (place.transaction, place.event))
    done = Q(transaction__lt=slowest.transaction) | Q(transaction=slowest.transaction, id__lte=slowest.event)
    count, _ = Event.objects.filter(done, at__lt=clock.now() - keep).delete()
    return count
