"""The exact mode keeps words apart that differ in a letter, in whatever script they are."""

import pytest

from lavh.kernel.text import exact


@pytest.mark.parametrize(
    ("marked", "plain"),
    [("oʻt", "ot"), ("boʻsh", "bosh"), ("toʻr", "tor"), ("бўш", "бош"), ("boʻş", "boş"), ("gʻoz", "goz")],
)
def test_words_that_differ_in_one_letter_stay_apart(marked: str, plain: str) -> None:
    assert exact(marked) != exact(plain)


@pytest.mark.parametrize("apostrophe", "'`´ʹʻʼʽʾʿˈ‘’‛′„‟")
def test_every_apostrophe_makes_the_same_letter(apostrophe: str) -> None:
    assert exact(f"o{apostrophe}t") == exact("oʻt")


@pytest.mark.parametrize("written", ["тўғри шаҳар", "toʻgʻri shahar", "tögri şahar".replace("g", "ğ"), "tŏḡri şahar"])
def test_scripts_meet(written: str) -> None:
    assert exact(written) == "töğri shahar"


def test_romanised_titles_meet_when_the_language_is_known_or_shown() -> None:
    assert exact("Zhannat kaliti", "uz") == exact("Жаннат калити") == exact("Jannat kaliti")
    assert exact("zhinoi\ufe20a\ufe21t") == exact("жиноят") == exact("jinoyat")
    assert exact("Ŭzbekiston") == exact("Ўзбекистон")


def test_other_languages_are_as_they_are_spelt() -> None:
    assert exact("Cats, yes; Zhou, schön, schon, Tōkyō") == "cats yes zhou schön schon tokyo"
    assert exact("도서관") == "도서 서관"
    assert exact("كتابي") == "كتابي"
