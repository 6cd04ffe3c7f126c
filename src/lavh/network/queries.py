"""Reading the network."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from django.db import connection
from django.db.models import Count, F, Prefetch, Q
from django.db.models.expressions import RawSQL

from lavh.network.models import Branch, Closure, Institution, Region
from lavh.network.rules import Span, Stretch

NAMES = msgspec.json.Decoder(dict[str, str])
K = Institution.Kind
LENDING = {K.PUBLIC, K.UNIVERSITY, K.SCHOOL, K.SPECIAL, K.BLIND}


def lending() -> dict[int, bool]:
    """Which institutions lend: public, university and special libraries do; national ones are read on site."""
    return {number: kind in LENDING for number, kind in Institution.objects.values_list("id", "kind")}


def named(code_or_slug: str) -> Institution | None:
    """The institution with this slug or with this code in records."""
    for row in Institution.objects.all():
        if code_or_slug == row.slug or code_or_slug in row.codes:
            return row
    return None


class Places(NamedTuple):
    """What records call institutions and their branches."""

    institutions: dict[str, int]  # short name or code → number
    branches: dict[tuple[int, str], int]  # (institution, short name) → number


def places() -> Places:
    """All names that a record may use. Two queries."""
    institutions: dict[str, int] = {}
    for number, slug, codes in Institution.objects.values_list("id", "slug", "codes"):
        institutions.update(dict.fromkeys((slug, *codes), number))
    rows = Branch.objects.values_list("institution_id", "slug", "id")
    return Places(institutions, {(institution, slug): number for institution, slug, number in rows})


def institution_numbers(slugs: Sequence[str]) -> dict[str, int]:
    """Short name → number, of those institutions that there are."""
    return dict(Institution.objects.filter(slug__in=slugs).values_list("slug", "id"))


def institution_slugs(numbers: Sequence[int]) -> dict[int, str]:
    """Number → short name."""
    return dict(Institution.objects.filter(pk__in=numbers).values_list("id", "slug"))


def region_numbers(slugs: Sequence[str]) -> dict[str, int]:
    """Short name → number, of those regions that there are."""
    return dict(Region.objects.filter(slug__in=slugs).values_list("slug", "id"))


def region_slugs(numbers: Sequence[int]) -> dict[int, str]:
    """Number → short name."""
    return dict(Region.objects.filter(pk__in=numbers).values_list("id", "slug"))


class Named(NamedTuple):
    """How an institution or region is called: in addresses, and in each language."""

    slug: str
    names: dict[str, str]


def institution_names(numbers: Iterable[int]) -> dict[int, Named]:
    """Number → names."""
    return _named("network_institution", numbers)


def region_names(numbers: Iterable[int]) -> dict[int, Named]:
    """Number → names."""
    return _named("network_region", numbers)


def _named(table: str, numbers: Iterable[int]) -> dict[int, Named]:
    """By hand: every page of results asks this, and the ORM takes longer to put the question than the database to answer it."""
    wanted = list(numbers)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, slug, name FROM {table} WHERE id IN ({', '.join(['%s'] * len(wanted))})", wanted)  # noqa: S608 (our own table)
        return {number: Named(slug, NAMES.decode(names)) for number, slug, names in cursor.fetchall()}


def institutions(after: str, limit: int) -> list[Institution]:
    """The next institutions by short name, with their regions."""
    return list(Institution.objects.select_related("region").filter(slug__gt=after).order_by("slug")[:limit])


def institution(slug: str) -> Institution | None:
    """One institution with its region, branches, hours and closed days. Four queries, however many branches."""
    whole = Institution.objects.select_related("region").prefetch_related("branches__hours", "branches__closures")
    return whole.filter(slug=slug).first()


def institutions_whole(numbers: Iterable[int], named: Iterable[str], today: date) -> list[Institution]:
    """These institutions, by number or by short name or code, with their regions, branches, hours and closed days to come.

    Four queries, however many there are.
    """
    names = list(named)
    wanted = Q(pk__in=list(numbers))
    if names:
        wanted |= Q(slug__in=names) | Q(pk__in=_coded(names))
    shut = Prefetch("branches__closures", Closure.objects.filter(last__gte=today))
    some = Institution.objects.filter(wanted).select_related("region")
    return list(some.prefetch_related("branches__hours", shut))


def _coded(codes: list[str]) -> RawSQL:
    """The numbers of the institutions that records call by one of these codes."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT id FROM network_institution WHERE codes ?| %s", [codes])
    among = "c.value IN (SELECT value FROM json_each(%s))"
    sql = f"SELECT i.id FROM network_institution i, json_each(i.codes) c WHERE {among}"  # noqa: S608
    return RawSQL(sql, [json.dumps(codes)])  # noqa: S611


class Spot(NamedTuple):
    """Where a branch is."""

    institution: int
    main: bool
    latitude: float
    longitude: float


def spots() -> list[Spot]:
    """Where all branches are, as far as it is known. One query."""
    known = Branch.objects.filter(latitude__isnull=False, longitude__isnull=False).order_by("id")
    return [Spot._make(row) for row in known.values_list("institution_id", "main", "latitude", "longitude")]


def stretches(branch: Branch) -> list[Stretch]:
    """A branch's hours as the rules want them. No query where they were fetched with it."""
    return [Stretch(each.weekday, each.opens, each.closes) for each in branch.hours.all()]


def closed(branch: Branch) -> list[Span]:
    """A branch's closed days as the rules want them. No query where they were fetched with it."""
    return [Span(each.first, each.last) for each in branch.closures.all()]


def kinds_of_institutions() -> dict[str, int]:
    """Type → how many institutions are of it."""
    found = Institution.objects.order_by().values_list("kind").annotate(count=Count("pk"))
    return dict(found)


def everybody_named() -> list[Institution]:
    """All institutions in the order of their regions, those of none last, without branches. One query."""
    regions = F("region__order").asc(nulls_last=True)
    return list(Institution.objects.select_related("region").order_by(regions, "slug"))
