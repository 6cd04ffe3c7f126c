"""What an institution has, counted by the index."""

from typing import NamedTuple

from lavh.catalog.card import Card
from lavh.catalog.queries import cards
from lavh.discovery.query import Counted
from lavh.discovery.search import Filters, Request, counts, search
from lavh.formats.kinds import Kind
from lavh.web import labels

KINDS = 24
NEWEST = 8


class Collection(NamedTuple):
    """Works in all, by kind (code, words, icon, how many), and those made or published last."""

    total: int
    kinds: list[tuple[str, str, str, int]]
    newest: list[tuple[int, Card]]


def collection(institution: int) -> Collection:
    """The works of an institution. One query; the rest is the index."""
    filters: Filters = {"institution": (institution,)}
    request = Request(filters=tuple((field, tuple(values)) for field, values in filters.items()), order="newest")
    answer = search(request, limit=NEWEST)
    found = counts(request, [Counted("kind", KINDS)])["kind"]
    kinds = [(Kind(number).code, labels.kind(number), labels.kind_icon(number), count) for number, count in found]
    return Collection(answer.total, kinds, cards(answer.ids))
