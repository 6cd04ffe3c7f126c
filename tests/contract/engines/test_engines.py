"""What the port of `discovery.engine` promises, of every engine."""

import msgspec
import pytest

from lavh.discovery import query as q
from lavh.discovery.document import IndexDocument
from lavh.discovery.engine import Engine
from lavh.kernel.errors import Refused


def found(engine: Engine, query: q.Node) -> set[int]:
    answer = engine.search(query, limit=50)
    assert answer.total == len(answer.ids)
    return set(answer.ids)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (q.Everything(), {1, 2, 3, 4, 5}),
        (q.Nothing(), set()),
        (q.Term("words", "kunlar"), {1, 2, 3}),
        (q.Term("title", "qodiriy"), set()),
        (q.Term("ident", "=otkan kunlar"), {1}),
        (q.Term("ident", "9789943008205"), {3}),
        (q.Phrase("title", ("otkan", "kunlar")), {1, 2}),
        (q.Phrase("title", ("navoiy",)), {4, 5}),
        (q.Phrase("title", ("otkan", "hakida"), slop=1), {2}),
        (q.Prefix("words", "kod"), set()),
        (q.Prefix("words", "qod"), {1}),
        (q.Fuzzy("words", "navoyi", 1), {4, 5}),
        (q.Fuzzy("words", "navvoyi", 1), set()),
        (q.Fuzzy("words", "navvoyi", 2), {4, 5}),
        (q.Numbers("kind", (3, 4)), {3, 4}),
        (q.Numbers("id", (5,)), {5}),
        (q.Range("year", 1940, 1970), {2, 4}),
        (q.Range("year", None, 1930), {1}),
        (q.Range("year", 1995, None), {3}),
        (q.All(must=(q.Term("words", "kunlar"), q.Numbers("language", (9,)))), {2, 3}),
        (q.All(must=(q.Term("words", "kunlar"),), never=(q.Term("words", "roman"),)), {2, 3}),
        (q.All(never=(q.Term("words", "kunlar"),)), {4, 5}),
        (q.All(must=(q.Term("words", "navoiy"),), should=(q.Term("creator", "oybek"),)), {4, 5}),
        (q.AnyOf((q.Term("words", "roman"), q.Term("words", "oybek"))), {1, 4}),
        (q.AnyOf((q.Term("words", "kunlar"), q.Term("words", "roman"), q.Term("creator", "oybek")), least=2), {1}),
        (q.Best((q.Term("title", "tahlil"), q.Boost(q.Term("words", "tahlil"), 0.4))), {2}),
        (q.Constant(q.Term("words", "navoiy"), 5.0), {4, 5}),
    ],
)
def test_finds_exactly(engine: Engine, query: q.Node, ids: set[int]) -> None:
    assert found(engine, query) == ids


def test_what_is_rather_wanted_comes_first(engine: Engine) -> None:
    query = q.All(must=(q.Term("words", "kunlar"),), should=(q.Constant(q.Term("ident", "=otkan kunlar hakida"), 60),))
    assert engine.search(query, limit=1).ids[0] == 2


def test_weight_decides_between_equals(engine: Engine) -> None:
    query = q.Constant(q.Term("title", "navoiy"), 1.0)
    assert engine.search(query, limit=5).ids == [5, 4]


def test_the_best_are_those_that_a_search_puts_first_but_for_their_weight(engine: Engine) -> None:
    query = q.AnyOf((q.Boost(q.Term("title", "hakida"), 9.0), q.Term("creator", "qodiriy"), q.Term("words", "kunlar")))
    assert engine.best(query, 2) == [2, 1]
    assert set(engine.best(query, 50)) == {1, 2, 3}
    assert engine.best(q.Nothing(), 5) == []


def test_tells_in_how_many_documents_a_token_is(engine: Engine) -> None:
    assert [engine.frequency("words", token) for token in ("kunlar", "nothing-has-this")] == [
        engine.search(q.Term("words", "kunlar"), limit=1).total,
        0,
    ]


def test_pages_join_without_gap_or_overlap(engine: Engine) -> None:
    whole = engine.search(q.Everything(), limit=5, order="newest").ids
    pages = [engine.search(q.Everything(), limit=2, offset=offset, order="newest").ids for offset in (0, 2, 4)]
    assert [number for page in pages for number in page] == whole


def test_orders_by_year(engine: Engine) -> None:
    dated = q.Range("year", 1, None)
    assert engine.search(dated, limit=9, order="newest").ids == [3, 1, 2, 4]
    assert engine.search(dated, limit=9, order="oldest").ids == [1, 4, 2, 3]


def test_counts_every_value_of_every_document(engine: Engine) -> None:
    assert engine.count(q.Term("words", "kunlar"), [q.Counted("language"), q.Counted("kind", 1)]) == [
        [(7, 2), (9, 2)],
        [(1, 2)],
    ]


def test_counts_a_histogram_in_order_of_value(engine: Engine) -> None:
    assert engine.count(q.Everything(), [q.Counted("year", interval=100)]) == [[(1900, 3), (2000, 1)]]


def test_lists_tokens_commonest_first(engine: Engine) -> None:
    assert engine.tokens("words", "o", 10) == [("otkan", 3), ("oybek", 1)]
    assert engine.tokens("words", "o", 1) == [("otkan", 3)]
    assert engine.tokens("words", "zz", 10) == []


def test_nothing_is_seen_before_the_commit(engine: Engine) -> None:
    writer = engine.writer()
    writer.put([IndexDocument(6, words=["yangi"])])
    assert found(engine, q.Term("words", "yangi")) == set()
    writer.commit()
    assert found(engine, q.Term("words", "yangi")) == {6}
    writer.close()


def test_writing_again_replaces(engine: Engine) -> None:
    before = engine.generation()
    writer = engine.writer()
    writer.put([IndexDocument(4, words=["oybek"])])
    writer.remove([5, 999])
    writer.commit()
    writer.close()
    assert found(engine, q.Term("words", "navoiy")) == set()
    assert found(engine, q.Everything()) == {1, 2, 3, 4}
    assert engine.generation() != before


def test_there_is_one_writer(engine: Engine) -> None:
    writer = engine.writer()
    with pytest.raises(Refused, match="index-busy"):
        engine.writer()
    writer.close()
    engine.writer().close()


def test_a_new_index_is_built_beside_the_old_and_switched_to(engine: Engine) -> None:
    before = engine.identity()
    fresh = engine.beside()
    writer = fresh.writer()
    writer.put_new([msgspec.structs.replace(IndexDocument(7), words=["boshqa"])])
    writer.commit()
    writer.close()
    assert found(engine, q.Everything()) == {1, 2, 3, 4, 5}
    engine.adopt(fresh)
    assert found(engine, q.Everything()) == {7}
    assert engine.identity() != before
    assert engine.all() == [engine.identity()]
