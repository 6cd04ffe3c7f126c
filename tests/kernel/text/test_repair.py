"""Stray spaces inside oʻ and gʻ."""

import pytest

from lavh.kernel.text import fold, spans


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("O zbekiston tarixi", "ozbekiston tarixi"),
        ("O‘ zbekiston", "ozbekiston"),
        ("o tgan kunlar", "otgan kunlar"),
        ("g alaba", "galaba"),
        ("bo lgan", "bolgan"),
        ("bo‘ lib o‘ tdi", "bolib otdi"),
        ("to g ri so z", "togri soz"),
    ],
)
def test_uzbek_words_are_put_together(broken: str, whole: str) -> None:
    assert fold(broken, "uz") == whole


@pytest.mark.parametrize(
    "text",
    ["dunyo statistikasi", "xalqaro shartnoma", "yo qilmaslik", "togʻ yoʻli", "radio stansiya", "o, yor"],
)
def test_words_that_are_two_stay_two(text: str) -> None:
    assert len(fold(text, "uz").split()) == 2


def test_other_languages_are_not_touched() -> None:
    assert fold("o livro da mesa") == "o livro da mesa"
    assert fold("Vitamin G und O bei Kindern") == "vitamin g und o bei kindern"


def test_the_places_stay_as_they_were() -> None:
    assert spans("O zbekiston") == [("ozbekiston", 0, 11)]
