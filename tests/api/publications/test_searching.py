"""Searching inside a publication."""

import json

import pytest
from django.test import Client

from lavh.access.models import Publication, Resource
from lavh.kernel.errors import Unreachable


def places(client: Client, question: str, **more: str) -> list[tuple[str, str]]:
    """Where it stands: (chapter, the words)."""
    said = json.loads(client.get("/p/1/-/search", {"q": question} | more).content)
    return [(each["title"], each["text"]["highlight"]) for each in said["locators"]]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Otabek", [("Bozor", "Otabek"), ("Uy", "Otabek")]),
        ("отабек", [("Bozor", "Otabek"), ("Uy", "Otabek")]),
        ("bozorlar", [("Bozor", "Bozor"), ("Bozor", "bozorda")]),
        ("уйда ўқиди", [("Uy", "Uyda")]),
        ('"uzoq oʻqidi"', [("Uy", "uzoq oʻqidi")]),
        ("«узоқ ўқиди»", [("Uy", "uzoq oʻqidi")]),
        ('"oʻqidi uzoq"', []),
        ("sanoqsiz", []),
        ("?!", []),
    ],
)
def test_where_words_stand(book: Publication, client: Client, question: str, found: list[tuple[str, str]]) -> None:
    assert places(client, question) == found


def test_a_place_is_told_in_every_way(book: Publication, client: Client) -> None:
    response = client.get("/p/1/-/search?q=uzoq")
    assert response["Content-Type"] == "application/vnd.readium.locator-collection+json"
    [place] = json.loads(response.content)["locators"]
    assert place["text"] == {"before": "Uyda Otabek kitobni ", "highlight": "uzoq", "after": " oʻqidi."}
    assert (place["href"], place["type"], place["locations"]["cssSelector"]) == ("two.xhtml", "application/xhtml+xml", "body > p:nth-of-type(1)")  # fmt: skip
    assert 0 < place["locations"]["progression"] < 1
    assert place["locations"]["position"] == 2


def test_many_places_come_in_pages(book: Publication, client: Client) -> None:
    said = json.loads(client.get("/p/1/-/search", {"q": "kitob"}).content)
    assert (len(said["locators"]), said["links"][1]["href"]) == (50, "search?q=kitob&page=2")
    following = json.loads(client.get(f"/p/1/-/{said['links'][1]['href']}").content)
    assert (len(following["locators"]), len(following["links"])) == (13, 1)


def test_a_question_without_words_is_none(book: Publication, client: Client) -> None:
    assert [client.get(f"/p/1/-/search{asked}").status_code for asked in ("", "?q=", "?q=%20")] == [422, 422, 422]


def test_what_has_no_words_says_so(book: Publication, client: Client) -> None:
    Resource.objects.filter(path="-/words").delete()
    said = json.loads(client.get("/p/1/-/search?q=kitob").content)
    assert (said["metadata"]["searchable"], said["locators"]) == (False, [])


def test_where_the_storage_does_not_answer_one_asks_again(
    book: Publication, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: str) -> None:
        raise Unreachable("storage-unreachable", what="nobody is there")

    monkeypatch.setattr("lavh.api.publications.searching._inside", away)
    response = client.get("/p/1/-/search?q=kitob")
    assert (response.status_code, response["Retry-After"], response.json()["code"]) == (503, "30", "storage-unreachable")  # fmt: skip
