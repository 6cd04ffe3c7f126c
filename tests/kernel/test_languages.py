"""Languages and scripts."""

import re

import pytest

from lavh.kernel import languages
from lavh.kernel.tables import rows


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("uzb", "uz"), ("rus", "ru"), ("kaa", "kaa"), ("chg", "chg"), ("ger", "de"), ("deu", "de"), ("de", "de"), ("per", "fa"), ("fas", "fa"),
        ("scr", "hr"), ("scc", "sr"), ("taj", "tg"), ("tar", "tt"), ("iri", "ga"), ("tut", "tut"), ("UZB", "uz"), (" eng ", "en"), ("p--", ""),
        ("mul", ""), ("und", ""), ("zxx", ""), ("|||", ""), ("", ""), ("   ", ""), ("egn", ""),
    ],
)  # fmt: skip
def test_codes_of_catalogues_become_tags(code: str, tag: str) -> None:
    assert languages.from_marc(code) == tag


def test_every_tag_goes_out_as_a_code_that_comes_back_as_the_tag() -> None:
    tags = [row[0] for row in rows("lavh.kernel.languages", "codes.tsv") if row[0] not in languages.NOTHING]
    assert [languages.from_marc(languages.to_marc(tag)) for tag in tags] == tags
    assert [languages.from_marc(languages.to_iso3(tag)) for tag in tags] == tags


def test_marc_wants_the_bibliographic_code_and_iso_639_3_the_other() -> None:
    assert [(languages.to_marc(tag), languages.to_iso3(tag)) for tag in ("de", "fa", "uz-Cyrl", "kaa", "qqq")] == [
        ("ger", "deu"),
        ("per", "fas"),
        ("uzb", "uzb"),
        ("kaa", "kaa"),
        ("und", "und"),
    ]


@pytest.mark.parametrize(
    ("interface", "names"),
    [
        ("uz", ["oʻzbekcha", "qoraqalpoqcha", "ruscha", "chigʻatoycha", "oltoy tillari"]),
        ("uz-cyrl", ["ўзбекча", "қорақалпоқча", "русча", "чиғатойча", "олтой тиллари"]),
        ("kaa", ["ózbek tili", "qaraqalpaq tili", "orıs tili", "shaǵatay tili", "altay tilleri"]),
        ("ru", ["узбекский", "каракалпакский", "русский", "чагатайский", "алтайские языки"]),
        ("en", ["Uzbek", "Karakalpak", "Russian", "Chagatai", "Altaic languages"]),
        ("ar", ["الأوزبكية", "القرقلباقية", "الروسية", "الجغتائية", "اللغات الألطية"]),
    ],
)
def test_languages_are_named_in_every_language_of_the_interface(interface: str, names: list[str]) -> None:
    assert [languages.name(code, interface) for code in ("uz", "kaa", "ru", "chg", "tut")] == names


def test_every_row_of_the_table_gives_a_name_in_its_own_letters_in_all_six() -> None:
    cyrillic, latin, arabic = re.compile("[а-яўқғҳ]"), re.compile("[a-z]"), re.compile("[ء-ي]")
    own = {"uz": latin, "uz-cyrl": cyrillic, "kaa": latin, "ru": cyrillic, "en": latin, "ar": arabic}
    wrong = [
        (row[0], interface)
        for row in rows("lavh.kernel.languages", "names.tsv")
        for interface, letters in own.items()
        if not letters.search(languages.name(row[0], interface).lower())
    ]
    assert wrong == []


def test_uzbek_names_are_written_with_the_letters_of_the_alphabet_and_not_with_quotation_marks() -> None:
    names = [languages.name(row[0], "uz") for row in rows("lavh.kernel.languages", "codes.tsv")]
    assert [name for name in names if set(name) & set("'‘’`")] == []


def test_a_language_nobody_has_named_in_one_is_named_in_the_next_and_else_by_its_code() -> None:
    assert [languages.name("vot", "kaa"), languages.name("qqq", "kaa")] == ["водский", "qqq"]


def test_scripts_are_named() -> None:
    assert [languages.script_name("Cyrl", interface) for interface in languages.INTERFACE] == [
        "kirill yozuvi",
        "кирилл ёзуви",
        "kirill jazıwı",
        "кириллица",
        "Cyrillic",
        "السيريلية",
    ]
    assert languages.script_name("qabc", "en") == "Qabc"


@pytest.mark.parametrize(
    ("language", "chain"),
    [
        ("uz-cyrl", ("uz-cyrl", "uz", "ru", "en")),
        ("uz_Cyrl", ("uz-cyrl", "uz", "ru", "en")),
        ("kaa", ("kaa", "uz", "uz-cyrl", "ru", "en")),
        ("en-GB", ("en", "ru", "uz")),
        ("ja", ("ja", "en")),
        ("", ("en",)),
    ],
)
def test_readers_fall_back_to_what_they_most_probably_read(language: str, chain: tuple[str, ...]) -> None:
    assert languages.fallbacks(language) == chain


def test_direction_follows_the_script_where_one_is_named() -> None:
    codes = ("ar", "fa", "he", "chg", "ckb", "uz", "ru", "uz-Arab", "ar-Latn", "az-Arab-IR", "")
    assert [languages.direction(code) for code in codes] == [
        "rtl", "rtl", "rtl", "rtl", "rtl", "ltr", "ltr", "rtl", "ltr", "rtl", "ltr",
    ]  # fmt: skip
