"""Works that stand near one."""

import pytest

from lavh.catalog.models import Work
from lavh.catalog.queries import cards
from lavh.discovery import likeness
from lavh.discovery.engines import engine
from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def works() -> None:
    """1 and 2 by the same author, 1 and 3 about the same, 4 with the same words in its title, 5 alone."""
    engine.cache_clear()
    fill(
        {
            1: book("Oʻtkan kunlar", subjects=(("topic", "Roman"),), local_id="1"),
            2: book("Mehrobdan chayon", year=1929, local_id="2"),
            3: book("Kecha va kunduz", "Choʻlpon", 1936, subjects=(("topic", "Roman"),), local_id="3"),
            4: book("Kunlar va tunlar", "Simonov", 1944, local_id="4"),
            5: book("Qiyomat", "Aytmatov", 1986, local_id="5", language="ky"),
        }
    )


def everything() -> list[int]:
    return list(Work.objects.order_by("pk").values_list("pk", flat=True))


def test_by_the_same_about_the_same_and_in_the_same_words() -> None:
    first = next(number for number, card in cards(everything()) if card.title.text == "Oʻtkan kunlar")
    titles = {number: card.title.text for number, card in cards(everything())}
    card = dict(cards([first]))[first]
    found = (likeness.by_the_same(card, first, 5), likeness.about_the_same(card, first, 5), likeness.alike(first, 5))
    assert [sorted(titles[number] for number in some) for some in found] == [
        ["Mehrobdan chayon"],
        ["Kecha va kunduz"],
        ["Kecha va kunduz", "Kunlar va tunlar"],
    ]


def test_no_more_than_asked_for_and_never_itself() -> None:
    for number, card in cards(everything()):
        some = [*likeness.by_the_same(card, number, 1), *likeness.alike(number, 1)]
        assert number not in some
        assert len(likeness.alike(number, 1)) <= 1


def test_what_is_not_there_is_like_nothing() -> None:
    assert likeness.alike(10**9, 5) == []
