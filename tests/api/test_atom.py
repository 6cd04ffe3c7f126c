"""Any search as a feed."""

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.usefixtures("collection")
ATOM = {"a": "http://www.w3.org/2005/Atom", "os": "http://a9.com/-/spec/opensearch/1.1/"}
HOST = "http://127.0.0.1:8000"


def feed(client: Client, address: str) -> etree._Element:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return etree.fromstring(response.content)


def test_a_feed_is_that_of_the_page_beside_it(client: Client) -> None:
    found = feed(client, "/en/search.atom?q=qodiriy&kind=book&size=1")
    assert {each.get("rel"): each.get("href") for each in found.findall("a:link", ATOM)} == {
        "self": f"{HOST}/en/search.atom?q=qodiriy&kind=book&size=1",
        "first": f"{HOST}/en/search.atom?q=qodiriy&kind=book&size=1",
        "last": f"{HOST}/en/search.atom?q=qodiriy&kind=book&size=1&page=2",
        "next": f"{HOST}/en/search.atom?q=qodiriy&kind=book&size=1&page=2",
        "alternate": f"{HOST}/en/search?q=qodiriy&kind=book&size=1",
        "search": f"{HOST}/en/opensearch.xml",
    }
    assert [found.findtext(f"os:{name}", namespaces=ATOM) for name in ("totalResults", "startIndex", "itemsPerPage")] == ["2", "1", "1"]  # fmt: skip


def test_an_entry(client: Client) -> None:
    (entry,) = feed(client, "/ru/search.atom?q=chayon").findall("a:entry", ATOM)
    assert [
        entry.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "updated", "author/a:name", "summary")
    ] == [f"{HOST}/w/2", "Mehrobdan chayon", "2026-01-01T00:00:00Z", "Qodiriy, Abdulla", "1929 · Sharq"]
    links = {each.get("type"): each.get("href") for each in entry.findall("a:link", ATOM)}
    assert (links["text/html"], links["application/marcxml+xml"]) == (f"{HOST}/ru/work/2", f"{HOST}/w/2.marcxml")


def test_every_feed_has_what_atom_demands(client: Client) -> None:
    for address in ("/uz/search.atom", "/uz/search.atom?q=nothing-is-called-so", "/ar/search.atom?page=2&size=2"):
        found = feed(client, address)
        for element in (found, *found.findall("a:entry", ATOM)):
            missing = [name for name in ("id", "title", "updated") if not element.findtext(f"a:{name}", namespaces=ATOM)]  # fmt: skip
            assert missing == []


@pytest.mark.parametrize("query", ["page=0", "kind=" + "x" * 300, "from=long-ago", "page=1000&size=100", "sort=colour"])
def test_what_is_not_understood_is_a_problem(client: Client, query: str) -> None:
    response = client.get(f"/uz/search.atom?{query}")
    assert (response.status_code, response["Content-Type"]) == (422, "application/problem+json")


def test_an_answer_that_is_known_is_not_made_again(client: Client) -> None:
    response = client.get("/uz/search.atom?q=kunlar")
    assert client.get("/uz/search.atom?q=kunlar", headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("more", [1, 30])
def test_any_number_of_works_costs_the_same(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    fill({number: book(f"Kitob {number}", local_id=str(number)) for number in range(10, 10 + more)})
    with django_assert_num_queries(2):
        client.get("/uz/search.atom?q=kitob&size=100")
