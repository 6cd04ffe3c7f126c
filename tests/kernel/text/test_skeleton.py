"""The skeleton for finding candidates to compare."""

import pytest

from lavh.kernel.text import loose


@pytest.mark.parametrize(
    "names",
    [
        ["Dostoevskiĭ", "Dostoyevsky", "Достоевский", "Dostoevskij"],
        ["Hojiyev", "Xojiev", "Khodzhiev".replace("dzh", "j")],
        ["Zhukov", "Жуков", "Jukov"],
        ["Chekhov", "Чехов", "Chexov"],
    ],
)
def test_habits_of_spelling_fall_together(names: list[str]) -> None:
    assert len({loose(name) for name in names}) == 1


def test_other_scripts_keep_their_keys() -> None:
    assert loose("دميري") == "دميري"
