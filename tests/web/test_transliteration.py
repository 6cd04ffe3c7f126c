import pytest

from lavh.catalog.card import By, Card, Form
from lavh.kernel.interface import BY_CODE
from lavh.web.context import Visit
from lavh.web.transliteration import apart, bdi, maker, makers, shown


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


@pytest.mark.parametrize(
    ("name", "language", "latin", "cyrillic"),
    [
        ("Qodiriy, Abdulla", "uz", "Qodiriy, Abdulla", "Қодирий, Абдулла"),
        ("Gʻulom, Gʻafur, 1903-1966", "uz", "Gʻulom, Gʻafur, 1903-1966", "Ғулом, Ғафур, 1903-1966"),
        ("Пушкин, Александр", "uz", "Pushkin, Aleksandr", "Пушкин, Александр"),
        ("Юсупов, Ибрайым", "kaa", "Yusupov, Ibrayım", "Юсупов, Ибрайым"),
        ("Shakespeare, William", "uz", "Shakespeare, William", "Shakespeare, William"),  # spelt as English spells
        ("Smith, John", "uz", "Smith, John", "Smith, John"),
        ("Qodiriĭ, Abdulla", "uz", "Qodiriĭ, Abdulla", "Qodiriĭ, Abdulla"),  # a cataloguer's romanisation
        ("Кадыри, Абдулла", "ru", "Кадыри, Абдулла", "Кадыри, Абдулла"),
    ],
)
def test_names_are_turned_where_the_work_is_ours_and_they_are_spelt_so(
    name: str, language: str, latin: str, cyrillic: str
) -> None:
    card = Card(Form("", language=language), by=(By(1, name, "aut"),))
    assert [makers(card, choice) for choice in ("as-is", "uz-latn", "uz-cyrl")] == [[name], [latin], [cyrillic]]


def test_a_name_that_the_record_gives_in_the_wanted_script_is_taken_from_it() -> None:
    forms = (Form("Кадыри, Абдулла", "Cyrl", "ru"), Form("Қодирий, Абдулла", "Cyrl"))
    card = Card(Form("", language="uz"), by=(By(1, "Qodiriĭ, Abdulla", "aut", forms),))
    assert makers(card, "uz-cyrl") == ["Қодирий, Абдулла"]


def test_a_maker_on_a_page_stands_in_the_wanted_script_and_is_not_told_twice() -> None:
    name, cyrillic, arabic = (
        Form("Qodiriy, Abdulla", "Latn"),
        Form("Қодирий, Абдулла", "Cyrl", "uz"),
        Form("قادری", "Arab"),
    )
    assert maker(name, (cyrillic, arabic), "uz", "as-is") == (name, (cyrillic, arabic))
    assert maker(name, (cyrillic, arabic), "ru", "uz-cyrl") == (name, (cyrillic, arabic))
    turned, others = maker(name, (cyrillic, arabic), "uz", "uz-cyrl")
    assert (turned.text, list(others)) == ("Қодирий, Абдулла", [arabic])
