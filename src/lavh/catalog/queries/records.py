"""Records one by one, and in the order in which they changed: what harvesters and the API read."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from django.db import connection

from lavh.catalog import rows
from lavh.formats.description import Description, unpack

COLUMNS = "r.id, r.source, r.institution_id, r.local_id, m.work_id, r.changed, r.deleted"
EMPTY = Description()
MOST_MERGED = (
    50  # sources read each in order by its own index; of more, all changes are walked and those of others passed over
)


class Place(msgspec.Struct, array_like=True, frozen=True):
    """Behind which record a list goes on. Changes come in the order of (changed, number), so nothing is skipped or told twice."""

    changed: datetime
    number: int


class Span(NamedTuple):
    """Which records: changed at or after `first` and before `end`, of these sources; None sets no bound."""

    first: datetime | None = None
    end: datetime | None = None
    sources: tuple[int, ...] | None = None


class Kept(NamedTuple):
    """A record as it is kept. `work` is None and the description is the last one known where it is deleted."""

    number: int
    source: int
    institution: int
    local_id: str
    work: int | None
    changed: datetime
    deleted: bool
    description: Description


def records(numbers: Iterable[int]) -> dict[int, Kept]:
    """These records, as far as there are any. One query."""
    found = rows.select(
        f"SELECT {COLUMNS}, r.description FROM catalog_record r"  # noqa: S608 (our own columns)
        " LEFT JOIN catalog_manifestation m ON m.id = r.manifestation_id WHERE r.id {among}",
        numbers,
    )
    return {row[0]: _kept(row) for row in found}


def changes(span: Span, after: Place | None, limit: int, *, described: bool = True) -> list[Kept]:
    """The next records in the order of their changes. One query whose cost does not depend on how far in the list it is.

    `described`: with their descriptions; without, they are read as empty ones.
    """
    page, values = _page(span, after, limit)
    if not page:
        return []
    columns = f"{COLUMNS}, r.description" if described else COLUMNS
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM ({page}) p JOIN catalog_record r ON r.id = p.id"  # noqa: S608
            " LEFT JOIN catalog_manifestation m ON m.id = r.manifestation_id ORDER BY r.changed, r.id",
            values,
        )
        return [_kept(row) for row in cursor.fetchall()]


def count(span: Span, most: int) -> int | None:
    """How many records `changes` would give in all; None if they are more than `most`. Reads no more than that."""
    page, values = _page(span, None, most + 1)
    if not page:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({page}) p", values)  # noqa: S608
        found = int(cursor.fetchone()[0])
    return found if found <= most else None


def earliest() -> datetime | None:
    """When the record changed that has not changed for longest; None if there is no record."""
    return _end("min")


def last_change() -> datetime | None:
    """When a record changed last; None if there is no record."""
    return _end("max")


def _end(which: str) -> datetime | None:
    """Read off the index of changes."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {which}(changed) FROM catalog_record")  # noqa: S608 (min or max)
        found = cursor.fetchone()[0]
    return moment(found) if found else None


def in_all() -> int:
    """How many records the catalogue has; deleted ones do not count. Read off an index."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(manifestation_id) FROM catalog_record WHERE manifestation_id IS NOT NULL")
        return int(cursor.fetchone()[0])


def last_changed(works: Iterable[int]) -> dict[int, datetime]:
    """When a record of these works changed last."""
    found = rows.select(
        "SELECT m.work_id, max(r.changed) FROM catalog_manifestation m JOIN catalog_record r ON r.manifestation_id = m.id"
        " WHERE m.work_id {among} GROUP BY m.work_id",
        works,
    )
    return {work: moment(changed) for work, changed in found}


def _page(span: Span, after: Place | None, limit: int) -> tuple[str, list[Any]]:
    """The numbers of the next records. Several sources are each read in order by their own index and then merged."""
    if span.sources is None or len(span.sources) > MOST_MERGED:
        return _stretch(span, after, None, limit)
    stretches = [_stretch(span, after, source, limit) for source in span.sources]
    if len(stretches) <= 1:
        return stretches[0] if stretches else ("", [])
    union = " UNION ALL ".join(f"SELECT * FROM ({sql}) s{number}" for number, (sql, _) in enumerate(stretches))  # noqa: S608
    values = [value for _, some in stretches for value in some]
    return f"SELECT id, changed FROM ({union}) u ORDER BY changed, id LIMIT {limit}", values  # noqa: S608


def _stretch(span: Span, after: Place | None, source: int | None, limit: int) -> tuple[str, list[Any]]:
    adapt = connection.ops.adapt_datetimefield_value
    tests: list[str] = []
    values: list[Any] = []
    if source is not None:
        tests, values = ["source = %s"], [source]
    elif span.sources is not None:
        tests, values = [f"source IN ({', '.join(['%s'] * len(span.sources))})"], [*span.sources]
    if after is not None:
        tests.append("(changed, id) > (%s, %s)")
        values += [adapt(after.changed), after.number]
    if span.first is not None and (after is None or span.first > after.changed):
        tests.append("changed >= %s")
        values.append(adapt(span.first))
    if span.end is not None:
        tests.append("changed < %s")
        values.append(adapt(span.end))
    where = f" WHERE {' AND '.join(tests)}" if tests else ""
    return f"SELECT id, changed FROM catalog_record{where} ORDER BY changed, id LIMIT {limit}", values  # noqa: S608


def _kept(row: Sequence[Any]) -> Kept:
    number, source, institution, local_id, work, changed, deleted, *packed = row
    description = unpack(bytes(packed[0])) if packed else EMPTY
    return Kept(number, source, institution, local_id, work, moment(changed), bool(deleted), description)


def moment(value: str | datetime) -> datetime:
    """A moment as the database gives it where Django does not stand between: SQLite in UTC without saying so, PostgreSQL an aware one."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)
