"""Scripts by their letters."""

import pytest

from lavh.kernel.text import direction, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Oʻzbek", "Latn"), ("Voĭna i mir", "Latn"), ("Ўзбек tili тарихи", "Cyrl"), ("كتاب", "Arab"), ("שלום", "Hebr"), ("도서관 情報學", "Kore"),
        ("図書館の", "Jpan"), ("圖書", "Hani"), ("Αθήνα", "Grek"), ("Հայ", "Armn"), ("ქართული", "Geor"), ("हिन्दी", "Deva"), ("ภาษา", "Thai"),
        ("1990, 2001–", ""), ("", ""), ("ＡＢＣ", "Latn"), ("ﺍﺣﻤﺪ", "Arab"),
    ],
)  # fmt: skip
def test_the_script_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_arabic_and_hebrew_run_from_the_right() -> None:
    assert [direction(text) for text in ("كتاب", "שלום", "kitob", "китоб", "1990")] == [
        "rtl",
        "rtl",
        "ltr",
        "ltr",
        "ltr",
    ]
