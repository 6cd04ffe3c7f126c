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
        events = events.filter(transaction__lt=_horizon())
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
        events = events.filter(transaction__lt=_horizon())
    return events.first()


# Transactions of other databases of the server write nothing here: they must not hold our readers back, however long they last.
_NEXT = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint, pg_stat_clear_snapshot()"
_RUNNING = """
    SELECT max(back) FILTER (WHERE back < 2147483648), bool_or(usename IS DISTINCT FROM current_user) FROM (
      SELECT (%s - backend_xid::text::bigint) & 4294967295 AS back, usename FROM pg_stat_activity
      WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
    ) sessions
"""


def _horizon() -> int:
    """PostgreSQL: every transaction below this number that writes to this database has ended.

    The number behind all that have ended is read first, then who is running: whoever starts in between has a higher one. Who runs is told of sessions of our own role only
    (`backend_xid`, 32 bits); where another role is connected, the oldest transaction of the whole server counts.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEXT)
        following = int(cursor.fetchone()[0])
        cursor.execute(_RUNNING, [following])
        oldest, strangers = cursor.fetchone()
        if strangers:
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            return int(cursor.fetchone()[0])
    return following - int(oldest or 0)
