"""Texts in the nearest language."""

import pytest

from lavh.kernel.interface import nearest


@pytest.mark.parametrize(
    ("texts", "code", "expected"),
    [
        ({"uz": "Muzey", "ru": "Музей"}, "ru", "Музей"),
        ({"uz": "Muzey", "en": "Museum"}, "kaa", "Muzey"),
        ({"uz": "Muzey", "en": "Museum"}, "ar", "Museum"),
        ({"": "Museum"}, "ru", "Museum"),
        ({"fr": "Musée"}, "ru", "Musée"),
        ({"ru": "", "uz": "Muzey"}, "ru", "Muzey"),
        ({}, "uz", ""),
    ],
)
def test_the_nearest_text(texts: dict[str, str], code: str, expected: str) -> None:
    assert nearest(texts, code) == expected
