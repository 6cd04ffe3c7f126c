"""Facets as pages show them: counted, named in the reader's language, chosen values among them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lavh.catalog.queries import agent_names, subject_terms
from lavh.discovery.engine import Count
from lavh.discovery.facets import FACETS, NOWHERE, Facet
from lavh.discovery.fields import to_code
from lavh.discovery.query import Counted
from lavh.discovery.search import Request, counts
from lavh.kernel import rights
from lavh.network.queries import Named, institution_names, region_names
from lavh.network.rules import SECTORS
from lavh.web import labels
from lavh.web.asked import Asked

SMALL = tuple(name for name, facet in FACETS.items() if not facet.large)  # counted with every page
LARGE = tuple(name for name, facet in FACETS.items() if facet.large)  # counted when somebody looks
MOST_OF_A_SMALL_ONE, MOST_OF_A_LARGE_ONE = 60, 40

STEADY = frozenset({"now"})  # whose values keep their order, whatever the counts
YEAR = "year"  # counted by decades

Counted_ = Mapping[str, Sequence[Count]]


class Value(NamedTuple):
    """A value of a facet, with how many works have it."""

    code: str
    name: str
    works: int
    chosen: bool


class Group(NamedTuple):
    """A facet with its values, commonest first, chosen ones always among them."""

    name: str
    values: list[Value]

    @property
    def chosen(self) -> list[Value]:
        """Those that are chosen."""
        return [value for value in self.values if value.chosen]


class Names(NamedTuple):
    """Names of the numbers on a page: one query for each table."""

    institutions: Mapping[int, Named]
    regions: Mapping[int, Named]
    agents: Mapping[int, str]
    subjects: Mapping[int, str]


def count(request: Request, names: Iterable[str], *, size: int = MOST_OF_A_LARGE_ONE) -> dict[str, list[Count]]:
    """Facet → counts."""
    wanted = {name: _counted(name, size) for name in names}
    found = counts(request, list(wanted.values())) if wanted else {}
    return {name: found[each.field] for name, each in wanted.items()}


def _counted(name: str, size: int) -> Counted:
    if name == YEAR:
        return Counted("year", interval=10)
    facet = FACETS[name]
    return Counted(facet.field, size if facet.large else MOST_OF_A_SMALL_ONE)


def naming(counted: Counted_, request: Request, *, institutions: Iterable[int] = ()) -> Names:
    """The names of everything counted and chosen, and of these institutions."""
    chosen: dict[str, tuple[int, ...]] = dict(request.filters)
    if not chosen and not counted:
        return Names(institution_names(institutions), {}, {}, {})

    def numbers(*facets: str) -> set[int]:
        wanted = {number for name in facets for number, _ in counted.get(name, ())}
        return wanted.union(*(chosen.get(FACETS[name].field, ()) for name in facets)) - {NOWHERE}

    return Names(
        institution_names(numbers("institution") | set(institutions)),
        region_names(numbers("region")),
        agent_names(numbers("person", "about")),
        subject_terms(numbers("subject", "place", "period", "genre")),
    )


def groups(counted: Counted_, request: Request, names: Names) -> list[Group]:
    """The facets in the order they were counted in."""
    chosen: dict[str, tuple[int, ...]] = dict(request.filters)
    return [
        Group(name, _values(FACETS[name], found, chosen.get(FACETS[name].field, ()), names))
        for name, found in counted.items()
    ]


def chosen(asked: Asked, request: Request, names: Names) -> list[tuple[str, Value]]:
    """What is chosen, facet by facet, named; what nobody knows under its own code, so that it can be taken back."""
    found: list[tuple[str, Value]] = []
    if not asked.chosen:
        return found
    fields = dict(request.filters)
    for name, codes in asked.chosen:
        facet = FACETS[name]
        known = {value.code: value for value in _values(facet, (), fields.get(facet.field, ()), names)}
        found += [(name, known.get(code) or Value(code, code, 0, chosen=True)) for code in codes]
    return found


def _values(facet: Facet, counted: Sequence[Count], chosen: Sequence[int], names: Names) -> list[Value]:
    known = dict(counted)
    if facet.name in STEADY:
        counted = sorted(counted)
    rows = [*counted, *((number, 0) for number in chosen if number not in known and number != NOWHERE)]
    values = []
    for number, works in rows:
        code, name = NAMED[facet.name](number, names)
        if code and name:
            values.append(Value(code, name, works, number in chosen))
    return values


Naming = Callable[[int, Names], tuple[str, str]]


def _place(number: int, found: Mapping[int, Named]) -> tuple[str, str]:
    named = found.get(number)
    return (named.slug, labels.named(named.names) or named.slug) if named else ("", "")


@lru_cache(maxsize=256)
def _code(facet: str, number: int) -> str:
    return FACETS[facet].codes([number]).get(number, "")


NAMED: Mapping[str, Naming] = {  # number → (code, name); empty where there is none
    "now": lambda number, _: (_code("now", number), labels.way(number)),
    "kind": lambda number, _: (_code("kind", number), labels.kinds(number)),
    "institution": lambda number, names: _place(number, names.institutions),
    "sector": lambda number, _: (
        _code("sector", number),
        labels.sector(SECTORS[number] if number < len(SECTORS) else ""),
    ),
    "region": lambda number, names: _place(number, names.regions),
    "language": lambda number, _: (to_code(number), labels.language(to_code(number))),
    "script": lambda number, _: (to_code(number), labels.script(to_code(number))),
    "person": lambda number, names: (str(number), names.agents.get(number, "")),
    "about": lambda number, names: (str(number), names.agents.get(number, "")),
    "subject": lambda number, names: (str(number), names.subjects.get(number, "")),
    "place": lambda number, names: (str(number), names.subjects.get(number, "")),
    "period": lambda number, names: (str(number), names.subjects.get(number, "")),
    "genre": lambda number, names: (str(number), names.subjects.get(number, "")),
    "rights": lambda number, _: _rights(number),
}


def _rights(number: int) -> tuple[str, str]:
    code = rights.CODES[number] if number < len(rights.CODES) else ""
    return code, labels.rights(code) if code else ""
