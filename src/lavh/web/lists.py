"""What the home page shows of everything: the commonest values of a field, and arrivals of every kind."""

from functools import lru_cache
from itertools import zip_longest

from lavh.discovery.engine import Engine
from lavh.discovery.engines import engine
from lavh.discovery.fields import NumberField, from_code
from lavh.discovery.query import Counted
from lavh.discovery.search import Request, counts, search

ABREAST = 6  # kinds that take turns
EACH = 4
OWN = 3


def facet_values(field: NumberField, size: int) -> list[tuple[int, int]]:
    """The commonest values of a field in everything we have."""
    return counts(Request(), [Counted(field, size)])[field]


def arrivals(size: int, language: str) -> list[int]:
    """Works that came last: some in the visitor's language first, then kinds taking turns, so that one big delivery of one kind does not crowd out the rest.
    Remembered until the index changes.
    """
    return _arrivals(engine(), engine().generation(), language)[:size]


@lru_cache(maxsize=16)
def _arrivals(engine: Engine, _generation: str, language: str) -> list[int]:
    kinds = [kind for kind, _ in facet_values("kind", ABREAST)]
    rows = [
        search(Request(filters=(("kind", (kind,)),), order="newest"), limit=EACH, engine=engine).ids for kind in kinds
    ]
    own = search(Request(filters=(("language", (from_code(language),)),), order="newest"), limit=OWN, engine=engine).ids
    turns = (work for turn in zip_longest(*rows) for work in turn if work is not None)
    return list(dict.fromkeys((*own, *turns)))
