"""What begun words may become, made ready in a file: the same things as the index finds, and as true."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from lavh.discovery import beginnings
from lavh.discovery.engines import engine
from lavh.discovery.suggest import complete
from lavh.outbox.models import Cursor
from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.usefixtures("library", "folder")
COMMITTED = pytest.mark.django_db(transaction=True)  # PostgreSQL tells a cursor of committed events only


@pytest.fixture
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    """An index folder of its own."""
    settings.INDEX = tmp_path
    return tmp_path


def suggested(typed: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in complete(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zzzz", []),
        ("oʻtk", [("work", "Oʻtkan kunlar")]),
        ("ўтк", [("work", "Oʻtkan kunlar")]),
        ("mehrob", [("work", "Меҳробдан чаён")]),
        ("минув", [("work", "Минувшие дни")]),
        ("minuv", [("work", "Минувшие дни")]),
        ("東京", [("work", "東京の歴史")]),
        ("tanlan", [("work", "Bahor: tanlangan asarlar")]),
        ("qod", [("person", "Qodiriy, Abdulla")]),
        ("кадыри", [("person", "Kadyri, Abdulla")]),
        ("roman", [("subject", "Oʻzbek romani")]),
        ("tosh", [("work", "Toshkent tarixi"), ("place", "Toshkent")]),
        ("kunlar oʻt", [("work", "Oʻtkan kunlar")]),
    ],
)
def test_the_file_says_what_the_index_says(typed: str, found: list[tuple[str, str]]) -> None:
    before = suggested(typed)
    beginnings.rebuild()
    assert (before, suggested(typed)) == (found, found)


def test_one_word_is_found_without_asking_the_index() -> None:
    beginnings.rebuild()
    assert beginnings.find("qod") == beginnings.Ready([], [people("Qodiriy, Abdulla")], [], [])
    assert beginnings.find("zzzz") is None


def people(name: str) -> int:
    """The number of the one who is called so."""
    from lavh.catalog.models import Agent

    return Agent.objects.get(name=name).pk


@COMMITTED
def test_what_changed_is_taken_in(folder: Path) -> None:
    assert beginnings.catch_up(engine()) == 8
    fill({9: book("Yangi Toshkent", "Tosheva, Yangi", 2020, local_id="9")})
    fill({3: None}, known=True)
    assert beginnings.catch_up(engine()) > 0
    assert beginnings.catch_up(engine()) == 0
    assert suggested("tosh") == [
        ("work", "Toshkent tarixi"),
        ("work", "Yangi Toshkent"),
        ("person", "Tosheva, Yangi"),
        ("place", "Toshkent"),
    ]
    assert len(list(folder.iterdir())) == 2


@COMMITTED
def test_very_much_is_made_anew(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    beginnings.rebuild()
    before = beginnings.current(folder)
    monkeypatch.setattr(beginnings, "ANEW", 1)
    fill({9: book("Yangi Toshkent", "Boshqa, Odam", 2020, local_id="9")})
    assert beginnings.catch_up(engine(), lambda: -1) == -1
    assert beginnings.catch_up(engine()) == 9
    assert beginnings.current(folder) not in {"", before}
    assert list(Cursor.objects.filter(pk__startswith="beginnings").values_list("pk", flat=True)) == [beginnings.READER]


@COMMITTED
def test_of_many_words_the_best_are_kept_for_their_beginning() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [f"qalam{one}{two}" for one in letters[:8] for two in letters[:9]]
    fill({
        20 + place: book(f"{word} {word[::-1]}" if place else f"Kitob {word}", "Yozuvchi, Bir", 2020, local_id=str(20 + place))
        for place, word in enumerate(words)
    })  # fmt: skip
    beginnings.rebuild()
    assert suggested("qalam") == [("work", f"{word} {word[::-1]}") for word in words[1:6]]
    assert suggested("qalamaa") == [("work", "Kitob qalamaa")]
    fill(
        {
            200: book("Qalamlar", "Yozuvchi, Bir", 2021, local_id="200"),
            201: book("Qalamlar", "Yozuvchi, Bir", 2022, local_id="201"),
        }
    )
    beginnings.catch_up(engine())
    assert suggested("qalam")[0] == ("work", "Qalamlar")


def test_a_broken_file_is_no_loss(folder: Path) -> None:
    beginnings.rebuild()
    name = beginnings.current(folder)
    (folder / name).write_bytes(b"no such thing" * 1000)
    assert beginnings.find("qod") is None
    assert suggested("qod") == [("person", "Qodiriy, Abdulla")]


def test_an_engine_that_keeps_nothing_has_no_file(settings: LazySettings, tmp_path: Path) -> None:
    settings.INDEX = tmp_path / "nowhere"
    assert (beginnings.catch_up(engine()), beginnings.find("qod")) == (0, None)
