"""Whatever is asked of the API, it answers what it promises, or a problem that says what was not understood."""

import re
from typing import Any

import msgspec
import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lavh.api.v1 import openapi
from lavh.kernel import clock
from lavh.reading.actions import identity
from lavh.reading.cookie import COOKIE

pytestmark = pytest.mark.usefixtures("collection")
DOCUMENT: dict[str, Any] = msgspec.json.decode(openapi.document())
PATHS = sorted(path for path, operations in DOCUMENT["paths"].items() if "get" in operations)
HOLE = re.compile(r"\{\w+\}")
VALUES = st.one_of(
    st.text(max_size=12),
    st.integers(-(10**19), 10**19).map(str),
    st.sampled_from(
        ["", "book", "uz", "demo-library", "relevance", "newest", "2026-01-01", "2026-01-01T00:00:00Z", "kind", "none", "year", "true", "\x00", "%", "a" * 500, "-1", "NaN"]
    ),
)  # fmt: skip
NUMBERS = st.one_of(st.integers(0, 9).map(str), VALUES)


def parameters(path: str) -> st.SearchStrategy[dict[str, str]]:
    """Values for some of the parameters that the document names, sensible ones and others."""
    names = [each["name"] for each in DOCUMENT["paths"][path]["get"]["parameters"] if each["in"] == "query"]
    return st.dictionaries(st.sampled_from([*names, "unheard-of"]), VALUES, max_size=6)


@pytest.fixture
def reader(client: Client, collection: None) -> None:
    """Somebody with a key: who has none is told so, whatever is asked."""
    client.cookies[COOKIE] = identity.begin(now=clock.now())[1]


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("path", PATHS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_every_answer_is_one_of_those_promised(client: Client, path: str, data: st.DataObject) -> None:
    place = data.draw(NUMBERS).replace("/", "-").replace("?", "-").replace("#", "-") or "1"
    address = HOLE.sub(lambda _: place, path)
    response = client.get(address, data.draw(parameters(path)))
    promised = set(map(int, DOCUMENT["paths"][path]["get"]["responses"])) | {301, 404}
    assert response.status_code in promised
    if response.status_code >= 400:
        assert response["Content-Type"] == "application/problem+json"
