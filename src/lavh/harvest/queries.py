"""Reading what came and where from."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from django.db import connection
from django.db.models import Max, Q, QuerySet

from lavh.catalog import rows
from lavh.formats.reading import Problem
from lavh.harvest import vault
from lavh.harvest.models import RawRecord, Run, Source


class Copy(NamedTuple):
    """A record as it came."""

    format: str  # name of the format that read it
    content: bytes


def verbatim(record: int) -> Copy | None:
    """The bytes of a record exactly as the source gave them; None if there is none of this number."""
    found = rows.select("SELECT format, content FROM harvest_rawrecord WHERE id {among}", [record])
    return Copy(found[0][0], vault.get(bytes(found[0][1]))) if found else None


def source_slugs(numbers: Iterable[int]) -> dict[int, str]:
    """Number → short name of those sources that there are."""
    return dict(rows.select("SELECT id, slug FROM harvest_source WHERE id {among}", numbers))


def sources(after: str, limit: int, institution: int | None = None) -> list[Source]:
    """The next sources by short name, with their institutions; of one institution only if it is given."""
    found = Source.objects.select_related("institution").filter(slug__gt=after).order_by("slug")
    return list((found.filter(institution=institution) if institution is not None else found)[:limit])


def source_numbers(slugs: Sequence[str]) -> dict[str, int]:
    """Short name → number, of those sources that there are."""
    return dict(Source.objects.filter(slug__in=slugs).values_list("slug", "id"))


def sources_of(institution: int) -> list[int]:
    """The sources of an institution."""
    return list(Source.objects.filter(institution=institution).order_by("id").values_list("id", flat=True))


def last_runs(numbers: Iterable[int]) -> dict[int, Run]:
    """The latest run of each of these sources. One query."""
    last = Run.objects.filter(source__in=list(numbers)).order_by().values("source").annotate(last=Max("id"))
    return {run.source_id: run for run in Run.objects.filter(pk__in=last.values("last"))}


class Fault(NamedTuple):
    """How many records of a source have a problem of this code."""

    code: str
    grave: bool
    records: int


class Faulty(NamedTuple):
    """A record as it came, with what was wrong with it."""

    number: int
    local_id: str
    grave: bool
    problems: list[Problem]


class Kept(NamedTuple):
    """A record as it came, whole. `deleted`: the source took it back."""

    number: int
    source: Source
    local_id: str
    format: str
    content: bytes
    problems: list[Problem]
    grave: bool
    deleted: bool


def source(slug: str) -> Source | None:
    """The source with this short name, with its institution."""
    return Source.objects.select_related("institution").filter(slug=slug).first()


def runs(source: Source, size: int) -> list[Run]:
    """The latest runs of a source, latest first."""
    return list(Run.objects.filter(source=source).order_by("-started", "-id")[:size])


def kept(number: int) -> Kept | None:
    """The record of this number as it came, with its source. One query."""
    row = RawRecord.objects.select_related("source__institution").filter(pk=number).first()
    if row is None:
        return None
    problems = msgspec.convert(row.problems or [], list[Problem])
    content = vault.get(bytes(row.content))
    return Kept(row.pk, row.source, row.local_id, row.format, content, problems, row.grave, row.deleted)


def faults(source: Source) -> list[Fault]:
    """What is wrong with the records that a source has now: grave things first, then the commonest. One query."""
    code, grave, each = (
        ("p.value->>'code'", "p.value->>'grave' = 'true'", "jsonb_array_elements(r.problems) AS p(value)")
        if connection.vendor == "postgresql"
        else ("json_extract(p.value, '$.code')", "json_extract(p.value, '$.grave')", "json_each(r.problems) p")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {code}, {grave}, count(DISTINCT r.id) FROM harvest_rawrecord r, {each}"  # noqa: S608 (our own columns)
            " WHERE r.source_id = %s AND r.problems IS NOT NULL AND NOT r.deleted GROUP BY 1, 2 ORDER BY 2 DESC, 3 DESC, 1",
            [source.pk],
        )
        return [Fault(code, bool(grave), count) for code, grave, count in cursor.fetchall()]


def faulty(source: Source, code: str, after: int, size: int) -> list[Faulty]:
    """The next records of a source with a problem of this code ("": of any), in the order of their numbers. One query."""
    test, values = _has_fault(code)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, local_id, grave, problems FROM harvest_rawrecord"  # noqa: S608
            f" WHERE source_id = %s AND id > %s AND problems IS NOT NULL AND NOT deleted{test} ORDER BY id LIMIT %s",
            [source.pk, after, *values, size],
        )
        return [
            Faulty(number, local_id, bool(grave), msgspec.json.decode(problems, type=list[Problem]))
            for number, local_id, grave, problems in cursor.fetchall()
        ]


def _has_fault(code: str) -> tuple[str, list[Any]]:
    if not code:
        return "", []
    if connection.vendor == "postgresql":
        return " AND problems @> %s::jsonb", [msgspec.json.encode([{"code": code}]).decode()]
    return " AND EXISTS (SELECT 1 FROM json_each(problems) p WHERE json_extract(p.value, '$.code') = %s)", [code]


def works_of(sources: Iterable[int], local_ids: Iterable[str]) -> dict[tuple[int, str], int]:
    """(source, the source's own number) → work, of those records of these sources that are catalogued. One query."""
    those = ", ".join(str(int(each)) for each in sources) or "NULL"
    found = rows.select(
        "SELECT raw.source_id, raw.local_id, m.work_id FROM harvest_rawrecord raw JOIN catalog_record r ON r.id = raw.id"  # noqa: S608 (numbers)
        f" JOIN catalog_manifestation m ON m.id = r.manifestation_id WHERE raw.source_id IN ({those}) AND raw.local_id {{among}}",
        local_ids,
    )
    return {(source, local_id): work for source, local_id, work in found}


def last_whole(source: Source, prefix: str, part: str) -> datetime | None:
    """When the whole of this list was last harvested to its end."""
    for run in _ended(source, prefix, part).filter(full=True)[:1]:
        return run.started
    return None


def base(source: Source, prefix: str, part: str) -> datetime | None:
    """Up to when this list is known, by the server's clock. A window that was harvested by hand says nothing about it."""
    for run in _ended(source, prefix, part).filter(place__has_key="base", place__plan__until="")[:1]:
        return datetime.fromisoformat(run.place["base"])
    return None


def _ended(source: Source, prefix: str, part: str) -> QuerySet[Run]:
    done = Run.objects.filter(source=source, state=Run.State.DONE)
    return done.filter(place__plan__prefix=prefix, place__plan__part=part).order_by("-id")


def held(source: Source) -> int:
    """How many records of a source there are, readable or not."""
    return RawRecord.objects.filter(source=source, deleted=False).count()


def within(source: Source, local_id: str) -> list[str]:
    """The numbers of a record that has many in it, and of those: they begin with its own and "#"."""
    there = RawRecord.objects.filter(source=source, deleted=False)
    inside = Q(local_id__startswith=f"{local_id}#")
    if connection.vendor == "sqlite":  # compares byte by byte, so that its index can find them
        inside &= Q(local_id__gt=f"{local_id}#", local_id__lt=f"{local_id}$")
    return list(there.filter(Q(local_id=local_id) | inside).values_list("local_id", flat=True))


def unseen(source: Source, run: int) -> int:
    """How many of them this run has not seen."""
    return RawRecord.objects.filter(source=source, deleted=False).exclude(run=run).count()
