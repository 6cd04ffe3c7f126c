"""OPDS 2.0."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lavh.access.listed import Listed, Wanted, listed, page
from lavh.access.models import Publication
from lavh.api.opds.entries import entries, forget
from lavh.formats.description import DigitalObject
from lavh.network.models import Institution
from tests.api.opds.conftest import NOW, put
from tests.conformance import json_faults
from tests.factories.collections import fill
from tests.factories.descriptions import book

HOST = "http://127.0.0.1:8000"


def feed(client: Client, address: str) -> Any:
    """A feed that its norm's schema has nothing against."""
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/opds+json")
    assert json_faults("opds2/feed.schema.json", response.json()) == []
    return response.json()


def titles(found: Any) -> list[str]:
    return [each["metadata"]["title"] for each in found.get("publications", [])]


def test_the_first_page_leads_to_everything(client: Client, shelves: list[Publication]) -> None:
    found = feed(client, "/opds/2/en")
    assert {each["title"]: (each["href"], each["properties"]["numberOfItems"]) for each in found["navigation"]} == {
        "New arrivals": (f"{HOST}/opds/2/en/publications", 60),
        "E-books": (f"{HOST}/opds/2/en/publications?kind=ebook", 57),
        "Audiobooks": (f"{HOST}/opds/2/en/publications?kind=audiobook", 1),
        "Talking books": (f"{HOST}/opds/2/en/publications?kind=talking-book", 2),
        "By language": (f"{HOST}/opds/2/en/languages", 3),
        "By institution": (f"{HOST}/opds/2/en/institutions", 2),
    }
    assert [len(each["publications"]) for each in found["groups"]] == [10]


def test_every_link_of_the_first_page_is_a_good_feed(client: Client, shelves: list[Publication]) -> None:
    for link in feed(client, "/opds/2/ar")["navigation"]:
        assert feed(client, link["href"].removeprefix(HOST))["links"][0]["href"] == link["href"]


def test_an_entry_says_how_to_get_it(client: Client, library: Institution) -> None:
    number = put(library, "Oʻtkan kunlar").pk
    response = client.get(f"/opds/2/en/publications/{number}")
    assert (response["Content-Type"], json_faults("opds2/publication.schema.json", response.json())) == ("application/opds-publication+json", [])  # fmt: skip
    openly = ["http://opds-spec.org/acquisition/open-access"]
    assert response.json() == {
        "metadata": {"title": "Oʻtkan kunlar", "language": ["uz"], "author": [{"name": "Qodiriy, Abdulla"}]},
        "links": [
            {"href": f"{HOST}/opds/2/en/publications/{number}", "type": "application/opds-publication+json", "rel": ["self"]},
            {"href": f"{HOST}/p/{number}/manifest.json", "type": "application/webpub+json", "rel": openly},
            {"href": f"{HOST}/p/{number}/-/original", "type": "application/epub+zip", "rel": openly, "size": 7},
            {"href": f"{HOST}/p/{number}", "type": "text/html", "rel": ["alternate"]},
        ],
        "images": [{"href": f"{HOST}/p/{number}/-/cover", "type": "image/jpeg"}],
    }  # fmt: skip


def test_paging_gives_every_publication_once(client: Client, shelves: list[Publication]) -> None:
    seen: list[str] = []
    address = "/opds/2/uz/publications"
    while address:
        found = feed(client, address)
        seen += titles(found)
        address = next((each["href"].removeprefix(HOST) for each in found["links"] if each["rel"] == ["next"]), "")
    assert seen == [each.title[""] for each in reversed(shelves)]


def test_facets_narrow_down_and_let_go(client: Client, shelves: list[Publication]) -> None:
    found = feed(client, "/opds/2/en/publications?kind=talking-book&language=ru")
    assert titles(found) == ["Dekamerone"]
    facets = {
        facet["metadata"]["title"]: {
            each["title"]: (each["properties"]["numberOfItems"], each.get("rel")) for each in facet["links"]
        }
        for facet in found["facets"]
    }
    assert facets == {
        "Kind": {"E-books": (19, None), "Talking books": (1, "self")},
        "Language": {"Russian": (1, "self"), "Uzbek": (1, None)},
    }
    free = next(each["href"] for each in found["facets"][0]["links"] if each.get("rel") == "self")
    assert free == f"{HOST}/opds/2/en/publications?language=ru"


def test_any_script_finds_a_publication(client: Client, library: Institution) -> None:
    fill(
        {
            1: book(
                "Oʻtkan kunlar",
                links=(DigitalObject("/p/1", "full", media_type="application/epub+zip", access="open"),),
            )
        }
    )
    put(library, "Mehrobdan chayon")
    put(library, "Oʻtkan kunlar", record=1)
    found = [
        titles(feed(client, f"/opds/2/en/publications?query={words}"))
        for words in ("Ўткан кунлар", "qodiriy", "chayon")
    ]
    assert found == [["Oʻtkan kunlar"], ["Oʻtkan kunlar"], []]


def test_what_is_not_open_to_everybody_is_not_listed(client: Client, shelves: list[Publication]) -> None:
    hidden = Publication.objects.exclude(pk__in=[each.pk for each in shelves])
    assert [client.get(f"/opds/2/en/publications/{each.pk}").status_code for each in hidden] == [404] * 3


def test_an_empty_list_is_still_a_feed(client: Client, library: Institution) -> None:
    assert titles(feed(client, "/opds/2/en/publications?kind=comic")) == []
    assert feed(client, "/opds/2/en")["metadata"]["title"] == "Lavh"


def test_a_feed_costs_the_same_however_long_it_is(
    client: Client, library: Institution, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for many in (1, 3, 50):
        for number in range(many):
            put(library, f"{many} {number}", changed=NOW + timedelta(days=many))
        client.get("/opds/2/en/publications")
        page.cache_clear()
        with django_assert_num_queries(3 + 1):  # what changed, the list, its files; names of institutions
            client.get("/opds/2/en/publications")
        with django_assert_num_queries(1 + 1):  # nothing changed: the list is remembered
            client.get("/opds/2/en/publications")


def test_it_is_not_made_again_while_nothing_changed(client: Client, shelves: list[Publication]) -> None:
    tag = client.get("/opds/2/en/publications")["ETag"]
    assert client.get("/opds/2/en/publications", headers={"If-None-Match": tag}).status_code == 304
    put(shelves[0].institution, "New", changed=NOW + timedelta(days=1))
    assert client.get("/opds/2/en/publications", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accept", "tongue", "leads"),
    [
        ("", "", "/opds/2/uz"),
        ("application/atom+xml", "ru-RU", "/opds/1/ru"),
        ("application/opds+json", "ar", "/opds/2/ar"),
    ],
)
def test_the_door_leads_to_the_right_dialect(client: Client, accept: str, tongue: str, leads: str) -> None:
    response = client.get("/opds", headers={"Accept": accept, "Accept-Language": tongue})
    assert (response.status_code, response["Location"]) == (302, f"{HOST}{leads}")


@pytest.mark.django_db
def test_the_authentication_document_is_good(client: Client) -> None:
    response = client.get("/opds/authentication.json")
    assert response["Content-Type"] == "application/opds-authentication+json"
    assert json_faults("opds2/authentication.schema.json", response.json()) == []


def test_what_is_forgotten_meanwhile_is_shown_all_the_same(shelves: list[Publication]) -> None:
    class Interrupted(list[Listed]):
        """Somebody else's page makes room in between."""

        def __iter__(self) -> Iterator[Listed]:
            forget()
            return super().__iter__()

    found = Interrupted(listed(Wanted(), NOW, limit=50))
    assert [each.address for each in entries(found, "2", "uz")] == [f"{HOST}/p/{each.number}" for each in found]
