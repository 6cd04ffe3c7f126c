"""Shelves."""

import pytest

from lavh.kernel.errors import Refused
from lavh.reading.actions import shelving
from lavh.reading.queries import shelves
from lavh.reading.rules.shelves import moved

pytestmark = pytest.mark.django_db


def works(shelf) -> list[int | None]:
    return [each.work for each in shelves.titles(shelf.pk)]


@pytest.mark.parametrize(
    ("thing", "to", "expected"), [(3, 0, [3, 1, 2]), (1, 9, [2, 3, 1]), (2, 1, [1, 2, 3]), (1, -4, [1, 2, 3])]
)
def test_the_order_of_a_shelf(thing, to, expected):
    assert moved([1, 2, 3], thing, to) == expected


def test_a_work_stands_on_one_of_the_three_and_on_any_own_ones(phone, now):
    reader = phone[0].reader
    reading, done, sea = (shelving.shelf_of(reader=reader, kind="now"), shelving.shelf_of(reader=reader, kind="done"), shelving.make_shelf(reader=reader, name=" The  sea "))  # fmt: skip
    for shelf in (reading, sea, done, done):
        shelving.put(shelf=shelf, work=5, now=now)
    assert [works(each) for each in (reading, done, sea)] == [[], [5], [5]]
    assert (sea.name, shelves.on_which(reader.pk, 5)) == ("The sea", {done.pk, sea.pk})


def test_what_comes_last_stands_first_until_it_is_moved(phone, now):
    shelf = shelving.make_shelf(reader=phone[0].reader, name="Sea")
    for work in (1, 2, 3):
        shelving.put(shelf=shelf, work=work, now=now)
    assert works(shelf) == [3, 2, 1]
    shelving.move(title=shelves.titles(shelf.pk)[2], to=0)
    assert works(shelf) == [1, 3, 2]


def test_an_import_comes_behind_what_is_there_and_twice_changes_nothing(phone, now):
    shelf = shelving.make_shelf(reader=phone[0].reader, name="Sea")
    shelving.put(shelf=shelf, work=1, now=now)
    rows = [(2, {"title": "Two"}), (None, {"title": "Lost"}), (1, {})]
    assert [shelving.put_all(shelf=shelf, rows=rows, now=now) for _ in range(2)] == [2, 0]
    assert works(shelf) == [1, 2, None]
    lost = shelves.titles(shelf.pk)[2]
    assert shelving.settle(reader=phone[0].reader, title=lost.pk, work=9)
    assert works(shelf) == [1, 2, 9]


def test_a_shared_address_can_be_taken_back(phone):
    shelf = shelving.make_shelf(reader=phone[0].reader, name="Sea")
    token = shelving.share(shelf=shelf)
    assert shelves.shared(token) == shelf
    shelving.unshare(shelf=shelf)
    assert (shelves.shared(token), shelves.shared("")) == (None, None)


def test_names_are_not_taken_twice(phone):
    one, other = (shelving.make_shelf(reader=phone[0].reader, name=each) for each in ("One", "Other"))
    assert shelving.make_shelf(reader=phone[0].reader, name="One") == one
    for name, code in (("One", "name-taken"), (" ", "no-name")):
        with pytest.raises(Refused) as error:
            shelving.rename_shelf(shelf=other, name=name)
        assert error.value.code == code
