"""Works along time: stretches of a year, a decade or a century, whichever the span asks for, and how tall their bars are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lavh.discovery.engine import Count
from lavh.discovery.query import Counted
from lavh.discovery.search import Request, counts

FEW_YEARS, FEW_DECADES = 60, 500  # spans up to which single years and decades are shown
WIDE, TALL = 10, 40  # a bar's place and the height of the picture, in units of the drawing


class Stretch(NamedTuple):
    """A stretch of years, both included, and how many works fall into it."""

    first: int
    last: int
    works: int


class Bar(NamedTuple):
    """A stretch as it is drawn. `inside`: within the chosen years."""

    stretch: Stretch
    x: int
    y: float
    height: float
    inside: bool


class Histogram(NamedTuple):
    """Works by time. `first`, `last`: the whole span."""

    step: int
    bars: list[Bar]

    @property
    def first(self) -> int:
        """The first year of all."""
        return self.bars[0].stretch.first

    @property
    def last(self) -> int:
        """The last year of all."""
        return self.bars[-1].stretch.last

    @property
    def width(self) -> int:
        """Of the drawing."""
        return len(self.bars) * WIDE


def histogram(request: Request, decades: Sequence[Count], first: int | None, last: int | None) -> Histogram | None:
    """The works of a request by time; None where there is nothing to compare. `decades`: how many there are in each; `first`, `last`: chosen."""
    step, found = fitting(request, decades)
    drawn = stretches(found, step)
    if len(drawn) < 2:
        return None
    return Histogram(step, bars(drawn, first, last))


def bars(drawn: Sequence[Stretch], first: int | None, last: int | None) -> list[Bar]:
    """The stretches side by side, the fullest as tall as the picture."""
    most = max(each.works for each in drawn)
    return [_bar(number, each, most, first, last) for number, each in enumerate(drawn)]


def fitting(request: Request, decades: Sequence[Count]) -> tuple[int, Sequence[Count]]:
    """The step that suits the span, and the counts by it. Years before our era are all counted as 0 and would stretch every span: they are left out."""
    dated = [(year, count) for year, count in decades if year > 0]
    span = dated[-1][0] - dated[0][0] + 10 if dated else 0
    if span <= FEW_YEARS:
        return 1, [(year, count) for year, count in by(request, 1) if year > 0]
    return (
        (10, dated)
        if span <= FEW_DECADES
        else (100, [pair for pair in by(request, 100) if pair[0] > 0 or dated[0][0] < 100])
    )


def by(request: Request, step: int) -> list[Count]:
    """Works in steps of so many years."""
    return counts(request, [Counted("year", interval=step)])["year"]


def stretches(counted: Iterable[Count], step: int) -> list[Stretch]:
    """From the first to the last without a gap."""
    known = Counter(dict(counted))
    if not known:
        return []
    return [Stretch(year, year + step - 1, known[year]) for year in range(min(known), max(known) + step, step)]


def _bar(number: int, stretch: Stretch, most: int, first: int | None, last: int | None) -> Bar:
    height = round(max(stretch.works / most * TALL, 1.5), 1) if stretch.works else 0.0
    inside = (first is None or stretch.last >= first) and (last is None or stretch.first <= last)
    return Bar(stretch, number * WIDE, round(TALL - height, 1), height, inside)
