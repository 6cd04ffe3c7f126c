import pytest

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
