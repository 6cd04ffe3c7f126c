"""Alphabetical lists: each heading in the order of each alphabet it can be read in."""

import pytest

from lavh.discovery import browse, filing
from lavh.discovery.filing import Lists
from lavh.discovery.models import Filing
from lavh.outbox.models import Cursor
from tests.factories.collections import fill
from tests.factories.descriptions import book, vernacular

pytestmark = pytest.mark.usefixtures("empty")

UZBEK = ["Anor", "Bahor", "Oltin", "Qor", "Saroy", "Zar", "Oʻrik", "Gʻoz", "Shamol", "Chinor"]
CYRILLIC = ["Анор", "Баҳор", "Олтин", "Саройда", "Шамол", "Эртак", "Юлдуз", "Ўрик", "Қор", "Ғоз", "Ҳаёт"]
KARAKALPAK = ["Ata", "Áke", "Dala", "Gúl", "Xalıq", "Ińir", "Kún", "Qara", "Oray", "Óner", "Ushqın", "Úmit", "Shańaraq"]
RUSSIAN = ["Азбука", "Ёлка", "Жизнь", "Ирис", "Йод", "Щука", "Эхо", "Яблоко"]
ARABIC = ["أدب", "بيت", "تاريخ", "جبل", "علم", "نهر", "وطن", "يوم"]


@pytest.mark.parametrize(
    ("language", "alphabet", "script", "titles"),
    [
        ("uz", "uz", "Latn", UZBEK),
        ("uz", "uz-cyrl", "Cyrl", CYRILLIC),
        ("kaa", "kaa", "Latn", KARAKALPAK),
        ("ru", "ru", "Cyrl", RUSSIAN),
        ("ar", "ar", "Arab", ARABIC),
        ("en", "en", "Latn", ["The apple", "Älter", "Box 9", "Box 10", "Zoo"]),
    ],
)
def test_titles_stand_in_the_order_of_their_alphabet(
    language: str, alphabet: str, script: str, titles: list[str]
) -> None:
    mixed = sorted(titles, key=hash)
    fill({
        1 + place: book(title, f"Muallif {place}", 1900 + place, language=language, script=script, local_id=str(place))
        for place, title in enumerate(mixed)
    })  # fmt: skip
    order = titles if alphabet != "en" else ["Älter", "Box 9", "Box 10", "The apple", "Zoo"]
    assert [entry.text for entry in browse.leaf(Lists.TITLES, alphabet).entries] == order


def test_a_work_with_titles_in_two_scripts_stands_in_both_lists() -> None:
    fill({1: vernacular("Minuvshie dni", "Минувшие дни", "Cyrl", "Kadyri", "Кадыри", language="ru")})
    leaves = {name: [entry.text for entry in browse.leaf(Lists.TITLES, name).entries] for name in filing.NUMBERS}
    assert leaves == {
        "": [], "en": ["Minuvshie dni"], "uz": ["Minuvshie dni"], "kaa": ["Minuvshie dni"], "ru": ["Минувшие дни"], "uz-cyrl": ["Минувшие дни"],
        "kaa-cyrl": ["Минувшие дни"], "ar": [],
    }  # fmt: skip
    assert [entry.text for entry in browse.leaf(Lists.PEOPLE, "ru").entries] == ["Кадыри"]


def test_other_scripts_have_a_list_of_their_own() -> None:
    fill(
        {
            1: book("東京の歴史", "", script="Jpan", language="ja"),
            2: book("Επιστολαί", "", 1990, script="Grek", language="el", local_id="2"),
        }
    )
    assert {entry.text for entry in browse.leaf(Lists.TITLES, "").entries} == {"東京の歴史", "Επιστολαί"}


def test_a_form_that_comes_later_is_filed_too() -> None:
    fill({1: book("Uloqda", "Kadyri, Abdulla", local_id="1")})
    assert browse.leaf(Lists.PEOPLE, "ru").entries == []
    fill({2: vernacular("Minuvshie dni", "Минувшие дни", "Cyrl", "Kadyri, Abdulla", "Кадыри, Абдулла", local_id="2")})
    assert [entry.text for entry in browse.leaf(Lists.PEOPLE, "ru").entries] == ["Кадыри, Абдулла"]
    assert [entry.text for entry in browse.leaf(Lists.PEOPLE, "en").entries] == ["Kadyri, Abdulla"]


def test_changed_and_gone_titles_leave_their_old_places() -> None:
    fill({1: book("Alifbe", local_id="1"), 2: book("Bobur", "Boshqa", local_id="2")})
    fill({1: book("Zafarnoma", local_id="1"), 2: None}, known=True)
    assert [entry.text for entry in browse.leaf(Lists.TITLES, "uz").entries] == ["Zafarnoma"]
    assert Filing.objects.filter(list=Lists.TITLES).count() == 3  # one work in three Latin alphabets


def test_filing_anew_gives_the_same_lists() -> None:
    fill({place: book(title, f"Muallif {place}", local_id=str(place)) for place, title in enumerate(UZBEK, 1)})
    before = set(Filing.objects.values_list("list", "alphabet", "key", "heading"))
    Cursor.objects.create(pk="filing", event=0, transaction=-1, at="2026-01-01T00:00:00Z")
    filing.rebuild()
    assert set(Filing.objects.values_list("list", "alphabet", "key", "heading")) == before
    assert list(Cursor.objects.filter(pk__startswith="filing").values_list("pk", flat=True)) == [filing.READER]
    assert filing.catch_up() == 0


def test_what_is_called_as_before_stays_where_it_is() -> None:
    fill({1: book("Alifbe", "Avloniy", 1910, local_id="1"), 2: book("Bobur", "Boshqa", local_id="2")})
    before = set(Filing.objects.values_list("list", "alphabet", "key", "heading"))
    fill({1: book("Alifbe", "Avloniy", 1911, local_id="1"), 2: book("Zafarnoma", "Boshqa", local_id="2")}, known=True)
    after = set(Filing.objects.values_list("list", "alphabet", "key", "heading"))
    moved = [sorted((number, heading) for number, _, _, heading in rows) for rows in (before - after, after - before)]
    assert moved[0] == moved[1] == [(Lists.TITLES, moved[0][0][1])] * 3  # one title in three Latin alphabets
