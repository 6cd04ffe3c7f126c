"""Keys and codes."""

import pytest

from lavh.reading.rules import keys


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1234 5678", "12345678"),
        ("1234-5678", "12345678"),
        ("١٢٣٤٥٦٧٨", "12345678"),
        ("1234567", ""),
        ("", ""),
        ("1" * 39, ""),
    ],
)
def test_a_code_is_its_digits(written, code):
    assert keys.code_of(written) == code


def test_codes_and_keys_are_not_made_twice():
    assert len({keys.new_key() for _ in range(50)}) == 50
    assert all(len(keys.new_code()) == keys.CODE_DIGITS for _ in range(50))


def test_what_is_kept_of_a_password_needs_the_secret():
    assert keys.sealed("one", "name", "password") != keys.sealed("other", "name", "password")
    assert keys.sealed("one", "ab", "c") != keys.sealed("one", "a", "bc")
