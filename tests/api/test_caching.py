"""Entity tags."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from lavh.api.caching import fresh, known, tag


def test_a_tag_tells_its_parts_apart() -> None:
    assert tag("a", 1) == tag("a", "1")
    assert len({tag("a", 1), tag("a1"), tag("a", 2), tag("")}) == 4


@pytest.mark.parametrize(
    ("header", "expected"),
    [('W/"a"', True), ('"a"', True), ('"x", W/"a"', True), ("*", True), ('"b"', False), ("", False), ("a", False)],
)
def test_what_the_client_has(header: str, expected: bool) -> None:
    assert known(RequestFactory(headers={"If-None-Match": header}).get("/"), 'W/"a"') is expected


def test_errors_are_not_kept() -> None:
    response = fresh(RequestFactory().get("/"), 'W/"a"', lambda: HttpResponse(status=404))
    assert dict(response.headers) == {"Content-Type": "text/html; charset=utf-8"}


def test_what_is_known_is_not_made() -> None:
    request = RequestFactory(headers={"If-None-Match": 'W/"a"'}).get("/")
    response = fresh(request, 'W/"a"', lambda: pytest.fail("made"), age=9)
    assert (response.status_code, response["ETag"], response["Cache-Control"]) == (304, 'W/"a"', "public, max-age=9")
