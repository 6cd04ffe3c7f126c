"""What lists of works and of facet values need beyond the catalogue's own queries."""

from collections.abc import Sequence

from lavh.catalog.card import Card
from lavh.catalog.queries import cards
from lavh.discovery.fields import NumberField
from lavh.discovery.query import Counted
from lavh.discovery.search import Request, counts

__all__ = ["cards_of", "facet_values"]


def cards_of(works: Sequence[int]) -> list[tuple[int, Card]]:
    """Cards in the order of the list."""
    return cards(works)


def facet_values(field: NumberField, size: int) -> list[tuple[int, int]]:
    """The commonest values of a field in everything we have."""
    return counts(Request(), [Counted(field, size)])[field]
