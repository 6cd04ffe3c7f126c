"""Reading the outbox."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q

from lavh.outbox.models import Cursor, Event


def after(reader: str, kinds: Iterable[str], limit: int) -> list[Event]:
    """The next events of these kinds that `reader` has not done yet, oldest first.

    On PostgreSQL an event whose transaction began before another one still running is held back until that one ends: ids are given
    at insert, but commits may come in another order, and a cursor must never step over an event it has not seen.
    """
    place = Cursor.objects.filter(pk=reader).first()
    events = Event.objects.filter(kind__in=list(kinds)).order_by("transaction", "id")
    if place:
        events = events.filter(
            Q(transaction__gt=place.transaction) | Q(transaction=place.transaction, id__gt=place.event)
        )
    if connection.vendor == "postgresql":
        events = events.extra(where=["transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"])
    return list(events[:limit])


def lag(reader: str, kinds: Iterable[str]) -> int:
    """How many events of these kinds wait for `reader`."""
    place = Cursor.objects.filter(pk=reader).first()
    events = Event.objects.filter(kind__in=list(kinds))
    if place:
        events = events.filter(
            Q(transaction__gt=place.transaction) | Q(transaction=place.transaction, id__gt=place.event)
        )
    return events.count()


def last_settled() -> Event | None:
    """The last event that no transaction still under way can come before."""
    events = Event.objects.order_by("-transaction", "-id")
    if connection.vendor == "postgresql":
        events = events.extra(where=["transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"])
    return events.first()
