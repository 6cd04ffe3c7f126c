"""Counts by public code, with names joined from the database: one query for each table that has names."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from lavh.api.v1.shapes import Count, Facets
from lavh.catalog.queries import agent_names, subject_terms
from lavh.discovery.facets import FACETS, Facet
from lavh.discovery.query import Counted
from lavh.discovery.search import Request, counts
from lavh.kernel.interface import nearest
from lavh.network.queries import Named, institution_names, region_names

SMALL = tuple(name for name, facet in FACETS.items() if not facet.large)  # counted with every search
YEAR = "year"  # by decade
MOST_OF_A_SMALL_ONE = 60

Labels = Mapping[int, tuple[str, str]]  # number -> (code, name)


def _headings(find: Callable[[Iterable[int]], Mapping[int, str]]) -> Callable[[Sequence[int], str], Labels]:
    return lambda numbers, _: {number: (str(number), name) for number, name in find(numbers).items()}


def _places(find: Callable[[Iterable[int]], Mapping[int, Named]]) -> Callable[[Sequence[int], str], Labels]:
    return lambda numbers, language: {
        number: (each.slug, nearest(each.names, language)) for number, each in find(numbers).items()
    }


NAMED: Mapping[str, Callable[[Sequence[int], str], Labels]] = {
    "institution": _places(institution_names),
    "region": _places(region_names),
    "person": _headings(agent_names),
    "about": _headings(agent_names),
    "subject": _headings(subject_terms),
    "place": _headings(subject_terms),
    "period": _headings(subject_terms),
    "genre": _headings(subject_terms),
}


def facets(request: Request, names: Sequence[str], language: str, size: int) -> Facets:
    """The counts of these facets. `size`: values of each large one."""
    wanted = [_counted(name, size) for name in names]
    found = counts(request, wanted) if wanted else {}
    return {
        name: _years(found["year"]) if name == YEAR else _named(FACETS[name], found[FACETS[name].field], language)
        for name in names
    }


def _counted(name: str, size: int) -> Counted:
    if name == YEAR:
        return Counted("year", interval=10)
    facet = FACETS[name]
    return Counted(facet.field, size if facet.large else MOST_OF_A_SMALL_ONE)


def _years(counted: Iterable[tuple[int, int]]) -> list[Count]:
    return [Count(str(year), number) for year, number in counted]


def _named(facet: Facet, counted: Sequence[tuple[int, int]], language: str) -> list[Count]:
    numbers = [number for number, _ in counted]
    if named := NAMED.get(facet.name):
        labels = named(numbers, language)
        return [Count(labels[number][0], count, labels[number][1]) for number, count in counted if number in labels]
    codes = facet.codes(numbers)
    return [Count(codes[number], count) for number, count in counted if codes.get(number)]
