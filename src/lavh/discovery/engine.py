"""The port of all engines. `tests/contract/engines` says the same in tests and runs them against each."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, Self

from lavh.discovery.document import IndexDocument
from lavh.discovery.fields import TextField
from lavh.discovery.query import Counted, Node, Order


class Found(NamedTuple):
    """How many documents there are in all (exact), and the numbers of those of the page asked for, with scores that can only be compared within one answer."""

    total: int
    ids: list[int]
    scores: list[float]


Count = tuple[int, int]  # (value, documents)


class Writer(Protocol):
    """The one writer. What is written becomes visible, all at once, when `commit` returns; a crash before loses all of it or nothing."""

    def put(self, documents: Iterable[IndexDocument]) -> None:
        """Write documents; one with a number that is there already replaces it."""

    def put_new(self, documents: Iterable[IndexDocument]) -> None:
        """Write documents whose numbers are not there: quicker, nothing is looked for to be replaced."""

    def remove(self, ids: Iterable[int]) -> None:
        """Take documents out; numbers that are not there do no harm."""

    def commit(self) -> None:
        """Make it visible and lasting."""

    def close(self) -> None:
        """Let another process become the writer."""


class Engine(Protocol):
    """Finds documents. Any number of processes may read at once; each answer is of one state of the index."""

    def __hash__(self) -> int:
        """Engines are remembered by identity."""

    def search(self, query: Node, *, limit: int, offset: int = 0, order: Order = "relevance") -> Found:
        """The documents of a query, best first; relevance is multiplied by the document's weight."""

    def best(self, query: Node, limit: int) -> list[int]:
        """The numbers of the best documents; nothing is counted and weight is left aside, so that many hits cost little more than few."""

    def count(self, query: Node, wanted: Sequence[Counted]) -> list[list[Count]]:
        """For each wanted field the values of the query's documents, commonest first (histograms: by value)."""

    def tokens(self, field: TextField, start: str, limit: int) -> list[tuple[str, int]]:
        """Tokens of a text field that begin so, with the number of documents each is in, commonest first."""

    def frequency(self, field: TextField, token: str) -> int:
        """In how many documents a token is; those that were taken out may count until the index is tidied up."""

    def generation(self) -> str:
        """Changes with every commit: what was cached for another generation is out of date."""

    def writer(self, *, roomy: bool = False) -> Writer:
        """Become the one writer. Raises Refused("index-busy") while another process is. `roomy`: much is coming, so it may take more memory."""

    def identity(self) -> str:
        """Names this index for as long as it lives; another one beside it, or a new one after a loss, has another name."""

    def all(self) -> list[str]:
        """The identities of all indexes there are in this place, of every version."""

    def beside(self) -> Self:
        """A new, empty index beside this one, to be filled and then given to `adopt`. Abandoned ones are swept away."""

    def adopt(self, other: Self) -> None:
        """Make the other index the one that all readers see, in one step. Answers under way are finished from the old one."""
