"""Browsing: leaves, shelf, arrivals, neighbours."""

import pytest

from lavh.discovery import browse
from lavh.discovery.browse import Arrivals, Entry, Leaf
from lavh.discovery.filing import Lists
from lavh.discovery.query import Counted
from lavh.formats.description import Classification
from lavh.kernel.shelfmarks import SCHEMES
from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def alphabet(empty: None) -> None:
    fill(
        {
            1 + place: book(f"{letter}{letter.lower()}", f"{letter}, X", 1900 + place, local_id=letter)
            for place, letter in enumerate("ABCDEFGH")
        }
    )


def titles(leaf: Leaf) -> str:
    return "".join(entry.text[0] for entry in leaf.entries)


@pytest.mark.usefixtures("alphabet")
def test_leaves_are_turned_on_and_back() -> None:
    first = browse.leaf(Lists.TITLES, "en", size=3)
    second = browse.leaf(Lists.TITLES, "en", after=first.after, size=3)
    third = browse.leaf(Lists.TITLES, "en", after=second.after, size=3)
    assert (titles(first), titles(second), titles(third)) == ("ABC", "DEF", "GH")
    assert (first.before, third.after) == ("", "")
    assert browse.leaf(Lists.TITLES, "en", before=third.before, size=3) == second
    back = browse.leaf(Lists.TITLES, "en", before=second.before, size=3)
    assert (back.entries, back.before, back.after) == (first.entries, "", first.after)


@pytest.mark.usefixtures("alphabet")
def test_a_beginning_is_where_the_leaf_starts() -> None:
    assert titles(browse.leaf(Lists.TITLES, "en", start="d", size=2)) == "DE"
    assert browse.leaf(Lists.TITLES, "en", start="a", size=2).before == ""
    assert browse.leaf(Lists.TITLES, "en", start="b", size=2).before != ""
    nothing = browse.leaf(Lists.TITLES, "en", start="zz")
    assert (nothing.entries, bool(nothing.before), nothing.after) == ([], True, "")


def test_headings_come_with_their_works_and_not_without() -> None:
    fill({
        1: book("Bir", "Abdulla", local_id="1", subjects=(("topic", "Roman"), ("person", "Zulfiya"))),
        2: book("Ikki", "Abdulla", 1999, local_id="2", subjects=(("topic", "Roman"), ("topic", "Tarix"))),
    })  # fmt: skip
    assert browse.leaf(Lists.TOPICS, "uz").entries == [Entry(1, "Roman", 2), Entry(2, "Tarix", 1)]
    assert [(entry.text, entry.works) for entry in browse.leaf(Lists.PEOPLE, "uz").entries] == [
        ("Abdulla", 2),
        ("Zulfiya", 1),
    ]
    fill({2: None}, known=True)
    assert browse.leaf(Lists.TOPICS, "uz").entries == [Entry(1, "Roman", 1)]


def test_the_shelf_stands_in_the_order_of_its_scheme() -> None:
    numbers = ("QA76.9 .B4", "QA9 .Z8", "B105 .A3", "QA76.73 .P98", "not a number")
    fill({
        1 + place: book(f"Kitob {place}", local_id=str(place), year=1990 + place, classifications=(Classification("lcc", number),))
        for place, number in enumerate(numbers)
    })  # fmt: skip
    back, onward = browse.shelf(SCHEMES["lcc"])
    assert ([], [each.number for each in onward]) == (
        back,
        ["B105 .A3", "QA9 .Z8", "QA76.73 .P98", "QA76.9 .B4", "not a number"],
    )
    back, onward = browse.shelf(SCHEMES["lcc"], at=onward[2].place, size=2)
    assert ([each.number for each in back], [each.number for each in onward]) == (
        ["B105 .A3", "QA9 .Z8"],
        ["QA76.73 .P98", "QA76.9 .B4"],
    )
    assert (browse.schemes(), browse.shelf(SCHEMES["udc"])) == ([SCHEMES["lcc"]], ([], []))


@pytest.mark.usefixtures("alphabet")
def test_arrivals_are_turned_on_and_back() -> None:
    first = browse.newest(3)
    assert first == Arrivals([8, 7, 6], 0, 6)
    second = browse.newest(3, below=first.after)
    assert second == Arrivals([5, 4, 3], 5, 3)
    assert browse.newest(3, above=second.before) == Arrivals([8, 7, 6], 0, 6)
    assert browse.newest(3, below=3) == Arrivals([2, 1], 2, 0)


def test_what_stands_beside_a_heading_leaves_itself_out() -> None:
    fill({
        1: book("Bir", "A", local_id="1", subjects=(("topic", "Roman"), ("topic", "Tarix"))),
        2: book("Ikki", "B", 1999, local_id="2", subjects=(("topic", "Roman"), ("topic", "Tarix"))),
        3: book("Uch", "B", 1998, local_id="3", subjects=(("topic", "Sheʼr"),)),
    })  # fmt: skip
    assert browse.beside("topic", 1, [Counted("topic"), Counted("agent")]) == {
        "topic": [(2, 2)],
        "agent": [(1, 1), (2, 1)],
    }
