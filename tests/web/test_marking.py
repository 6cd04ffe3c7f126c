"""The words that were looked for, marked."""

import pytest

from lavh.web.marking import Marker, Starting


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("", "<Oʻtkan> kunlar", "&lt;Oʻtkan&gt; kunlar"),
        ("o'tkan", "Oʻtkan kunlar", "<mark>Oʻtkan</mark> kunlar"),
        ("otkan kunlar", "Ўткан кунлар & boshqalar", "<mark>Ўткан</mark> <mark>кунлар</mark> &amp; boshqalar"),
        ("“минувшие дни” -дни", "Минувшие дни", "<mark>Минувшие</mark> <mark>дни</mark>"),
        ("year:1990 -roman", "Roman 1990", "Roman 1990"),
        ("author:Qodiriy", "Qodiriy, Abdulla", "<mark>Qodiriy</mark>, Abdulla"),
        ("東京", "東京の歴史", "<mark>東京</mark>の歴史"),
    ],
)
def test_words_are_marked_in_any_spelling(typed: str, text: str, marked: str) -> None:
    assert Marker(typed)(text) == marked


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("abdulla qod", "Qodiriy, Abdulla", "<mark>Qodiriy</mark>, <mark>Abdulla</mark>"),
        ("тош", "Toshkent tarixi", "<mark>Toshkent</mark> tarixi"),
        ("", "Toshkent", "Toshkent"),
    ],
)
def test_the_word_being_typed_is_a_beginning(typed: str, text: str, marked: str) -> None:
    assert Starting(typed)(text) == marked


@pytest.mark.parametrize(
    ("typed", "texts", "found"),
    [
        ("qodiriy", ["Stronski, Paul", "Қодирий, Абдулла"], True),
        ("qodiriy", ["Stronski, Paul", "山田太郎"], False),
        ("qodiriy", [], False),
        ("", ["Qodiriy, Abdulla"], False),
    ],
)
def test_one_look_tells_whether_anything_is_to_be_marked(typed: str, texts: list[str], found: bool) -> None:
    assert Marker(typed).finds(texts, "name") is found
