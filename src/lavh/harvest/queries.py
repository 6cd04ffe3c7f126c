"""Reading what came and where from."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Max

from lavh.catalog import rows
from lavh.harvest import vault
from lavh.harvest.models import Run, Source


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
