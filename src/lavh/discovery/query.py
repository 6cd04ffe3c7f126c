"""The query tree: what every engine can do, and nothing that only one can. All words in it are folded already."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from lavh.discovery.fields import NumberField, TextField


class Node(msgspec.Struct, frozen=True, cache_hash=True, gc=False):
    """Base of all parts of a query. They are keys of what engines remember, so each knows its hash."""


class Everything(Node, frozen=True):
    """Every document, all alike."""


class Nothing(Node, frozen=True):
    """No document."""


class Term(Node, frozen=True):
    """Documents whose text field has this token."""

    field: TextField
    token: str


class Phrase(Node, frozen=True):
    """Documents whose text field has these tokens side by side (up to `slop` others between them)."""

    field: TextField
    tokens: tuple[str, ...]
    slop: int = 0


class Prefix(Node, frozen=True):
    """Documents whose text field has a token that begins so."""

    field: TextField
    start: str


class Fuzzy(Node, frozen=True):
    """Documents whose text field has a token within this edit distance (1 or 2; a swap of neighbours counts once)."""

    field: TextField
    token: str
    distance: int = 1


class Numbers(Node, frozen=True):
    """Documents whose number field has one of these values. Does not score."""

    field: NumberField
    values: tuple[int, ...]


class Range(Node, frozen=True):
    """Documents whose number field has a value between these, both included; None is open. Does not score."""

    field: NumberField
    first: int | None
    last: int | None


class All(Node, frozen=True):
    """Documents that fulfil `must` entirely and none of `never`; `should` only raises their score."""

    must: tuple[Node, ...] = ()
    should: tuple[Node, ...] = ()
    never: tuple[Node, ...] = ()


class AnyOf(Node, frozen=True):
    """Documents that fulfil so many at least; scores add up."""

    nodes: tuple[Node, ...]
    least: int = 1


class Best(Node, frozen=True):
    """Documents that fulfil one at least; the best score counts, the others a tenth."""

    nodes: tuple[Node, ...]


class Boost(Node, frozen=True):
    """The same documents, scores multiplied."""

    node: Node
    by: float


class Constant(Node, frozen=True):
    """The same documents, each with this score."""

    node: Node
    score: float


Order = Literal["relevance", "newest", "oldest"]


class Counted(msgspec.Struct, frozen=True):
    """How often the values of a field occur among the documents of a query, commonest first."""

    field: NumberField
    size: int = 10
    interval: int = 0  # > 0: a histogram in steps of this width instead of single values


def both(*nodes: Node) -> Node:
    """All of them; flat where it can be."""
    wanted = tuple(node for node in nodes if not isinstance(node, Everything))
    if not wanted:
        return Everything()
    return wanted[0] if len(wanted) == 1 else All(must=wanted)


def either(nodes: Sequence[Node]) -> Node:
    """One of them at least."""
    return Nothing() if not nodes else nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes))
