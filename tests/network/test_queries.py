"""Reading the network: as many queries for three institutions as for one."""

from datetime import date, time

import pytest
from pytest_django import DjangoAssertNumQueries

from lavh.network import queries
from lavh.network.models import Branch, Closure, Institution, OpeningHours, Region
from lavh.network.rules import Span, Stretch

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


def institution(number: int, kind: str = Institution.Kind.PUBLIC) -> Institution:
    """An institution with a branch that has hours, a closure that is over, and one to come."""
    region = Region.objects.create(slug=f"region-{number}", name={"uz": f"Viloyat {number}"}, order=10 - number)
    row = Institution.objects.create(
        slug=f"library-{number}", kind=kind, name={"uz": f"Kutubxona {number}"}, region=region, codes=[f"Uz{number}"]
    )
    branch = Branch.objects.create(institution=row, slug="main", name={"uz": "Bosh bino"}, main=True)
    OpeningHours.objects.create(branch=branch, weekday=0, opens=time(9), closes=time(18))
    for day in (date(2026, 1, 1), date(2027, 1, 1)):
        Closure.objects.create(branch=branch, first=day, last=day)
    return row


@pytest.mark.parametrize("count", [1, 3])
def test_institutions_with_all_that_their_branches_are(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = [institution(number) for number in range(1, count + 1)]
    with django_assert_num_queries(4):
        found = queries.institutions_whole([each.pk for each in made], [], TODAY)
        told = [
            (each.slug, each.region and each.region.slug, *(_said(branch) for branch in each.branches.all()))
            for each in found
        ]
    week, shut = [Stretch(0, time(9), time(18))], [Span(date(2027, 1, 1), date(2027, 1, 1))]
    assert told == [(f"library-{number}", f"region-{number}", (week, shut)) for number in range(1, count + 1)]


def _said(branch: Branch) -> tuple[list[Stretch], list[Span]]:
    return queries.stretches(branch), queries.closed(branch)


def test_institutions_by_short_name_or_code() -> None:
    for number in (1, 2, 3):
        institution(number)
    found = queries.institutions_whole([], ["library-1", "Uz2", "nobody", "Uz"], TODAY)
    assert sorted(each.slug for each in found) == ["library-1", "library-2"]


def test_everybody_in_the_order_of_the_regions(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in (1, 2, 3):
        institution(number)
    with django_assert_num_queries(1):
        assert [each.slug for each in queries.everybody_named()] == ["library-3", "library-2", "library-1"]


def test_spots_of_branches_whose_place_is_known(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    library = institution(1)
    Branch.objects.create(institution=library, slug="far", latitude=41.5, longitude=69.0)
    Branch.objects.create(institution=library, slug="half-known", latitude=41.5)
    with django_assert_num_queries(1):
        assert queries.spots() == [queries.Spot(library.pk, False, 41.5, 69.0)]


def test_names_codes_and_kinds() -> None:
    library, museum = institution(1), institution(2, Institution.Kind.MUSEUM)
    assert queries.kinds_of_institutions() == {"public-library": 1, "museum": 1}
    assert queries.lending() == {library.pk: True, museum.pk: False}
    assert [queries.named(each) for each in ("Uz1", "library-2", "x")] == [library, museum, None]
