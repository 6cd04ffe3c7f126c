"""From what was typed to works: the query language on a small collection, in the plain engine."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lavh.catalog.models import Work
from lavh.discovery.search import Request, search
from lavh.formats.description import Holding
from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.usefixtures("library")


def found(typed: str, **more: object) -> list[str]:
    titles = dict(Work.objects.values_list("id", "title"))
    return [titles[number] for number in search(Request(typed, **more), limit=50).ids]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("o'tkan kunlar", {"Oʻtkan kunlar"}),
        ("ўткан кунлар", {"Oʻtkan kunlar"}),
        ("õtkan kunlar", {"Oʻtkan kunlar"}),
        ("mehrobdan chayon", {"Меҳробдан чаён"}),
        ("меҳробдан чаён", {"Меҳробдан чаён"}),
        ("минувшие дни", {"Минувшие дни"}),
        ("minuvshie dni", {"Минувшие дни"}),
        ("東京", {"東京の歴史"}),
        ("東 京 の 歴 史", {"東京の歴史"}),
        ("qodiriy", {"Oʻtkan kunlar", "Меҳробдан чаён"}),
        ("author:қодирий", {"Oʻtkan kunlar", "Меҳробдан чаён"}),
        ("muallif:qodiriy -mehrobdan", {"Oʻtkan kunlar"}),
        ("title:qodiriy", set()),
        ("sarlavha:toshkent", {"Toshkent tarixi"}),
        ("subject:romani", {"Oʻtkan kunlar", "Меҳробдан чаён"}),
        ("mavzu:tarix", {"Toshkent tarixi"}),
        ('"toshkent tarixi"', {"Toshkent tarixi"}),
        ('"tarixi toshkent"', set()),
        ("“kunlar oʻtkan”", set()),
        ("kunlar OR chayon", {"Oʻtkan kunlar", "Меҳробдан чаён"}),
        ("kunlar YOKI chayon", {"Oʻtkan kunlar", "Меҳробдан чаён"}),
        ("kunlar | чаён", {"Oʻtkan kunlar", "Меҳробдан чаён"}),
        ("year:1926", {"Oʻtkan kunlar"}),
        ("yil:1920-1930", {"Oʻtkan kunlar", "Меҳробдан чаён"}),
        ("qodiriy -year:1926", {"Меҳробдан чаён"}),
        ("tanlangan", {"Bahor"}),
    ],
)
def test_the_query_language_finds(typed: str, titles: set[str]) -> None:
    strict = search(Request(typed), limit=50)
    assert (set() if strict.relaxed else set(found(typed))) == titles


def test_the_exact_title_comes_first_then_the_phrase_then_the_words() -> None:
    fill({
        20: book("Kunlar va oʻtkan yillar", "Bir, Kishi", local_id="20"),
        21: book("Yana oʻtkan kunlar haqida", "Bir, Kishi", local_id="21"),
    })  # fmt: skip
    assert found("oʻtkan kunlar") == ["Oʻtkan kunlar", "Yana oʻtkan kunlar haqida", "Kunlar va oʻtkan yillar"]


def test_a_number_finds_in_any_writing() -> None:
    fill({20: book("Raqamli", "", local_id="20", isbn="9789943008205")})
    for typed in ("978-9943-00-820-5", "9789943008205", "978 9943 00 820 5", "isbn:978-9943-00-820-5", "9943-00-820-2"):
        assert found(typed) == ["Raqamli"]


def test_a_call_number_finds_by_its_beginning() -> None:
    numbers = ("PL53.9 .A44 2001", "821.512 Q-14", "I 19.81:44072-E 5-TM-024/prov.")
    fill({
        20 + place: book(f"Book {place}", "", local_id=str(20 + place), holdings=(Holding(call_number=each),))
        for place, each in enumerate(numbers)
    })  # fmt: skip
    for place, typed in enumerate(
        (("PL53.9", "pl53.9.a44"), ("821.512", "821.512 Q-14"), ("I 19.81", "I 19.81:44072-E 5", numbers[2]))
    ):
        assert [found(each) for each in typed] == [[f"Book {place}"]] * len(typed)


def test_the_exact_mode_keeps_letters_apart() -> None:
    fill(
        {
            20: book("Ot", "", 2001, local_id="20"),
            21: book("Oʻt", "", 2002, local_id="21"),
            22: book("Ўт", "", 2003, script="Cyrl", local_id="22"),
            23: book("Ot va oʻt", "", 2004, local_id="23"),
        }
    )
    assert set(found("ot")) == {"Ot", "Oʻt", "Ўт", "Ot va oʻt"}
    assert set(found("ot", exactly=True)) == {"Ot", "Ot va oʻt"}
    assert set(found("oʻt", exactly=True)) == set(found("ўт", exactly=True)) == {"Oʻt", "Ўт", "Ot va oʻt"}


def test_works_with_some_words_stand_in_for_none_and_say_so() -> None:
    answer = search(Request("kunlar yulduz chayon"), limit=9)
    assert (answer.total, answer.relaxed) == (2, True)
    assert (search(Request("yulduz"), limit=9).total, search(Request("yulduz"), limit=9).relaxed) == (0, False)
    assert search(Request("kunlar"), limit=9).relaxed is False


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(typed=st.text(max_size=60), exactly=st.booleans())
def test_nothing_typed_is_an_error(typed: str, exactly: bool) -> None:
    search(Request(typed, exactly=exactly), limit=5)
