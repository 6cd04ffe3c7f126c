"""Which bytes a header asks for."""

import pytest

from lavh.api.publications.ranges import Span, asked, first_part, is_same


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", Span(0, 1)),
        ("bytes=0-9", Span(0, 10)),
        ("bytes=90-", Span(90, 10)),
        ("bytes=90-1000", Span(90, 10)),
        ("bytes=-10", Span(90, 10)),
        ("bytes=-1000", Span(0, 100)),
        ("Bytes= 0-9 ", Span(0, 10)),
        ("bytes=100-", Span(100, 0)),
        ("bytes=100-200", Span(100, 0)),
        ("bytes=-0", Span(100, 0)),
        ("bytes=9-0", None),
        ("bytes=-", None),
        ("bytes=0-9,20-29", None),
        ("items=0-9", None),
        ("bytes=a-b", None),
        ("bytes=٠-٩", None),
        ("bytes=0-99999999999999999999999", None),
        ("", None),
    ],
)
def test_the_span_asked_for(header: str, span: Span | None) -> None:
    assert asked(header, 100) == span


def test_nothing_can_be_asked_of_nothing() -> None:
    assert asked("bytes=0-", 0) == Span(0, 0)


@pytest.mark.parametrize(("span", "given"), [(Span(0, 10), Span(0, 10)), (Span(5, 11), Span(5, 10)), (Span(5, 0), Span(5, 0))])  # fmt: skip
def test_a_great_part_is_given_in_parts(span: Span, given: Span) -> None:
    assert first_part(span, 10) == given


@pytest.mark.parametrize(("header", "same"), [("", True), ('"a"', True), ('W/"a"', False), ('"b"', False), ("Thu, 26 Nov 2026 12:00:00 GMT", False)])  # fmt: skip
def test_whether_it_is_still_the_same(header: str, same: bool) -> None:
    assert is_same(header, '"a"') is same
