import pytest

from lavh.catalog.card import Form
from lavh.kernel.interface import BY_CODE
from lavh.web.context import Visit
from lavh.web.transliteration import apart, bdi, shown


@pytest.mark.parametrize(
    ("text", "language", "choice", "expected"),
    [
        ("Ўткан кунлар", "uz", "uz-latn", ("Oʻtkan kunlar", "Latn")),
        ("Ғафур Ғулом, маъно, шўх", "uz", "uz-latn", ("Gʻafur Gʻulom, maʼno, shoʻx", "Latn")),
        ("Oʻtkan kunlar", "uz", "uz-cyrl", ("Ўткан кунлар", "Cyrl")),
        ("Қарақалпақстан", "kaa", "uz-latn", ("Qaraqalpaqstan", "Latn")),
        ("Oʻtkan kunlar", "uz", "uz-latn", ("Oʻtkan kunlar", "Latn")),  # as it is wanted already
        ("Ўткан кунлар", "uz", "as-is", ("Ўткан кунлар", "Cyrl")),
        ("Минувшие дни", "ru", "uz-latn", ("Минувшие дни", "Cyrl")),  # not ours to turn
        ("بابرنامه", "uz", "uz-latn", ("بابرنامه", "Arab")),
        (
            "Ŭzbekiston zhinoi\u0361at",
            "uz",
            "uz-cyrl",
            ("Ŭzbekiston zhinoi\u0361at", "Latn"),
        ),  # a cataloguer's romanisation
    ],
)
def test_only_uzbek_and_karakalpak_are_turned(text: str, language: str, choice: str, expected: tuple[str, str]) -> None:
    assert shown(text, language, "", choice) == expected


def test_forms_that_come_to_the_same_in_one_script_are_told_once() -> None:
    title = Form("Навоий замондошлари", "Cyrl", "uz")
    latin, russian = Form("Navoiy zamondoshlari", "Latn", "uz"), Form("Современники Навои", "Cyrl", "ru")
    for choice, told in (("as-is", [latin, russian]), ("uz-latn", [russian]), ("uz-cyrl", [russian])):
        assert list(apart(title, (latin, russian), choice)) == told


def test_a_text_says_its_language_and_is_escaped() -> None:
    visit = Visit(BY_CODE["ru"], {"script": "uz-latn"})
    assert bdi(visit, Form("Шарқ <i>", "Cyrl", "uz")) == '<bdi lang="uz-Latn">Sharq &lt;i&gt;</bdi>'
    assert bdi(visit, Form("1926")) == "<bdi>1926</bdi>"
