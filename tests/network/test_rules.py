"""Open or closed, near or far."""

from datetime import date, datetime, time, timedelta, timezone

import pytest

from lavh.network.rules import Span, Standing, Stretch, distance, standing

TASHKENT = timezone(timedelta(hours=5))
WEEKDAYS = [Stretch(day, time(9), time(18)) for day in range(5)]
TWICE = [Stretch(0, time(14), time(18)), Stretch(0, time(9), time(13))]  # in any order
MONDAY = datetime(2026, 11, 23, tzinfo=TASHKENT)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A day of that week (Monday = 0), an hour."""
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(0, 9), Standing(True, at(0, 18))),
        (at(0, 17, 59), Standing(True, at(0, 18))),
        (at(0, 18), Standing(False, at(1, 9))),
        (at(0, 8, 59), Standing(False, at(0, 9))),
        (at(4, 20), Standing(False, at(7, 9))),
        (at(6, 12), Standing(False, at(7, 9))),
    ],
)
def test_a_week_of_office_hours(now: datetime, expected: Standing) -> None:
    assert standing(WEEKDAYS, [], now) == expected


def test_a_break_at_noon() -> None:
    assert [standing(TWICE, [], at(0, hour)) for hour in (10, 13, 15)] == [
        Standing(True, at(0, 13)),
        Standing(False, at(0, 14)),
        Standing(True, at(0, 18)),
    ]


def test_closed_days_go_before_the_week() -> None:
    holiday = [Span(date(2026, 11, 23), date(2026, 11, 24))]
    assert standing(WEEKDAYS, holiday, at(0, 10)) == Standing(False, at(2, 9))


def test_closed_for_longer_than_we_look_ahead() -> None:
    repair = [Span(date(2026, 11, 1), date(2027, 3, 1))]
    assert standing(WEEKDAYS, repair, at(0, 10)) == Standing(False, None)


def test_without_hours_nothing_is_known() -> None:
    assert standing([], [], at(0, 10)) is None


def test_distances_on_the_ground() -> None:
    tashkent, samarkand = (41.3111, 69.2797), (39.6542, 66.9597)
    assert [
        distance(tashkent, tashkent),
        round(distance(tashkent, samarkand)),
        round(distance((0, 179.5), (0, -179.5))),
    ] == [0.0, 269, 111]
