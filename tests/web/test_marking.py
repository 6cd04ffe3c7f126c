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


TITLES = [
    "History of Uzbekistan & its art", "A history", "Artful histories: the art of history", "history-book's art", "", "Two\nlines of history", "東京の history",
    "O‘ zbek tarixi", "Ўзбекистон тарихи", "Istoriia Uzbekistana", "The <art> of \"amp\" &amp; lt", "\ufdd0history\ufdd1", "l'histoire de l'art",
]  # fmt: skip


@pytest.mark.parametrize("typed", ["history art", "tarix", "oʻzbekiston tarixi", "amp lt", "東京", "l'art", ""])
@pytest.mark.parametrize("language", ["", "en", "uz", "ru", "fr", "name"])
@pytest.mark.parametrize("step", [1, 2, 3, 5])
def test_many_texts_are_marked_as_one_by_one(typed: str, language: str, step: int) -> None:
    mark = Marker(typed)
    for start in range(step):
        texts = TITLES[start::step]
        assert mark.each(texts, language) == [str(mark(text, language)) for text in texts]


def test_no_texts_are_none() -> None:
    assert Marker("history").each([]) == []
