"""What the home page shows of everything: the commonest values of a field, and arrivals of every kind."""

from functools import lru_cache
from itertools import zip_longest

from lavh.discovery.engine import Engine
from lavh.discovery.engines import engine
from lavh.discovery.fields import NumberField
from lavh.discovery.query import Counted
from lavh.discovery.search import Request, counts, search

ABREAST = 6  # kinds that take turns
EACH = 4


def facet_values(field: NumberField, size: int) -> list[tuple[int, int]]:
    """The commonest values of a field in everything we have."""
    return counts(Request(), [Counted(field, size)])[field]


def arrivals(size: int) -> list[int]:
    """Works that came last, kinds taking turns: one big delivery of one kind does not crowd out the rest. Remembered until the index changes."""
    return _arrivals(engine(), engine().generation())[:size]


@lru_cache(maxsize=2)
def _arrivals(engine: Engine, _generation: str) -> list[int]:
    kinds = [kind for kind, _ in facet_values("kind", ABREAST)]
    rows = [
        search(Request(filters=(("kind", (kind,)),), order="newest"), limit=EACH, engine=engine).ids for kind in kinds
    ]
    return list(dict.fromkeys(work for turn in zip_longest(*rows) for work in turn if work is not None))
