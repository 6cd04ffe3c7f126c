"""A page of results, made ready: works, what narrows them down, and what to try when there are none."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from lavh.catalog.card import Card
from lavh.catalog.queries import cards
from lavh.discovery.search import Answer, Request, search
from lavh.discovery.suggest import did_you_mean
from lavh.network.queries import Named
from lavh.web import narrowing, periods
from lavh.web.asked import LAST_PAGE, PAGE, Asked
from lavh.web.marking import Marker
from lavh.web.narrowing import YEAR, Counted_, Group, Names, Value
from lavh.web.periods import Histogram

OFFERED = (
    "now",
    "kind",
    "language",
    "institution",
)  # facets that the chips speak of; the rest is counted when somebody opens the filters


class Narrowing(NamedTuple):
    """What a search can be narrowed down by, and what it is narrowed down by already."""

    asked: Asked
    total: int
    groups: list[Group]
    chosen: list[tuple[str, Value]]
    histogram: Histogram | None
    names: Names

    def group(self, name: str) -> Group:
        """A facet."""
        return next(group for group in self.groups if group.name == name)


class Chips(NamedTuple):
    """What a page of results offers at once. `now`: ways to reach things, with counts; `facets`: how many values others have; `dated`: whether years tell works apart."""

    now: list[Value]
    facets: list[tuple[str, int]]
    dated: bool


class Results(NamedTuple):
    """A page of results. `instead`: words put right; `without`: how many there would be without what is chosen, if there are none with it."""

    asked: Asked
    answer: Answer
    found: list[tuple[int, Card]]
    mark: Marker
    pages: int
    chips: Chips
    chosen: list[tuple[str, Value]]
    institutions: Mapping[int, Named]
    instead: str = ""
    without: int = 0


def results(asked: Asked) -> Results:
    """The page that was asked for; the last one there is, if it lies behind that."""
    request = asked.request()
    answer = search(request, limit=PAGE, offset=(asked.page - 1) * PAGE)
    pages = min(-(-answer.total // PAGE), LAST_PAGE)
    if answer.total and asked.page > pages:
        asked = asked.at(pages)
        answer = search(request, limit=PAGE, offset=(asked.page - 1) * PAGE)
    found = cards(answer.ids)
    counted = narrowing.count(counted_as(request, answer), OFFERED)
    only = {card.institutions[0] for _, card in found if len(card.institutions) == 1}
    names = narrowing.naming({}, request, institutions=only)
    lost = not answer.total or answer.relaxed
    return Results(
        asked,
        answer,
        found,
        Marker(asked.text),
        pages,
        _chips(counted, request, found, names),
        narrowing.chosen(asked, request, names),
        names.institutions,
        did_you_mean(asked.text) if lost and asked.text else "",
        search(asked.plainly().request(), limit=1).total if not answer.total and asked.narrowed else 0,
    )


def _chips(counted: Counted_, request: Request, found: Sequence[tuple[int, Card]], names: Names) -> Chips:
    (now,) = narrowing.groups({"now": counted["now"]}, request, names)
    values = {name: len(counted[name]) - (name != "kind" and 0 in dict(counted[name])) for name in OFFERED[1:]}
    several = [(name, number) for name, number in values.items() if number > 1]
    return Chips(now.values, several, len({card.start for _, card in found if card.start is not None}) > 1)


def narrow(asked: Asked, request: Request, answer: Answer) -> Narrowing:
    """The small facets and the years, for whoever opens them."""
    counted_for = counted_as(request, answer)
    counted = narrowing.count(counted_for, (*narrowing.SMALL, YEAR))
    decades = counted.pop(YEAR)
    names = narrowing.naming(counted, request)
    return Narrowing(
        asked,
        answer.total,
        narrowing.groups(counted, request, names),
        narrowing.chosen(asked, request, names),
        periods.histogram(counted_for, decades, asked.first, asked.last),
        names,
    )


def counted_as(request: Request, answer: Answer) -> Request:
    """What facets count: that which was found, also where it has only some of the words."""
    return msgspec.structs.replace(request, relaxed=True) if answer.relaxed else request
