"""What the parameters of a search address mean on a page. The same names as in the API; what cannot be understood is left out, nothing is an error."""

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

import msgspec
from django.http import QueryDict

from lavh.discovery.facets import FACETS, MOST, Facet, filters
from lavh.discovery.parse import LONGEST
from lavh.discovery.query import Order
from lavh.discovery.search import DEEPEST, Request

PAGE = 20
LAST_PAGE = DEEPEST // PAGE
LONGEST_CODE = 200
ROWS = frozenset({"institution", "region"})  # whose codes are in the database
TRUE = frozenset({"1", "true", "on", "yes"})
ORDERS: tuple[Order, ...] = get_args(Order)

Chosen = tuple[tuple[str, tuple[str, ...]], ...]


class Asked(msgspec.Struct, frozen=True):
    """A search as an address says it. `chosen`: facet → codes, in the order of `FACETS`. `first`, `last`: years, both included."""

    text: str = ""
    chosen: Chosen = ()
    first: int | None = None
    last: int | None = None
    exact: bool = False
    sort: Order = "relevance"
    page: int = 1

    def request(self) -> Request:
        """What discovery is asked. Years before our era are all the year 0 in the index."""
        first, last = (None if year is None else max(year, 0) for year in (self.first, self.last))
        return Request(self.text, filters(dict(self.chosen)), (first, last), self.exact, self.sort)

    def codes(self, facet: str) -> tuple[str, ...]:
        """What is chosen of a facet."""
        return next((codes for name, codes in self.chosen if name == facet), ())

    @property
    def narrowed(self) -> int:
        """How many values are chosen."""
        return sum(len(codes) for _, codes in self.chosen) + (self.first is not None or self.last is not None)

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters, always in one order: the same search has one address."""
        return list(self._pairs())

    def _pairs(self) -> Iterator[tuple[str, str]]:
        if self.text:
            yield "q", self.text
        for name, codes in self.chosen:
            for code in codes:
                yield name, code
        if self.first is not None:
            yield "from", str(self.first)
        if self.last is not None:
            yield "to", str(self.last)
        if self.exact:
            yield "exact", "1"
        if self.sort != "relevance":
            yield "sort", self.sort
        if self.page > 1:
            yield "page", str(self.page)

    def but(self, *names: str) -> list[tuple[str, str]]:
        """The parameters without these and the page: the hidden fields of a form that asks for them itself."""
        return [pair for pair in self.at(1).pairs() if pair[0] not in names]

    def toggled(self, facet: str, code: str) -> "Asked":
        """With the value chosen if it is not, not chosen if it is; from the first page."""
        if not self.chosen:
            return msgspec.structs.replace(self, chosen=((facet, (code,)),), page=1)
        codes = set(self.codes(facet)) ^ {code}
        return msgspec.structs.replace(self, chosen=_ordered({**dict(self.chosen), facet: codes}), page=1)

    def only(self, facet: str, code: str) -> "Asked":
        """With this value chosen of the facet and no other."""
        return msgspec.structs.replace(self, chosen=_ordered({**dict(self.chosen), facet: {code}}), page=1)

    def between(self, first: int | None, last: int | None) -> "Asked":
        """Within other years."""
        return msgspec.structs.replace(self, first=first, last=last, page=1)

    def sorted(self, sort: Order) -> "Asked":
        """In another order."""
        return msgspec.structs.replace(self, sort=sort, page=1)

    def at(self, page: int) -> "Asked":
        """Another page of it."""
        return msgspec.structs.replace(self, page=page)

    def typed(self, text: str) -> "Asked":
        """Other words, the same choices."""
        return msgspec.structs.replace(self, text=text, page=1)

    def plainly(self) -> "Asked":
        """The words alone, nothing chosen."""
        return Asked(self.text, exact=self.exact, sort=self.sort)


def read(parameters: QueryDict) -> Asked:
    """The search of an address."""
    chosen = {
        name: _codes(facet, parameters.getlist(name)[:MOST]) for name, facet in FACETS.items() if name in parameters
    }
    sort = parameters.get("sort", "")
    first, last = _year(parameters.get("from", "")), _year(parameters.get("to", ""))
    if first is not None and last is not None and first > last:
        first, last = last, first
    return Asked(
        text=" ".join(_clean(parameters.get("q", ""))[:LONGEST].split()),
        chosen=_ordered(chosen) if chosen else (),
        first=first,
        last=last,
        exact=parameters.get("exact", "").lower() in TRUE,
        sort=next((order for order in ORDERS if order == sort), "relevance"),
        page=min(max(_whole(parameters.get("page", "")) or 1, 1), LAST_PAGE),
    )


def _ordered(chosen: Mapping[str, Iterable[str]]) -> Chosen:
    return tuple((name, codes) for name in FACETS if (codes := tuple(sorted(set(chosen.get(name, ())) - {""}))))


def _codes(facet: Facet, given: Iterable[str]) -> set[str]:
    """The codes as the facet itself writes them; those of rows are looked up later."""
    codes = [_clean(code)[:LONGEST_CODE] for code in given]
    if facet.name in ROWS:
        return set(codes)
    numbers = [number for number in facet.numbers(codes) if number is not None]
    return set(facet.codes(numbers).values())


def _clean(text: str) -> str:
    """No database can look for a NUL."""
    return text.replace("\x00", "")


def _year(text: str) -> int | None:
    year = _whole(text)
    return year if year is not None and -9999 <= year <= 9999 else None


def _whole(text: str) -> int | None:
    text = text.strip().replace("−", "-")
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    return sign * int(digits) if digits.isdecimal() and len(digits) <= 6 else None
