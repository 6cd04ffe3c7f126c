"""Call numbers in shelf order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavh.kernel.shelfmarks import SCHEMES, sort_key

SHELVES = {
    "lcc": [
        "HD58 .A2", "HD58.7 .A2", "HD58.7.A25", "HD58.7.A3", "HD1000", "PL55.U8 N3", "PL55.U8 N38 1991 v.2", "PL55.U8 N38 1991 v.10", "QA9",
        "QA76.5", "QA76.73.P98 L88 2009", "QA76.73.P98 L88 2013", "QA76.73.P98 L9", "Microfiche 2000/11", "MLCS 2000/02157 (P)",
    ],
    "ddc": ["005.13 KNU", "5.2", "813/.54 KIN", "813.54 KING", "813.6", "895.8/09", "J 599", "[Fic]"],
    "udc": [
        "821.512.133", "821.512.133 Q12", "821.512.133-1", "94+93", "94/99", "94", "94 Қ12", "94:33", "94=512", "94(0)", "94(575.1)",
        "94(575.1)“19”", "94\"19\"", "94-05", "94.1", "941.5",
    ],
    "bbk": ["63.3", "63.3 Н14", "63.3я7", "63.3(5У)", "63.3(5У)6", "63.3-7", "63.34", "84(5Ў)6", "84(5Ў)7"],
    "sudoc": ["A 1.2:C 4", "A 1.2:C 12", "A 1.10:C 4", "C 3.1"],
    "local": ["A-9", "A-12", "a-100", "B 1", "ИВ. 12", "ИВ. 120", "Қ-2"],
}  # fmt: skip


@pytest.mark.parametrize("scheme", SHELVES)
def test_a_shelf_is_put_in_order(scheme: str) -> None:
    shelf = list(SHELVES[scheme])
    random.Random(7).shuffle(shelf)
    assert sorted(shelf, key=lambda number: sort_key(scheme, number)) == SHELVES[scheme]


@given(st.sampled_from([*SCHEMES, "local"]), st.text())
def test_any_text_gets_a_key(scheme: str, text: str) -> None:
    assert isinstance(sort_key(scheme, text), str)


def test_the_numbers_of_schemes_are_stored_and_never_change() -> None:
    assert SCHEMES == {"lcc": 1, "ddc": 2, "udc": 3, "bbk": 4, "nlm": 5, "sudoc": 6}
