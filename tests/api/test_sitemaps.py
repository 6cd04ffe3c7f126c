"""What robots are told."""

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from lavh.api import sitemaps
from lavh.web import addresses as pages
from tests.factories.collections import fill
from tests.factories.descriptions import book

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "http://127.0.0.1:8000"


def places(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return [each.text for each in etree.fromstring(response.content).iter(f"{MAP}loc")]


@pytest.mark.usefixtures("empty")
def test_an_empty_catalogue_has_maps_too(client: Client) -> None:
    assert places(client, "/sitemap.xml") == [f"{HOST}/sitemap-pages.xml", f"{HOST}/sitemap-0.xml"]
    assert places(client, "/sitemap-0.xml") == []


@pytest.mark.usefixtures("collection")
def test_every_work_is_on_one_map(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    fill({number: book(f"Kitob {number}", local_id=str(number)) for number in range(10, 17)})
    monkeypatch.setattr(sitemaps, "STRETCH", 4)
    maps = places(client, "/sitemap.xml")[1:]
    found = [each for address in maps for each in places(client, address.removeprefix(HOST))]
    assert (len(maps), found) == (3, [HOST + pages.work("uz", number) for number in range(1, 11)])


@pytest.mark.usefixtures("collection")
def test_an_entry_names_its_page_in_every_language_and_its_last_change(client: Client) -> None:
    first = etree.fromstring(client.get("/sitemap-0.xml").content)[0]
    assert {each.get("hreflang"): each.get("href") for each in first.iter("{http://www.w3.org/1999/xhtml}link")} == {
        "uz-Latn": f"{HOST}/uz/work/1", "uz-Cyrl": f"{HOST}/uz-cyrl/work/1", "kaa-Latn": f"{HOST}/kaa/work/1", "ru": f"{HOST}/ru/work/1",
        "en": f"{HOST}/en/work/1", "ar": f"{HOST}/ar/work/1",
    }  # fmt: skip
    assert first.findtext(f"{MAP}lastmod") == "2026-01-01T00:00:00Z"


@pytest.mark.usefixtures("collection")
def test_pages_of_the_map_are_there(client: Client) -> None:
    assert {address: client.get(address.removeprefix(HOST)).status_code for address in places(client, "/sitemap-pages.xml")} == dict.fromkeys(
        places(client, "/sitemap-pages.xml"), 200
    )  # fmt: skip


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize("address", ["/sitemap-1.xml", "/sitemap-99999999999999999999.xml"])
def test_maps_that_there_are_not(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize("more", [1, 30])
def test_a_map_costs_the_same_wherever_it_begins(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    fill({number: book(f"Kitob {number}", local_id=str(number)) for number in range(10, 10 + more)})
    with django_assert_num_queries(3):
        client.get("/sitemap-0.xml")


def test_robots_know_where_the_map_is(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines()[-1] == f"Sitemap: {HOST}/sitemap.xml"
