"""Our query tree → Tantivy's."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from tantivy import FieldType, Occur, Query

from lavh.discovery import fields
from lavh.discovery import query as q
from lavh.discovery.engines.tantivy.schema import schema

MUST, SHOULD, NEVER = Occur.Must, Occur.Should, Occur.MustNot
TIE = 0.1  # what the other alternatives of `Best` add
WORDS = 4_096  # parts of queries that stand for one word and are remembered: the same ones come again and again


def compiled(node: q.Node) -> Query:
    """The same query for Tantivy."""
    return _COMPILERS[type(node)](node)


def unscored(node: q.Node) -> Query:
    """The same documents without scores, for counting and for other orders: what only raises a score is not looked up at all."""
    if isinstance(node, q.Boost | q.Constant):
        return unscored(node.node)
    if isinstance(node, q.All):
        must = [(MUST, unscored(each)) for each in node.must] or [(MUST, Query.all_query())]
        return Query.boolean_query(must + [(NEVER, unscored(each)) for each in node.never])
    if isinstance(node, q.Best):
        return Query.boolean_query([(SHOULD, unscored(each)) for each in node.nodes])
    if isinstance(node, q.AnyOf):
        return _unscored_alternatives(node)
    if isinstance(node, q.Term):
        return Query.term_query(schema(), node.field, node.token, index_option="basic")
    return compiled(node)


@lru_cache(maxsize=WORDS)
def _unscored_alternatives(node: q.AnyOf) -> Query:
    nodes = _flat(node) if node.least == 1 else node.nodes
    return Query.boolean_query([(SHOULD, unscored(each)) for each in nodes], node.least)


def _term(node: q.Term) -> Query:
    return Query.term_query(schema(), node.field, node.token, index_option=_OPTIONS[node.field])


# What must be read of the postings to score: frequencies where they are kept.
_OPTIONS = {
    **dict.fromkeys(fields.RAW, "basic"),
    **{field: "basic" if option == "basic" else "freq" for field, option in fields.TEXT.items()},
}


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
    to = _COMPILERS
    clauses = [(MUST, to[type(each)](each)) for each in node.must]
    if not clauses:
        clauses = [(MUST, Query.const_score_query(Query.all_query(), 0.0))]
    clauses += [(SHOULD, to[type(each)](each)) for each in node.should]
    if node.never:
        clauses += [(NEVER, to[type(each)](each)) for each in node.never]
    return Query.boolean_query(clauses)


def _any(node: q.AnyOf) -> Query:
    if node.least > 1:
        return Query.boolean_query([(SHOULD, compiled(each)) for each in node.nodes], node.least)
    return _alternatives(node)


@lru_cache(maxsize=WORDS)
def _alternatives(node: q.AnyOf) -> Query:
    return Query.boolean_query([(SHOULD, compiled(each)) for each in _flat(node)])


def _flat(node: q.AnyOf) -> Iterator[q.Node]:
    """The alternatives of alternatives in one row: scores add up all the same, and the engine has one union to go through."""
    for each in node.nodes:
        if isinstance(each, q.AnyOf) and each.least == 1:
            yield from _flat(each)
        else:
            yield each


def _boost(node: q.Boost) -> Query:
    inner = node.node
    if type(inner) is q.Term:
        return _boosted(node)
    return Query.boost_query(_COMPILERS[type(inner)](inner), node.by)


@lru_cache(maxsize=WORDS)
def _boosted(node: q.Boost) -> Query:
    return Query.boost_query(compiled(node.node), node.by)


def _constant(node: q.Constant) -> Query:
    inner = node.node
    if type(inner) is q.Term:  # what is found is enough
        found = Query.term_query(schema(), inner.field, inner.token, index_option="basic")
    else:
        found = _COMPILERS[type(inner)](inner)
    return Query.const_score_query(found, node.score)


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
    q.Boost: _boost,
    q.Constant: _constant,
}
