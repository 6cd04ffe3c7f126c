"""Whatever is typed has a meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavh.discovery.parse import Piece, Wish, Years, parse, span_of


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("", Wish()),
        ("oʻtkan kunlar", Wish(((Piece("oʻtkan"),), (Piece("kunlar"),)), text="oʻtkan kunlar")),
        ('"oʻtkan kunlar"', Wish(((Piece("oʻtkan kunlar", phrase=True),),), text="oʻtkan kunlar")),
        ("«минувшие дни» -фильм", Wish(((Piece("минувшие дни", phrase=True),),), (Piece("фильм", never=True),), text="минувшие дни")),
        ("navoiy OR bobur", Wish(((Piece("navoiy"), Piece("bobur")),))),
        ("навоий ЁКИ бобур", Wish(((Piece("навоий"), Piece("бобур")),))),
        ("author:qodiriy roman", Wish(((Piece("qodiriy", "author"),), (Piece("roman"),)), text="roman")),
        ('автор:"Лев Толстой"', Wish(((Piece("Лев Толстой", "author", phrase=True),),))),
        ("isbn:978-9943-00-820-5", Wish(((Piece("978-9943-00-820-5", "number"),),))),
        ("year:1990-2000", Wish(years=(Years(1990, 2000),))),
        ("yil:1926", Wish(years=(Years(1926, 1926),))),
        ("-year:1990-", Wish(years=(Years(1990, None, never=True),))),
        ("https://example.org", Wish(((Piece("https://example.org"),),), text="https://example.org")),
        ("東 京 の 歴 史", Wish(((Piece("東"),), (Piece("京の"),), (Piece("歴"),), (Piece("史"),)), text="東 京の 歴 史")),
        ("本 を -の a の", Wish(((Piece("本を"),), (Piece("a"),), (Piece("の"),)), (Piece("の", never=True),), text="本を a の")),
        ("O zbekiston tarixi", Wish(((Piece("Ozbekiston"),), (Piece("tarixi"),)), text="Ozbekiston tarixi")),
        ("o 'zbek", Wish(((Piece("o'zbek"),),), text="o'zbek")),
        ("o 'tkan -g ‘arb", Wish(((Piece("o'tkan"),),), (Piece("g‘arb", never=True),), text="o'tkan")),
        ("o brother where", Wish(((Piece("o"),), (Piece("brother"),), (Piece("where"),)), text="o brother where")),
        ("OR", Wish()),
        ("- -- \"\" ()", Wish()),
    ],
)  # fmt: skip
def test_meaning(typed: str, wish: Wish) -> None:
    assert parse(typed) == wish


@given(st.text(max_size=500))
def test_nothing_typed_is_an_error(typed: str) -> None:
    assert isinstance(parse(typed), Wish)


@pytest.mark.parametrize(
    ("text", "span"),
    [("1990", (1990, 1990)), ("1990-2000", (1990, 2000)), ("2000–1990", (1990, 2000)), ("1990-", (1990, None)), ("-1990", (None, 1990)), ("abc", None), ("", None)],
)  # fmt: skip
def test_years(text: str, span: tuple[int | None, int | None] | None) -> None:
    assert span_of(text) == span
