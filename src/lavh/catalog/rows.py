"""Rows in bulk: the few statements that the import runs thousands of times. One place that knows how SQLite and PostgreSQL differ."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

import msgspec
from django.db import connection, models

ENCODER = msgspec.json.Encoder()
TOGETHER = 250  # values in one statement: SQLite takes many rows at once with a quarter less work


def numbers(model: type[models.Model], count: int) -> range:
    """`count` new primary keys, given to nobody else. Call inside the transaction that uses them, which must write them all."""
    if not count:
        return range(0)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # One number of the sequence per row, then moved past the whole stretch: nobody else can be given one in between.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [table])
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
            first = int(cursor.fetchone()[0])
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, first + count - 1])
            return range(first, first + count)
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        first = (row[0] if row else 0) + 1
    return range(first, first + count)


def insert(
    model: type[models.Model], fields: Sequence[str], rows: Sequence[tuple[Any, ...]], *, replace: bool = False
) -> None:
    """Insert rows given as tuples of column values in the order of `fields`. `replace`: a row with this primary key is overwritten."""
    if not rows:
        return
    columns = [_column(model, name) for name in fields]
    key = model._meta.pk.column
    quoted = ", ".join(f'"{column}"' for column in columns)
    tail = ""
    if replace:
        others = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column != key)
        tail = f' ON CONFLICT ("{key}") DO UPDATE SET {others}'
    put(f'INSERT INTO "{model._meta.db_table}" ({quoted})', ", ".join(["%s"] * len(columns)), tail, rows)


def put(into: str, values: str, tail: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run `into` VALUES (`values`) `tail` for every row. `values` has a mark for each value of a row, and may have more."""
    if not rows:
        return
    width = len(rows[0])
    many = TOGETHER // width if connection.vendor == "sqlite" else 1
    whole = len(rows) // many * many if many > 1 else 0
    with connection.cursor() as cursor:
        if whole:
            flat = list(chain.from_iterable(rows[:whole]))
            parts = [flat[at : at + many * width] for at in range(0, len(flat), many * width)]
            cursor.executemany(f"{into} VALUES {', '.join([f'({values})'] * many)}{tail}", parts)
        if whole < len(rows):
            cursor.executemany(f"{into} VALUES ({values}){tail}", rows[whole:])


def _column(model: type[models.Model], name: str) -> str:
    field = model._meta.pk if name == "pk" else model._meta.get_field(name)
    return str(field.column)  # type: ignore[union-attr]  # fields of ours are no reverse relations


def update(
    model: type[models.Model], fields: Sequence[str], rows: Sequence[tuple[Any, ...]], *, by: str = "pk"
) -> None:
    """Update rows: each tuple holds the values of `fields` and, last, that of `by` (the primary key)."""
    if not rows:
        return
    column = _column(model, by)
    settings = ", ".join(f'"{_column(model, name)}" = %s' for name in fields)
    sql = f'UPDATE "{model._meta.db_table}" SET {settings} WHERE "{column}" = %s'  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def select(sql: str, among: Iterable[int] | Iterable[str], *before: int | str) -> list[tuple[Any, ...]]:
    """Run a query whose `{among}` stands for a set of values of any size: `… WHERE id {among}`, once or several times.

    `before`: values of marks before the first of them.
    """
    values = list(among)
    if not values:
        return []
    times = sql.count("{among}")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(sql.replace("{among}", "= ANY(%s)"), [*before, *[values] * times])
        else:
            test = "IN (SELECT value FROM json_each(%s))"
            cursor.execute(sql.replace("{among}", test), [*before, *[ENCODER.encode(values).decode()] * times])
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def delete(
    model: type[models.Model], column: str, among: Iterable[int], *, only: tuple[str, Iterable[int]] | None = None
) -> None:
    """Delete the rows whose column has one of these values. `only`: (another column, the values it must have as well)."""
    tests = [(column, list(among))] + ([(only[0], list(only[1]))] if only else [])
    if not all(values for _, values in tests):
        return
    postgresql = connection.vendor == "postgresql"
    test = "= ANY(%s)" if postgresql else "IN (SELECT value FROM json_each(%s))"
    condition = " AND ".join(f'"{name}" {test}' for name, _ in tests)
    with connection.cursor() as cursor:
        cursor.execute(
            f'DELETE FROM "{model._meta.db_table}" WHERE {condition}',  # noqa: S608
            [values if postgresql else json.dumps(values) for _, values in tests],
        )


def moment(at: datetime) -> object:
    """A moment as the database's own columns hold it. What is given to it as a plain datetime is converted again for every row."""
    return connection.ops.adapt_datetimefield_value(at)


def one_at_a_time(what: str) -> None:
    """Until this transaction ends, nobody else passes here. SQLite's write lock does it already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [what])
