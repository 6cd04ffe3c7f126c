import pytest
from babel.numbers import format_decimal

from lavh.kernel.interface import BY_CODE
from lavh.web import figures


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (1951, None, "1951"),
        (1951, 2012, "1951–2012"),
        (1951, 2099, "1951–"),  # "20uu"
        (2000, 2099, "2000–"),
        (3000, 3099, "3000–3099"),
        (None, 1900, "1900"),
        (None, None, ""),
    ],
)
def test_years_of_a_work_do_not_lie_ahead(start: int | None, end: int | None, words: str) -> None:
    assert figures.span(start, end) == words


@pytest.mark.parametrize("code", BY_CODE)
def test_numbers_are_grouped_as_the_language_groups_them(code: str) -> None:
    values = (0, 7, 999, 1_000, 12_345, 999_999, 1_234_567, 9_876_543_210, -4_321, 1_234.5)
    expected = [format_decimal(value, locale=figures.locale(code)) for value in values]
    assert [figures.grouped(value, code) for value in values] == expected
