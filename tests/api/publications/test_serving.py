"""/p/N: what a publication is made of, file by file."""

import hashlib
import json
from pathlib import Path

import brotli
import pytest
from django.test import Client
from pytest_django import Settings

from lavh.access.actions import unpublish
from lavh.access.models import Publication, Resource
from lavh.access.storage.chosen import storage
from lavh.access.storage.pieces import PIECE
from lavh.api.publications import files
from tests.conformance import json_faults
from tests.factories.publications import PICTURE

INERT = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; media-src 'self'"
TAG = f'"{hashlib.sha256(PICTURE).hexdigest()[:32]}"'
COVER = "/p/1/cover.png"


def body(response: object) -> bytes:
    """Of an answer that streams or does not."""
    return b"".join(response.streaming_content) if getattr(response, "streaming", False) else response.content  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("accept", "language", "target"),
    [
        ("", "", "/uz/read/1"),
        ("text/html", "ru, en;q=0.8", "/ru/read/1"),
        ("application/webpub+json", "", "http://127.0.0.1:8000/p/1/manifest.json"),
    ],
)  # fmt: skip
def test_the_address_leads_where_one_wants_to_go(
    book: Publication, client: Client, accept: str, language: str, target: str
) -> None:
    response = client.get("/p/1", headers={"Accept": accept, "Accept-Language": language})
    assert (response.status_code, response["Location"], response["Vary"]) == (302, target, "Accept, Accept-Language")


def test_what_is_heard_is_led_to_the_player(book: Publication, client: Client) -> None:
    Publication.objects.update(profile="audiobook")
    assert client.get("/p/1")["Location"] == "/uz/listen/1"


def test_the_manifest(book: Publication, client: Client) -> None:
    response = client.get("/p/1/manifest.json")
    assert (response.status_code, response["Content-Type"]) == (200, "application/webpub+json")
    said = json.loads(response.content)
    assert [(each["rel"], each["href"]) for each in said["links"]] == [
        (["self"], "http://127.0.0.1:8000/p/1/manifest.json"),
        (["http://readium.org/position-list"], "-/positions.json"),
        (["search"], "-/search{?q}"),
        (["alternate"], "http://127.0.0.1:8000/p/1"),
        (["cover"], "-/cover"),
    ]
    assert [each["href"] for each in said["readingOrder"]] == ["one.xhtml", "two.xhtml", "three.xhtml"]
    assert said["metadata"]["title"] == "Ikki bob"
    assert json_faults("webpub/publication.schema.json", said) == []
    assert client.get("/p/1/manifest.json", headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_positions(book: Publication, client: Client) -> None:
    said = json.loads(body(client.get("/p/1/-/positions.json")))
    assert said["total"] == len(said["positions"]) == book.positions
    assert said["positions"][0] == {"href": "one.xhtml", "type": "application/xhtml+xml", "title": "Bozor", "locations": {"progression": 0.0, "totalProgression": 0.0, "position": 1}}  # fmt: skip


def test_a_file_as_it_is(book: Publication, client: Client) -> None:
    response = client.get(COVER)
    assert body(response) == PICTURE
    headers = (
        "Content-Type",
        "Content-Length",
        "ETag",
        "Accept-Ranges",
        "X-Content-Type-Options",
        "Cache-Control",
        "Vary",
        "Access-Control-Allow-Origin",
    )
    assert [response[name] for name in headers] == [
        "image/png",
        str(len(PICTURE)),
        TAG,
        "bytes",
        "nosniff",
        "public, max-age=3600",
        "Accept-Encoding",
        "*",
    ]
    assert response["Content-Security-Policy"].startswith(INERT)
    assert response.cookies.output() == ""


@pytest.mark.parametrize(
    ("header", "first", "last"), [("bytes=0-9", 0, 9), ("bytes=60-", 60, len(PICTURE) - 1), ("bytes=-5", len(PICTURE) - 5, len(PICTURE) - 1)]
)  # fmt: skip
def test_a_part_of_it(book: Publication, client: Client, header: str, first: int, last: int) -> None:
    response = client.get(COVER, headers={"Range": header})
    assert (response.status_code, body(response)) == (206, PICTURE[first : last + 1])
    assert (response["Content-Range"], response["Content-Length"]) == (
        f"bytes {first}-{last}/{len(PICTURE)}",
        str(last - first + 1),
    )


def test_a_part_behind_its_end(book: Publication, client: Client) -> None:
    response = client.get(COVER, headers={"Range": "bytes=1000-"})
    assert (response.status_code, response["Content-Range"], response["Cache-Control"], body(response)) == (416, f"bytes */{len(PICTURE)}", "no-store", b"")  # fmt: skip


def test_a_part_of_what_changed_meanwhile_is_all_of_it(book: Publication, client: Client) -> None:
    parts = {"Range": "bytes=0-9"}
    assert body(client.get(COVER, headers=parts | {"If-Range": TAG})) == PICTURE[:10]
    response = client.get(COVER, headers=parts | {"If-Range": '"older"'})
    assert (response.status_code, body(response)) == (200, PICTURE)


def test_who_has_it_already_gets_nothing(book: Publication, client: Client) -> None:
    response = client.get(COVER, headers={"If-None-Match": f'"other", W/{TAG}'})
    assert (response.status_code, response["ETag"], body(response)) == (304, TAG, b"")


def test_head_is_get_without_the_bytes(book: Publication, client: Client) -> None:
    response = client.head(COVER)
    assert (response.status_code, response["Content-Length"], response["ETag"], body(response)) == (200, str(len(PICTURE)), TAG, b"")  # fmt: skip


def test_text_goes_compressed_to_who_can_read_it(book: Publication, client: Client) -> None:
    plain = client.get("/p/1/three.xhtml")
    packed = client.get("/p/1/three.xhtml", headers={"Accept-Encoding": "gzip, br;q=0.9"})
    assert (plain["Content-Type"], packed["Content-Encoding"]) == ("application/xhtml+xml; charset=utf-8", "br")
    assert brotli.decompress(body(packed)) == body(plain)
    assert packed["ETag"] == plain["ETag"].removesuffix('"') + '-br"'
    assert packed["Content-Length"] == str(len(body(client.get("/p/1/three.xhtml", headers={"Accept-Encoding": "br"}))))
    again = client.get("/p/1/three.xhtml", headers={"Accept-Encoding": "br", "If-None-Match": packed["ETag"]})
    assert (again.status_code, again["ETag"]) == (304, packed["ETag"])
    part = client.get("/p/1/three.xhtml", headers={"Accept-Encoding": "br", "Range": "bytes=0-9"})
    assert (part.status_code, body(part)) == (206, body(plain)[:10])
    old = client.get("/p/1/three.xhtml", headers={"Accept-Encoding": "gzip"})
    assert (old["Content-Encoding"], old["ETag"]) == ("gzip", f"W/{plain['ETag']}")


@pytest.mark.parametrize("path", ["nothing.xhtml", "-/words", "-/nothing", "META-INF/container.xml", "%2e%2e/manifest.json", "one.xhtml/"])  # fmt: skip
def test_what_is_not_in_it_is_not_there(book: Publication, client: Client, path: str) -> None:
    response = client.get(f"/p/1/{path}")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert response["Content-Security-Policy"].startswith("sandbox")


def test_names_in_any_script(book: Publication, client: Client) -> None:
    Resource.objects.filter(path="one.xhtml").update(path="matn/бир ва №1.xhtml")
    assert client.get("/p/1/matn/%D0%B1%D0%B8%D1%80%20%D0%B2%D0%B0%20%E2%84%961.xhtml").status_code == 200


def test_the_file_as_it_came(book: Publication, client: Client) -> None:
    response = client.get("/p/1/-/original")
    assert (response.status_code, response["Content-Type"]) == (200, "application/epub+zip")
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''kitob%20%E2%80%94%201.epub"
    Publication.objects.update(rights="http://rightsstatements.org/vocab/InC/1.0/")
    assert client.get("/p/1/-/original").status_code == 403


@pytest.mark.parametrize("path", ["manifest.json", "one.xhtml", "-/search?q=kitob", "-/original", "-/cover"])
def test_what_is_not_open_is_refused_with_its_reason(book: Publication, client: Client, path: str) -> None:
    Publication.objects.update(access="loan")
    response = client.get(f"/p/1/{path}")
    assert response.status_code == 403
    assert json.loads(response.content)["code"] in {"loan-needed", "not-to-be-shared"}
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("path", "status"), [("/p/1", 410), ("/p/1/manifest.json", 410), (COVER, 404), ("/p/1/-/search?q=a", 404), ("/p/2", 404), ("/p/2/manifest.json", 404)])  # fmt: skip
def test_what_was_taken_down_is_gone(book: Publication, client: Client, path: str, status: int) -> None:
    unpublish(number=1)
    assert client.get(path).status_code == status


def test_nothing_can_be_put_there(book: Publication, client: Client) -> None:
    assert [client.post(path).status_code for path in ("/p/1", "/p/1/manifest.json", COVER)] == [405, 405, 405]


@pytest.fixture
def great(book: Publication, tmp_path: Path) -> bytes:
    """A recording above what is given in one piece; its bytes."""
    content = bytes(range(256)) * (12 << 10)
    draft = tmp_path / "great"
    draft.write_bytes(content)
    key = hashlib.sha256(content).hexdigest()
    storage().keep(draft, key)
    Resource.objects.create(publication=book, path="great.mp3", media_type="audio/mpeg", size=len(content), sha256=key)
    return content


def test_a_great_file_is_streamed(great: bytes, client: Client) -> None:
    response = client.get("/p/1/great.mp3")
    assert (response.streaming, response["Content-Length"]) == (True, str(len(great)))
    assert body(response) == great


def test_parts_of_a_great_file_come_at_most_a_megabyte_at_once(great: bytes, client: Client) -> None:
    response = client.get("/p/1/great.mp3", headers={"Range": "bytes=100-"})
    assert (response.status_code, response.streaming, len(response.content)) == (206, False, 1 << 20)
    assert response["Content-Range"] == f"bytes 100-{100 + (1 << 20) - 1}/{len(great)}"
    assert response.content == great[100 : 100 + (1 << 20)]


def test_great_files_wait_for_each_other_and_parts_do_not(great: bytes, client: Client) -> None:
    first = client.get("/p/1/great.mp3")
    second = client.get("/p/1/great.mp3")
    assert (second.status_code, second["Retry-After"], second["Cache-Control"]) == (503, "5", "no-store")
    assert client.get("/p/1/great.mp3", headers={"Range": "bytes=0-9"}).status_code == 206
    assert body(first) == great
    assert body(client.get("/p/1/great.mp3")) == great


def test_a_client_that_goes_away_lets_the_next_one_in(great: bytes, client: Client) -> None:
    assert files.STREAMS.acquire(blocking=False)
    stream = files.Stream(hashlib.sha256(great).hexdigest())
    assert len(next(stream)) == PIECE
    stream.close()
    stream.close()
    assert body(client.get("/p/1/great.mp3")) == great


def test_pages_of_other_sites_may_ask_for_parts(book: Publication, client: Client) -> None:
    response = client.options(
        COVER, headers={"Origin": "https://reader.example.org", "Access-Control-Request-Method": "GET"}
    )
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (204, "*")
    assert response["Access-Control-Allow-Headers"].endswith("If-None-Match, If-Range, Range")


@pytest.mark.slow
def test_where_the_storage_does_not_answer_one_asks_again(
    book: Publication, client: Client, settings: Settings
) -> None:
    settings.STORAGE_URL, settings.STORAGE_KEY, settings.STORAGE_SECRET = "s3://lavh?endpoint=http://127.0.0.1:9", "key", "secret"  # fmt: skip
    response = client.get(COVER)
    assert (response.status_code, response["Retry-After"], response.json()["code"]) == (
        503,
        "30",
        "storage-unreachable",
    )
    assert response["Content-Security-Policy"].startswith("sandbox")
