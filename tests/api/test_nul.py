"""U+0000, which no database keeps: whatever carries it is not there, or not understood."""

from collections.abc import Mapping

import pytest
from django.test import Client

from lavh.access.models import Publication
from lavh.kernel import clock
from lavh.reading.actions import identity
from lavh.reading.cookie import COOKIE
from tests.api.publications.conftest import book

__all__ = ["book"]
API = "/api/v1/reading"
NOTE = b'{"id":"n","publication":1,"kind":"bookmark","locator":{"href":"one.xhtml"},"made":1,"changed":1}'
MOVES = b'{"sent":1,"device":"%s","moves":[]}'


@pytest.fixture
def reader(client: Client, book: Publication) -> None:
    """Somebody with a key, and a book."""
    client.cookies[COOKIE] = identity.begin(now=clock.now())[1]


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/p/1/%00", 404),
        ("/p/1/one.xhtml%00", 404),
        ("/p/%00", 404),
        ("/p/1/-/search?q=%00", 422),
        ("/p/1/-/search?q=bir%00", 200),
        ("/p/1/-/same?from=1%00&at=%00", 422),
        ("/koreader/syncs/progress/%00", 404),
        ("/opds/2/uz/%00", 404),
        ("/opds/2/uz/publications/%00", 404),
        ("/opds/2/uz/publications?query=%00&language=%00&institution=%00&after=%00", 200),
        ("/api/suggestions?q=kitob%00", 200),
        ("/oai?verb=GetRecord&identifier=%00&metadataPrefix=%00", 200),
        ("/oai?verb=ListRecords&metadataPrefix=oai_dc&set=%00", 200),
        ("/uz/search.atom?q=%00&institution=%00&region=%00", 200),
        ("/shared/%00", 404),
        ("/uz/shared/%00", 404),
        ("/uz/shelves/%00", 404),
        ("/uz/shelves/next?order=%00&page=%00", 200),
        ("/uz/shelves/next/file?as=%00", 404),
        ("/uz/notes?publication=%00", 200),
        ("/uz/devices?problem=%00&done=%00&code=%00", 200),
        ("/uz/search?q=%00&institution=%00&region=%00&person=%00", 200),
        ("/uz/browse/people?from=%00&q=%00&start=%00&at=%00&after=%00", 200),
        ("/uz/institutions?kind=%00&region=%00&near=%00", 200),
        ("/uz/institution/%00", 404),
        ("/uz/source/%00", 404),
        ("/uz/source/demo-library-publications?problem=%00&after=%00", 200),
        ("/uz/suggest?q=bob%00", 200),
        ("/uz/read/1?at=%00&script=%00", 200),
        ("/uz/work/1/parts?after=%00", 200),
        ("/uz/work/1/cite?edition=%00", 200),
    ],
)
def test_in_an_address(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/notes/%00", b""),
        ("PUT", "/notes/%00", NOTE),
        ("DELETE", "/notes/%00", b""),
        ("PUT", "/notes/n", NOTE.replace(b"one", rb"\u0000")),
        ("POST", "/notes", rb'{"notes":[],"device":"\u0000"}'),
        ("PUT", "/settings/%00", b"1"),
        ("PUT", "/settings/theme", rb'"\u0000"'),
        ("POST", "/settings", rb'{"settings":{"theme":"\u0000"}}'),
        ("POST", "/moves", MOVES % rb"\u0000"),
        ("POST", "/shelves", rb'{"name":"\u0000"}'),
        ("GET", "/shelves/%00", b""),
        ("PUT", "/shelves/%00", b'{"name":"a"}'),
        ("DELETE", "/shelves/%00", b""),
        ("PUT", "/shelves/next/works/%00", b""),
        ("GET", "/places/%00", b""),
        ("DELETE", "/devices/%00", b""),
        ("POST", "/readers", rb'{"name":"\u0000"}'),
    ],
)
def test_in_what_is_a_readers(client: Client, method: str, path: str, body: bytes) -> None:
    assert client.generic(method, f"{API}{path}", body, "application/json").status_code == 422


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("body", [MOVES % b"\xff", MOVES % b"\x00", b"[" * 9_000], ids=["not UTF-8", "bare", "deep"])
@pytest.mark.parametrize(("method", "path"), [("POST", "/moves"), ("PUT", "/settings/theme")])
def test_what_is_no_json_is_not_understood(client: Client, method: str, path: str, body: bytes) -> None:
    assert client.generic(method, f"{API}{path}", body, "application/json").status_code == 422


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    "body",
    [
        rb'{"username":"\u0000","password":"a"}',
        b'{"username":"\xff","password":"a"}',
        b'{"username":"\x00","password":"a"}',
        b"[" * 9_000,
    ],
    ids=["escaped", "not UTF-8", "bare", "deep"],
)
def test_of_an_e_ink_reader(client: Client, body: bytes) -> None:
    response = client.post("/koreader/users/create", body, "application/json")
    assert (response.status_code, response.json()["code"]) == (403, 2003)
    headers = {"x-auth-user": "a\x00", "x-auth-key": "a"}
    assert client.get("/koreader/users/auth", headers=headers).status_code == 401


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("path", "form", "told"),
    [
        ("notes", {"note": "\x00", "text": "\x00"}, "problem=no-such-thing"),
        ("shelves", {"name": "\x00"}, "problem=no-name"),
        ("shelves/next", {"name": "\x00"}, "problem=no-such-thing"),
        ("work/1/shelves", {"on": "\x00"}, "problem=no-such-thing"),
        ("work/1/shelves", {"off": "\x00"}, "problem=no-such-thing"),
        ("devices/1", {"name": "\x00"}, "done=named"),
    ],
)
def test_in_a_form(client: Client, path: str, form: Mapping[str, str], told: str) -> None:
    response = client.post(f"/uz/{path}", form)
    assert (response.status_code, told in response["Location"]) == (303, True)
