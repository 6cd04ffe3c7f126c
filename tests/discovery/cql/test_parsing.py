"""CQL text and its tree."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavh.discovery.cql import Diagnosed, parse, understand
from lavh.discovery.cql.parsing import MOST, Clause, Joined, Key, Modifier, Query

ANY = "cql.serverChoice"
WORDS = ['"', "(", ")", "=", "<>", "/", ">", "and", "or", "not", "prox", "sortBy", "any", "within", "dc.title", "dc.date", "bath.isbn", "rec.id", "lavh.kind", "*", "?", "^", "\\", "oʻzbek", "1990", "-", "x*"]  # fmt: skip


def said(text: str) -> int:
    with pytest.raises(Diagnosed) as found:
        parse(text)
    return found.value.number


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("fish", Clause(ANY, "=", "fish")),
        ('"and"', Clause(ANY, "=", "and")),
        ("dc.title any fish", Clause("dc.title", "any", "fish")),
        ('dc.title = "a \\"b\\" c"', Clause("dc.title", "=", 'a \\"b\\" c')),
        ("title ==x", Clause("title", "==", "x")),
        ("dc.date<=1990", Clause("dc.date", "<=", "1990")),
        ("a b c", Clause("a", "b", "c")),
        ("title =/stem x", Clause("title", "=", "x", (Modifier("stem"),))),
        (
            "a or b and c",
            Joined("and", Joined("or", Clause(ANY, "=", "a"), Clause(ANY, "=", "b")), Clause(ANY, "=", "c")),
        ),
        ("a or (b not c)", Joined("or", Clause(ANY, "=", "a"), Joined("not", Clause(ANY, "=", "b"), Clause(ANY, "=", "c")))),
        ("a prox/distance<3 b", Joined("prox", Clause(ANY, "=", "a"), Clause(ANY, "=", "b"), (Modifier("distance", "<", "3"),))),
        ('> d = "info:srw/cql-context-set/1/dc-v1.1" d.title = x', Clause("dc.title", "=", "x")),
        ('> "info:srw/cql-context-set/1/dc-v1.1" title = x', Clause("dc.title", "=", "x")),
        ("\u041d\u0430\u0432\u043e\u0438\u0439 AND \u041b\u0443\u0442\u0444\u0438\u0439", Joined("and", Clause(ANY, "=", "\u041d\u0430\u0432\u043e\u0438\u0439"), Clause(ANY, "=", "\u041b\u0443\u0442\u0444\u0438\u0439"))),
    ],
)  # fmt: skip
def test_trees(text: str, tree: object) -> None:
    assert parse(text) == Query(tree)  # type: ignore[arg-type]


def test_sort_keys_stand_behind_the_query() -> None:
    assert parse("a sortBy dc.date/sort.descending dc.title").sort == (
        Key("dc.date", (Modifier("sort.descending"),)),
        Key("dc.title"),
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 10),
        ("and", 10),
        ("a and", 10),
        ("dc.title =", 10),
        ("a sortBy", 10),
        ('"open', 14),
        ("(a", 13),
        ("a)", 13),
        ("dc.title = (", 27),
        ('> d = "http://elsewhere.example/" d.title = x', 15),
        ("x" * 5_000, 12),
        ("(" * 100 + "a" + ")" * 100, 38),
        (" or ".join(["a"] * (MOST + 2)), 38),
    ],
)
def test_what_is_no_query_is_diagnosed(text: str, number: int) -> None:
    assert said(text) == number


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=30).map(" ".join))
def test_anything_is_a_query_or_a_diagnostic(text: str) -> None:
    with suppress(Diagnosed):
        assert understand(parse(text)).order in {"relevance", "newest", "oldest"}
