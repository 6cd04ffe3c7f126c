"""The same place in the e-book, the audiobook and the talking book of one work."""

import json
from pathlib import Path

import pytest
from django.test import Client

from lavh.access.actions import publish
from lavh.access.models import Publication
from lavh.network.models import Institution
from tests.formats.audio.made import id3, mp3
from tests.formats.daisy.made import book202


@pytest.fixture
def others(book: Publication, tmp_path: Path) -> None:
    """Number 2: the same work read aloud, a file for each chapter. Number 3: a talking book of another work."""
    library = Institution.objects.get()
    reading, talking = tmp_path / "reading", tmp_path / "talking"
    reading.mkdir()
    talking.mkdir()
    for number, title in enumerate(("Bozor", "Uy", "Ifoda"), 1):
        tag = id3({"TALB": "Ikki bob", "TPE1": "Abdulla Qodiriy", "TLAN": "uzb", "TIT2": title, "TRCK": str(number)})
        (reading / f"{number}.mp3").write_bytes(mp3(10, tag))
    for name, content in book202().items():
        (talking / name).write_bytes(content.encode() if isinstance(content, str) else content)
    assert publish(source=reading, institution=library).publication.pk == 2
    assert publish(source=talking, institution=library).publication.pk == 3


def same(client: Client, number: int, other: int, place: dict[str, object]) -> tuple[str, list[str], str]:
    response = client.get(f"/p/{number}/-/same", {"from": str(other), "at": json.dumps(place)})
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    said = json.loads(response.content)
    return said["locator"]["href"], said["locator"]["locations"].get("fragments", []), said["exactness"]


def test_from_the_page_to_the_reading_and_back(others: None, client: Client) -> None:
    assert same(client, 2, 1, {"href": "two.xhtml", "locations": {"progression": 0.5}}) == (
        "2.mp3",
        ["t=5.003"],
        "chapter",
    )
    assert same(client, 1, 2, {"href": "2.mp3", "locations": {"fragments": ["t=0"]}}) == ("two.xhtml", [], "chapter")


def test_the_other_face_of_a_talking_book(others: None, client: Client) -> None:
    assert same(client, 3, 3, {"href": "kitob-1.xhtml", "locations": {"fragments": ["t4"]}}) == (
        "1.mp3",
        ["t=2.5"],
        "phrase",
    )
    assert same(client, 3, 3, {"href": "2.mp3", "locations": {"fragments": ["t=1.9"]}}) == (
        "kitob-2.xhtml",
        ["t7"],
        "phrase",
    )


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ('/p/1/-/same?from=3&at={"href":"1.mp3"}', 404, "no-such-place"),
        ('/p/1/-/same?from=1&at={"href":"one.xhtml"}', 404, "no-such-place"),
        ('/p/1/-/same?from=99&at={"href":"1.mp3"}', 404, "not-found"),
        ('/p/99/-/same?from=1&at={"href":"1.mp3"}', 404, "not-found"),
        ('/p/1/-/same?from=x&at={"href":"1.mp3"}', 422, "invalid-parameter"),
        ("/p/1/-/same?from=2&at=[]", 422, "invalid-parameter"),
        ("/p/1/-/same", 422, "invalid-parameter"),
    ],
)
def test_refusals(others: None, client: Client, path: str, status: int, code: str) -> None:
    response = client.get(path)
    assert (response.status_code, json.loads(response.content)["code"]) == (status, code)


def test_what_is_not_open_is_not_told(others: None, client: Client) -> None:
    Publication.objects.filter(pk=2).update(access="loan")
    response = client.get("/p/1/-/same", {"from": "2", "at": '{"href":"2.mp3"}'})
    assert response.status_code == 403
