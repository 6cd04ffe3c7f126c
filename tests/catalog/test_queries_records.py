"""Records in the order of their changes."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from lavh.catalog.queries import Place, Span, changes, count, earliest, last_changed, own_number, records
from lavh.catalog.queries.records import last_change
from lavh.formats.description import Description
from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def filled() -> None:
    """Records 1–3 of the library on day 0; 4 and 5 of the museum and 6 of the library on day 1; 2 deleted on day 2."""
    fill({number: book(f"Kitob {number}", local_id=str(number)) for number in (1, 2, 3)}, now=MOMENT)
    museum = {number: book(f"Koʻza {number}", "", local_id=str(number), kind="museum-object") for number in (4, 5)}
    fill(museum, institution="Demo museum", now=MOMENT + DAY)
    fill({6: book("Kitob 6", local_id="6")}, now=MOMENT + DAY)
    fill({2: None}, known=True, now=MOMENT + 2 * DAY)


def walk(span: Span, size: int) -> list[int]:
    """All numbers, in pages."""
    found: list[int] = []
    place = None
    while page := changes(span, place, size):
        found += [each.number for each in page]
        place = Place(page[-1].changed, page[-1].number)
    return found


@pytest.mark.parametrize("size", [1, 2, 100])
def test_each_record_comes_once_in_the_order_of_its_change_whatever_the_page(filled: None, size: int) -> None:
    assert walk(Span(), size) == [1, 3, 4, 5, 6, 2]


def test_stretches_of_time_and_sets_of_sources(filled: None) -> None:
    library, museum = records([1])[1].source, records([4])[4].source
    day = [MOMENT + number * DAY for number in range(4)]
    assert [
        walk(Span(first=day[1]), 2),
        walk(Span(end=day[1]), 2),
        walk(Span(day[1], day[2]), 2),
        walk(Span(sources=(library,)), 2),
        walk(Span(day[1], day[2], (museum,)), 1),
        walk(Span(sources=(museum, library)), 2),
        walk(Span(sources=()), 2),
        walk(Span(first=day[3]), 2),
    ] == [[4, 5, 6, 2], [1, 3], [4, 5, 6], [1, 3, 6, 2], [4, 5], [1, 3, 4, 5, 6, 2], [], []]


def test_very_many_sources_are_walked_together(filled: None) -> None:
    museum = records([4])[4].source
    many = (museum, *range(1_000, 1_600))
    assert [walk(Span(sources=many), 1), walk(Span(first=MOMENT + 2 * DAY, sources=many), 1)] == [[4, 5], []]


def test_who_waited_for_the_lock_comes_behind_those_who_did_not(filled: None) -> None:
    fill({7: book("Kitob 7", local_id="7")}, now=MOMENT)
    assert (walk(Span(), 3)[-1], last_change()) == (7, MOMENT + 2 * DAY + timedelta(microseconds=1))


def test_a_page_is_one_query_for_one_record_and_for_six(
    filled: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for size in (1, 6):
        with django_assert_num_queries(1):
            assert len(changes(Span(), None, size)) == size


def test_a_deleted_record_has_no_work_but_is_told(filled: None) -> None:
    (told,) = changes(Span(first=MOMENT + 2 * DAY), None, 9)
    assert (told.number, told.work, told.deleted, told.changed) == (2, None, True, MOMENT + 2 * DAY)


def test_descriptions_are_read_only_where_they_are_wanted(filled: None) -> None:
    with_them, without = (changes(Span(), None, 1, described=each)[0].description for each in (True, False))
    assert (with_them.local_id, without) == ("1", Description())


def test_counting_stops_at_the_limit(filled: None) -> None:
    assert [count(Span(), 6), count(Span(), 5), count(Span(sources=()), 5)] == [6, None, 0]


def test_the_earliest_and_the_latest_change(filled: None) -> None:
    work = records([4])[4].work
    assert (earliest(), last_changed([work or 0, 999])) == (MOMENT, {work: MOMENT + DAY})


def test_an_empty_catalogue_has_no_earliest_change() -> None:
    assert (earliest(), changes(Span(), None, 5), records([1])) == (None, [], {})


def test_own_numbers() -> None:
    given = ["00042442", "0004~2442x", "00042442~1f0a", "~1f0a", "a~b~1f"]
    assert [own_number(each) for each in given] == ["00042442", "0004~2442x", "00042442", "~1f0a", "a~b"]
