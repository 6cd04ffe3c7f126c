"""Facets: their public names and codes (in addresses and the API) ⇄ fields and numbers of the index. One table for every face."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from lavh.catalog.queries.headings import headings_standing_for
from lavh.discovery.fields import NumberField, from_code, to_code
from lavh.formats.kinds import KINDS, Kind
from lavh.kernel import rights
from lavh.network import queries as network
from lavh.network.rules import SECTORS

WAYS: Mapping[str, int] = {"read": 1, "listen": 2, "look": 4, "borrow": 8, "on-site": 16, "limited": 32}
NOWHERE = (1 << 63) - 1  # a number that no document has
MOST = 50  # values of one facet that may be chosen together

Numbers = Callable[[Sequence[str]], Iterable[int | None]]
Codes = Callable[[Sequence[int]], Mapping[int, str]]


class Facet(NamedTuple):
    """A facet. `numbers`: public codes → numbers (None: there is no such); `codes`: the way back. Both ask the database once at most."""

    name: str
    field: NumberField
    numbers: Numbers
    codes: Codes
    large: bool = False  # so many values that they are counted on demand


def _each(function: Callable[[str], int | None]) -> Numbers:
    return lambda codes: [function(code) for code in codes]


def _back(function: Callable[[int], str]) -> Codes:
    return lambda numbers: {number: function(number) for number in numbers}


def _table(codes: Mapping[str, int]) -> tuple[Numbers, Codes]:
    backwards = {number: code for code, number in codes.items()}
    return _each(codes.get), _back(lambda number: backwards.get(number, ""))


def _whole(code: str) -> int | None:
    return int(code) if code.isdecimal() and len(code) < 16 else None


def _lookup(find: Callable[[Sequence[str]], Mapping[str, int]]) -> Numbers:
    def numbers(codes: Sequence[str]) -> Iterable[int | None]:
        found = find(codes)
        return [found.get(code) for code in codes]

    return numbers


_ID = (_each(_whole), _back(str))
_LETTERS = (_each(from_code), _back(to_code))

FACETS: Mapping[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet("now", "way", *_table(WAYS)),
        Facet("kind", "kind", *_table({code: int(Kind.of(code)) for code in KINDS})),
        Facet("institution", "institution", _lookup(network.institution_numbers), network.institution_slugs),
        Facet("sector", "sector", *_table({code: number for number, code in enumerate(SECTORS) if code})),
        Facet("region", "region", _lookup(network.region_numbers), network.region_slugs),
        Facet("language", "language", *_LETTERS),
        Facet("script", "script", *_LETTERS),
        Facet("person", "agent", *_ID, large=True),
        Facet("about", "about", *_ID, large=True),
        Facet("subject", "topic", *_ID, large=True),
        Facet("place", "place", *_ID, large=True),
        Facet("period", "period", *_ID, large=True),
        Facet("genre", "genre", *_ID, large=True),
        Facet("rights", "rights", *_table({code: number for number, code in enumerate(rights.CODES)})),
    )
}
BY_FIELD: Mapping[NumberField, Facet] = {facet.field: facet for facet in FACETS.values()}

AGENTS: frozenset[NumberField] = frozenset(("agent", "about"))
SUBJECTS: frozenset[NumberField] = frozenset(("topic", "place", "period", "genre"))
Filters = tuple[tuple[NumberField, tuple[int, ...]], ...]


def filters(chosen: Mapping[str, Sequence[str]]) -> Filters:
    """The filters of a request from chosen codes by facet name, in the order of the table. A code that does not exist finds nothing."""
    if not chosen:
        return ()
    found: list[tuple[NumberField, tuple[int, ...]]] = []
    for name, facet in FACETS.items():
        codes = [code for code in chosen.get(name, ()) if code][:MOST]
        if codes:
            numbers = {NOWHERE if number is None else number for number in facet.numbers(codes)}
            found.append((facet.field, tuple(sorted(numbers))))
    return _standing(found)


def _standing(found: list[tuple[NumberField, tuple[int, ...]]]) -> Filters:
    """The same with the numbers of those that stand for headings that are one. One query, if any heading is chosen."""
    agents = {number for field, numbers in found if field in AGENTS for number in numbers}
    subjects = {number for field, numbers in found if field in SUBJECTS for number in numbers}
    if not agents and not subjects:
        return tuple(found)
    leaders = headings_standing_for(agents, subjects)
    sides = {**dict.fromkeys(AGENTS, leaders.agents), **dict.fromkeys(SUBJECTS, leaders.subjects)}
    return tuple(
        (field, tuple(sorted({sides[field].get(number, number) for number in numbers})) if field in sides else numbers)
        for field, numbers in found
    )
