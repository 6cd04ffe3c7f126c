"""Forms of a word share a stem; stems are keys, so scripts meet."""

import pytest

from lavh.kernel.text import stem_alternatives, stems


@pytest.mark.parametrize(
    "form",
    ["kitob", "kitoblar", "kitobning", "kitoblarimizdan", "китобларига", "китоби", "kitobim", "kitobdagi", "kitoblari"],
)
def test_forms_of_an_uzbek_word_meet(form: str) -> None:
    assert stems(form, "uz") == ["kitob"]


def test_the_last_consonant_may_be_voiced() -> None:
    assert stems("yurak yuragi qishloq qishlogʻida", "uz") == ["yurak", "yurak", "qishlok", "qishlok"]


@pytest.mark.parametrize("word", ["bosh", "dollar", "ular", "tanga", "yangi", "olim", "oʻzi"])
def test_short_and_whole_words_are_left_alone(word: str) -> None:
    assert stems(word, "uz") == [word.replace("ʻ", "")]


def test_karakalpak_has_its_own_endings() -> None:
    assert stems("kitaplardıń мектеплер qalalar", "kaa") == ["kitap", "mektep", "qala"]


def test_russian_meets_its_romanisation() -> None:
    assert stems("История российских библиотек", "ru") == stems("Istorii\ufe20a\ufe21 rossiĭskikh bibliotek", "ru")


def test_snowball_serves_other_languages() -> None:
    assert stems("Libraries and their readers", "en") == ["librari", "and", "their", "reader"]
    assert stems("Bibliotheken", "de") == ["bibliothek"]
    assert stems("المكتبة", "ar") == ["مكتب"]


def test_a_typed_word_is_tried_in_the_plausible_languages() -> None:
    assert "kitob" in stem_alternatives("китоблар")
    assert "librari" in stem_alternatives("library")
    assert "knig" in stem_alternatives("книгами")
    assert "knig" in stem_alternatives("knigi")
    assert stems("libraries", "en")[0] in stem_alternatives("library")


def test_names_and_east_asian_text_have_no_stems_but_their_keys() -> None:
    assert stems("Olimlar, Karim", "name") == ["olimlar", "karim"]
    assert stems("도서관") == []
