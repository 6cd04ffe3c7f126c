"""Marks of a place in a list."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavh.kernel.errors import Unreadable
from lavh.kernel.paging import mark, place_of


class Place(msgspec.Struct, array_like=True):
    changed: str
    number: int


class Other(msgspec.Struct, array_like=True):
    number: int
    changed: str


@given(st.builds(Place, st.text(), st.integers(-(2**63), 2**63 - 1)))
def test_a_mark_leads_back_to_its_place(place: Place) -> None:
    assert place_of(mark(place), Place) == place


@given(st.text())
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="bad-mark"):
        place_of(text, Place)


def test_a_garbled_mark_and_one_of_another_list_are_refused() -> None:
    sound = mark(Place("2026-01-01", 7))
    for wrong in (sound[:-2], sound + "AA", sound.swapcase(), mark(Other(7, "2026-01-01"))):
        with pytest.raises(Unreadable):
            place_of(wrong, Place)
