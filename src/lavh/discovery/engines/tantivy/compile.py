"""Our query tree → Tantivy's."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from tantivy import FieldType, Occur, Query

from lavh.discovery import fields
from lavh.discovery import query as q
from lavh.discovery.engines.tantivy.schema import schema

TIE = 0.1  # what the other alternatives of `Best` add
WORDS = 4_096  # parts of queries that stand for one word and are remembered: the same ones come again and again


def compiled(node: q.Node) -> Query:
    """The same query for Tantivy."""
    kind = type(node)
    return _remembered(node) if kind is q.AnyOf or kind is q.Boost else _COMPILERS[kind](node)


@lru_cache(maxsize=WORDS)
def _remembered(node: q.Node) -> Query:
    return _COMPILERS[type(node)](node)


def unscored(node: q.Node) -> Query:
    """The same documents without scores, for counting and for other orders: what only raises a score is not looked up at all."""
    if isinstance(node, q.Boost | q.Constant):
        return unscored(node.node)
    if isinstance(node, q.All):
        must = [(Occur.Must, unscored(each)) for each in node.must] or [(Occur.Must, Query.all_query())]
        return Query.boolean_query(must + [(Occur.MustNot, unscored(each)) for each in node.never])
    if isinstance(node, q.Best):
        return Query.boolean_query([(Occur.Should, unscored(each)) for each in node.nodes])
    if isinstance(node, q.AnyOf):
        return Query.boolean_query([(Occur.Should, unscored(each)) for each in node.nodes], node.least)
    if isinstance(node, q.Term):
        return Query.term_query(schema(), node.field, node.token, index_option="basic")
    return compiled(node)


def _term(node: q.Term) -> Query:
    return Query.term_query(schema(), node.field, node.token, index_option=_option(node.field))


def _option(field: str) -> str:
    """What must be read of the postings to score: frequencies where they are kept."""
    return "freq" if fields.TEXT.get(field, "basic") != "basic" else "basic"  # type: ignore[call-overload]


def _phrase(node: q.Phrase) -> Query:
    if len(node.tokens) == 1:  # Tantivy panics on a phrase of one
        return _term(q.Term(node.field, node.tokens[0]))
    return Query.phrase_query(schema(), node.field, list(node.tokens), slop=node.slop)


def _prefix(node: q.Prefix) -> Query:
    return Query.fuzzy_term_query(schema(), node.field, node.start, distance=0, prefix=True)


def _fuzzy(node: q.Fuzzy) -> Query:
    return Query.fuzzy_term_query(schema(), node.field, node.token, distance=node.distance)


def _numbers(node: q.Numbers) -> Query:
    inner = (
        Query.term_query(schema(), node.field, node.values[0], index_option="basic")
        if len(node.values) == 1
        else Query.term_set_query(schema(), node.field, list(node.values))
    )
    return Query.const_score_query(inner, 0.0)


def _range(node: q.Range) -> Query:
    return Query.const_score_query(
        Query.range_query(schema(), node.field, FieldType.Unsigned, node.first, node.last), 0.0
    )


def _all(node: q.All) -> Query:
    must = [(Occur.Must, compiled(each)) for each in node.must]
    if not must:
        must = [(Occur.Must, Query.const_score_query(Query.all_query(), 0.0))]
    return Query.boolean_query(
        must
        + [(Occur.Should, compiled(each)) for each in node.should]
        + [(Occur.MustNot, compiled(each)) for each in node.never]
    )


def _any(node: q.AnyOf) -> Query:
    nodes = [(Occur.Should, compiled(each)) for each in node.nodes]
    return Query.boolean_query(nodes, node.least) if node.least > 1 else Query.boolean_query(nodes)


_COMPILERS: dict[type[q.Node], Callable[[Any], Query]] = {
    q.Everything: lambda _: Query.const_score_query(Query.all_query(), 1.0),
    q.Nothing: lambda _: Query.empty_query(),
    q.Term: _term,
    q.Phrase: _phrase,
    q.Prefix: _prefix,
    q.Fuzzy: _fuzzy,
    q.Numbers: _numbers,
    q.Range: _range,
    q.All: _all,
    q.AnyOf: _any,
    q.Best: lambda node: Query.disjunction_max_query([compiled(each) for each in node.nodes], TIE),
    q.Boost: lambda node: Query.boost_query(compiled(node.node), node.by),
    q.Constant: lambda node: Query.const_score_query(compiled(node.node), node.score),
}
