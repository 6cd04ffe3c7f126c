"""Suggestions while somebody types, and what they may have meant."""

import pytest
from pytest_django import DjangoAssertNumQueries

from lavh.discovery.suggest import complete, did_you_mean
from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.usefixtures("library")


def suggested(typed: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in complete(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("t", []),
        ("zzzz", []),
        ("oʻtk", [("work", "Oʻtkan kunlar")]),
        ("утк", []),
        ("ўтк", [("work", "Oʻtkan kunlar")]),
        ("mehrob", [("work", "Меҳробдан чаён")]),
        ("минув", [("work", "Минувшие дни")]),
        ("minuv", [("work", "Минувшие дни")]),
        ("東京", [("work", "東京の歴史")]),
        ("tokyo", [("work", "Tōkyō no rekishi")]),
        ("kunlar oʻt", [("work", "Oʻtkan kunlar")]),
        ("tanlan", [("work", "Bahor: tanlangan asarlar")]),
        ("qod", [("person", "Qodiriy, Abdulla")]),
        ("қодирий абд", [("person", "Qodiriy, Abdulla")]),
        ("кадыри", [("person", "Kadyri, Abdulla")]),
        ("roman", [("subject", "Oʻzbek romani")]),
    ],
)
def test_what_begins_so_in_any_script(typed: str, found: list[tuple[str, str]]) -> None:
    assert suggested(typed) == found


def test_each_thing_once_titles_that_begin_so_first() -> None:
    fill({9: book("Yangi Toshkent", "Boshqa, Odam", 2020, local_id="9")})
    assert suggested("tosh") == [("work", "Toshkent tarixi"), ("work", "Yangi Toshkent"), ("place", "Toshkent")]


def test_what_is_remembered_ends_with_the_next_commit() -> None:
    assert suggested("yang") == []
    fill({9: book("Yangi Toshkent", "Boshqa, Odam", 2020, local_id="9")})
    assert suggested("yang") == [("work", "Yangi Toshkent")]


def test_many_works_with_other_words_hide_nothing() -> None:
    fill({number: book(f"Toshqin {number}", "Toshev, Ali", 2020, local_id=str(number)) for number in range(20, 60)})
    assert suggested("toshke") == [("work", "Toshkent tarixi"), ("place", "Toshkent")]
    assert ("person", "Toshev, Ali") in suggested("tosh")


def test_three_queries_at_most(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for typed in ("to", "toshkent", "qodiriy", "t a"):
        with django_assert_max_num_queries(3):
            complete(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("oʻtkan kunlar", ""),
        ("otkam kunlar", "oʻtkan kunlar"),
        ("Qodirriy", "Qodiriy"),
        ("минувшее дни", "минувшие дни"),
        ("minufshie", "minuvshie"),
        ("туркестан", ""),
        ("histori of tashkent", "history of tashkent"),
        ("zzz kunlra", "zzz kunlar"),
        ("xx", ""),
        ("", ""),
        ("isbn:9780000000000", ""),
        ("bmwlan", ""),
        ('"otkam kunlar" -dni', '"oʻtkan kunlar" -dni'),
    ],
)
def test_what_may_have_been_meant(typed: str, meant: str) -> None:
    assert did_you_mean(typed) == meant


def test_any_number_of_slips_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for typed in ("kunlra", "kunlra otkam minuvshee tarixxi histori"):
        with django_assert_num_queries(1):
            did_you_mean(typed)
