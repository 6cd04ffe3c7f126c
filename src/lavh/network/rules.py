"""Open or closed, near or far. Pure: times are local to the branch, `now` is given."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

# Types of institutions as numbers of the index: append, never reorder. Codes are those of Institution.Kind.
SECTORS = (
    "", "national-library", "public-library", "university-library", "school-library", "special-library", "library-for-the-blind", "museum", "archive",
)  # fmt: skip
LIBRARIES = frozenset(code for code in SECTORS if "library" in code)

SERVICES = (  # codes of what a branch offers
    "reading-room", "lending", "children", "computers", "wifi", "printing", "scanning", "braille", "talking-books", "wheelchair", "cafe", "meeting-room",
    "exhibition", "guided-tour", "inter-library-loan", "reference",
)  # fmt: skip
EARTH = 6_371.0  # km


class Stretch(NamedTuple):
    """Open on this weekday (Monday = 0) from, until."""

    weekday: int
    opens: time
    closes: time


class Span(NamedTuple):
    """Closed on these days, both included."""

    first: date
    last: date


class Standing(NamedTuple):
    """Whether a branch is open, and when that changes (None: not within two weeks, or hours unknown)."""

    open: bool
    until: datetime | None


def standing(hours: Sequence[Stretch], closures: Iterable[Span], now: datetime) -> Standing | None:
    """Open or closed at `now`; None where no hours are known."""
    if not hours:
        return None
    shut = list(closures)
    for days in range(15):
        day = now.date() + timedelta(days=days)
        if any(span.first <= day <= span.last for span in shut):
            continue
        for stretch in sorted(each for each in hours if each.weekday == day.weekday()):
            opens, closes = (datetime.combine(day, moment, now.tzinfo) for moment in (stretch.opens, stretch.closes))
            if opens <= now < closes:
                return Standing(open=True, until=closes)
            if now < opens:
                return Standing(open=False, until=opens)
    return Standing(open=False, until=None)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points (latitude, longitude) on the ground, by the haversine formula."""
    (a, b), (c, d) = ((radians(x) for x in point) for point in (one, other))
    return 2 * EARTH * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))
