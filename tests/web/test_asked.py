"""What the parameters of a search address mean on a page."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from lavh.web.asked import Asked, read

NAMES = ("q", "kind", "language", "institution", "person", "now", "from", "to", "exact", "sort", "page", "nonsense")
ASKED = Asked("navoiy", (("kind", ("book", "map")), ("language", ("uz",))), 1900, None, page=3)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("", Asked()),
        ("q=++oʻtkan+++kunlar+", Asked("oʻtkan kunlar")),
        ("kind=map&kind=book&kind=map&kind=", Asked(chosen=(("kind", ("book", "map")),))),
        ("language=UZ&kind=book", Asked(chosen=(("kind", ("book",)), ("language", ("uz",))))),
        ("kind=spaceship&now=fly&sector=&rights=mine&person=abc", Asked()),
        ("person=007&subject=12", Asked(chosen=(("person", ("7",)), ("subject", ("12",))))),
        ("institution=nowhere", Asked(chosen=(("institution", ("nowhere",)),))),
        ("from=1990&to=1980", Asked(first=1980, last=1990)),
        ("from=-500&to=x", Asked(first=-500)),
        ("from=٢٠٠٠", Asked(first=2000)),
        ("from=99999", Asked()),
        ("exact=on&sort=oldest&page=2", Asked(exact=True, sort="oldest", page=2)),
        ("exact=0&sort=best&page=0", Asked()),
        ("page=99999999", Asked()),
        ("page=99999", Asked(page=500)),
        ("q=a%00b", Asked("ab")),
    ],
)
def test_an_address_is_understood_as_far_as_it_can_be(address: str, asked: Asked) -> None:
    assert read(QueryDict(address)) == asked


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=60)), max_size=12))
def test_whatever_is_given_has_a_meaning_and_one_address(given_pairs: list[tuple[str, str]]) -> None:
    parameters = QueryDict(mutable=True)
    for name, value in given_pairs:
        parameters.appendlist(name, value)
    asked = read(parameters)
    again = QueryDict(mutable=True)
    for name, value in asked.pairs():
        again.appendlist(name, value)
    assert read(again) == asked


def test_a_value_is_chosen_and_taken_back_from_the_first_page() -> None:
    assert ASKED.toggled("kind", "map") == Asked("navoiy", (("kind", ("book",)), ("language", ("uz",))), 1900)
    assert ASKED.toggled("kind", "map").toggled("kind", "map") == ASKED.at(1)
    assert ASKED.toggled("language", "uz").chosen == (("kind", ("book", "map")),)


def test_other_words_order_and_years_start_again_from_the_first_page() -> None:
    assert ASKED.typed("bobur").pairs() == [
        ("q", "bobur"),
        ("kind", "book"),
        ("kind", "map"),
        ("language", "uz"),
        ("from", "1900"),
    ]
    assert ASKED.sorted("newest").page == ASKED.between(None, 1990).page == 1
    assert ASKED.plainly() == Asked("navoiy")
    assert ASKED.but("q", "kind") == [("language", "uz"), ("from", "1900")]
    assert (ASKED.narrowed, Asked("x").narrowed) == (4, 0)
