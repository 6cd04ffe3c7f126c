"""Works along time."""

import pytest

from lavh.discovery.search import Request
from lavh.web import periods
from lavh.web.periods import Bar, Stretch


def test_stretches_have_no_gaps() -> None:
    assert periods.stretches([(1990, 2), (1970, 1)], 10) == [
        Stretch(1970, 1979, 1),
        Stretch(1980, 1989, 0),
        Stretch(1990, 1999, 2),
    ]
    assert periods.stretches([], 10) == []


def test_bars_are_as_tall_as_their_share_and_tell_what_is_chosen() -> None:
    few = Stretch(1970, 1979, 1)
    assert periods._bar(0, Stretch(1960, 1969, 100), 100, 1965, 1979) == Bar(
        Stretch(1960, 1969, 100), 0, 0.0, 40.0, inside=True
    )
    assert periods._bar(1, few, 100, 1965, 1979) == Bar(few, 10, 38.5, 1.5, inside=True)
    assert periods._bar(2, Stretch(1980, 1989, 0), 100, 1965, 1979) == Bar(
        Stretch(1980, 1989, 0), 20, 40.0, 0.0, inside=False
    )


@pytest.mark.usefixtures("collection")
@pytest.mark.django_db
def test_the_step_suits_the_span() -> None:
    everything, books, one = Request(), Request(filters=(("kind", (1,)),)), Request(text="chayon")
    assert periods.fitting(everything, periods.by(everything, 10)) == (100, [(1100, 1), (1900, 2)])
    assert periods.fitting(books, periods.by(books, 10)) == (10, [(1920, 2), (1990, 1)])
    assert periods.fitting(one, periods.by(one, 10)) == (1, [(1929, 1)])
    assert periods.histogram(one, periods.by(one, 10), None, None) is None
    assert periods.histogram(Request(text="yulduz"), [], None, None) is None
