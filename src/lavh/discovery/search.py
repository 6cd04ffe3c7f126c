"""One search, from what was typed to numbers of works and counts. The only door faces use."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from lavh.discovery import query as q
from lavh.discovery.compose import ALL_WORDS, EXACT_NAME, compose, span
from lavh.discovery.engine import Count, Engine, Found
from lavh.discovery.engines import engine as chosen
from lavh.discovery.fields import NumberField
from lavh.discovery.parse import Wish, Years, parse

FEW = 5  # hits with all the words: so many are an answer, fewer are made up with works that have some, unless one is just what was typed
DEEPEST = 10_000  # hits that can be paged through; beyond, a search is narrowed or exported
OPEN = (None, None)  # all years

Filters = Mapping[NumberField, Sequence[int]]


class Request(msgspec.Struct, frozen=True, gc=False):
    """What is asked for. `filters`: field → values, any of which will do; fields must all be met. `years`: both included."""

    text: str = ""
    filters: tuple[tuple[NumberField, tuple[int, ...]], ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    exactly: bool = False
    order: q.Order = "relevance"
    relaxed: bool = False


class Answer(NamedTuple):
    """Works found. `relaxed`: few or none had all the words (`whole` of them, which come first); the others have some."""

    total: int
    ids: list[int]
    scores: list[float]
    relaxed: bool
    whole: int = 0


def search(request: Request, *, limit: int = 20, offset: int = 0, engine: Engine | None = None) -> Answer:
    """The works of a page of results."""
    engine = engine or chosen()
    wish = parse(request.text)
    offset = min(offset, DEEPEST)
    found = _run(engine, request, wish, limit, offset)
    whole, relaxed = found.total, request.relaxed
    if whole < FEW and not relaxed and _is_wanting(engine, request, wish, found, offset):
        more = _made_up(engine, request, wish, found, limit, offset)
        relaxed = more.total > whole
        found = more if relaxed else found
    return Answer(found.total, found.ids, found.scores, relaxed, whole)


def _is_wanting(engine: Engine, request: Request, wish: Wish, found: Found, offset: int) -> bool:
    """Whether works with some of the words should follow those few."""
    if len(wish.groups) < 2 or request.order != "relevance":
        return found.total == 0 and len(wish.groups) > 1
    first = found.scores if not offset else _run(engine, request, wish, 1, 0).scores
    return not first or first[0] < EXACT_NAME


def _made_up(engine: Engine, request: Request, wish: Wish, whole: Found, limit: int, offset: int) -> Found:
    """Works with some of the words behind those few with all of them, which are known already: on the first page nothing has to be looked for twice."""
    if offset or request.order != "relevance":
        return _run(engine, msgspec.structs.replace(request, relaxed=True), wish, limit, offset)
    more = engine.search(node_of(request, wish, sorted_out=True), limit=limit)
    ids, scores = whole.ids[:], [score + ALL_WORDS for score in whole.scores]
    for number, score in zip(more.ids, more.scores, strict=True):
        if number not in whole.ids:
            ids.append(number)
            scores.append(score)
    return Found(more.total, ids[:limit], scores[:limit])


def _run(engine: Engine, request: Request, wish: Wish, limit: int, offset: int) -> Found:
    order = request.order
    if order == "relevance" and not wish.groups:
        order = "newest"  # without words nothing is more to the point than anything else
    return engine.search(node_of(request, wish), limit=limit, offset=offset, order=order)


def node_of(
    request: Request, wish: Wish | None = None, *, but: NumberField | None = None, sorted_out: bool = False
) -> q.Node:
    """The query of a request; `but`: without its filter on this field, for counting a facet of which several values may be chosen.

    `sorted_out`: relaxed, see `compose`.
    """
    wish = wish if wish is not None else parse(request.text)
    composed = compose(wish, exactly=request.exactly, relaxed=request.relaxed or sorted_out, sorted_out=sorted_out)
    if not request.filters and request.years == OPEN:
        return composed
    nodes = [composed]
    nodes += [q.Numbers(field, values) for field, values in request.filters if values and field != but]
    if request.years != OPEN and but != "year":
        nodes.append(span(Years(*request.years)))
    return q.both(*nodes)


def counts(request: Request, wanted: Sequence[q.Counted], *, engine: Engine | None = None) -> dict[str, list[Count]]:
    """Counts of facets, true for what would be found: a facet with chosen values is counted as if none of its own were chosen.

    Remembered until the index changes.
    """
    engine = engine or chosen()
    return _counts(engine, engine.generation(), request, tuple(wanted))


@lru_cache(maxsize=512)
def _counts(
    engine: Engine, _generation: str, request: Request, wanted: tuple[q.Counted, ...]
) -> dict[str, list[Count]]:
    narrowed = {field for field, values in request.filters if values}
    if request.years != OPEN:
        narrowed.add("year")
    plain = [each for each in wanted if each.field not in narrowed]
    found = dict(zip((each.field for each in plain), engine.count(node_of(request), plain), strict=True))
    for each in wanted:
        if each.field in narrowed:
            found[each.field] = engine.count(node_of(request, but=each.field), [each])[0]
    return {each.field: found[each.field] for each in wanted}
