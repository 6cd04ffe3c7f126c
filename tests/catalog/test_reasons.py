"""Why the records of a work are together, told of a page of them: what `explain` tells, without looking at every pair."""

import pytest

from lavh.catalog.models import Apart, Record
from lavh.catalog.queries.explain import explain, reasons
from tests.factories.collections import NOW, fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.django_db
ISBN = "9789943008205"


def work_of(record: int) -> int:
    return Record.objects.select_related("manifestation").get(pk=record).manifestation.work_id  # type: ignore[union-attr]


@pytest.fixture(autouse=True)
def works() -> None:
    """1 and 2 are one edition, 3 another of the same work, 4 is alone."""
    fill({1: book(isbn=ISBN, local_id="1"), 2: book(isbn=ISBN, local_id="2"), 3: book(year=1926, local_id="3")})
    fill({4: book("Kecha va kunduz", "Choʻlpon", 1936, local_id="4")})


def test_the_same_as_of_every_pair() -> None:
    found, whole = reasons(work_of(1), 0, 9), explain(work_of(1))
    assert found is not None
    assert whole is not None
    pairs = {(*sorted((link.one, link.other)), link.edition) for link in whole.links}
    assert sorted(record for record, joins in found.joins.items() if joins) == [1, 2, 3]
    for record, joins in found.joins.items():
        assert {(*sorted((record, join.other)), True) for join in joins if join.edition} <= pairs
    assert {record for record, joins in found.joins.items() if any(join.edition for join in joins)} == {1, 2}


def test_a_record_alone_is_joined_by_nothing() -> None:
    found = reasons(work_of(4), 0, 9)
    assert found is not None
    assert (found.joins, found.total, found.apart) == ({4: []}, 1, set())


@pytest.mark.parametrize("size", [1, 2, 9])
def test_every_record_comes_once_whatever_the_page(size: int) -> None:
    told: list[int] = []
    for start in range(0, 9, size):
        found = reasons(work_of(1), start, size)
        assert found is not None
        told += [each.record for each in found.records]
    assert told == [1, 2, 3]


def test_a_record_set_apart_says_so_and_joins_nothing() -> None:
    Apart.objects.create(record_id=2, reason="A reprint", at=NOW)
    found = reasons(work_of(1), 0, 9)
    assert found is not None
    assert (found.apart, found.joins[2]) == ({2}, [])
    assert [join.other for join in found.joins[1] if join.edition] == []


def test_no_such_work() -> None:
    assert reasons(10**9, 0, 9) is None
