"""What a batch made of works, handed on in memory: who indexes in the same process need not read it back."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lavh.catalog.card import Card
from lavh.formats.description import Description


class Made(NamedTuple):
    """A work: its card, and what its records say, in the order of their numbers."""

    card: Card
    descriptions: list[Description]


class Told:
    """Is told what one transaction did. Believe it when the transaction has been committed, and only about works that nobody changed since."""

    def __init__(self) -> None:
        self.made: dict[int, Made] = {}
        self.new: set[int] = set()  # those that were not there before
        self.gone: set[int] = set()
        self.events: set[int] = set()  # of the outbox, that say the same
        self.kinds: dict[int, int] = {}  # subject → its kind

    def works(self, made: Mapping[int, Made], *, new: set[int], gone: set[int], events: Iterable[int]) -> None:
        """One call of `take_in`; a later one of the same transaction knows better."""
        self.made.update(made)
        self.new |= new
        self.gone |= gone
        self.events.update(events)
        for work in gone:
            self.made.pop(work, None)
