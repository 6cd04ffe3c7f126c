"""GET /api/v1/search, /facets and /suggest."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.usefixtures("collection")

NOVEL = {
    "id": 1,
    "url": "http://127.0.0.1:8000/w/1",
    "title": "Oʻtkan kunlar",
    "rest": "",
    "forms": [],
    "creators": ["Qodiriy, Abdulla"],
    "makers": [{"id": 1, "name": "Qodiriy, Abdulla", "role": "aut", "forms": []}],
    "year": 1926,
    "last_year": 1994,
    "dated": "1926",
    "kind": "book",
    "kinds": ["book"],
    "languages": ["uz"],
    "publisher": "Sharq",
    "editions": 2,
    "now": ["borrow"],
    "rights": [],
    "picture": "",
    "summary": "",
    "sources": [
        {"institution": "demo-library", "source": "demo-library", "local_id": "m-1", "record": 1},
        {"institution": "demo-library", "source": "demo-library", "local_id": "m-2", "record": 2},
    ],
}


def titles(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [hit["title"] for hit in answer["hits"]]


def test_a_search_answers_works_with_the_records_behind_them_and_counts(client: Client) -> None:
    assert client.get("/api/v1/search", {"q": "oʻtkan kunlar"}).json() == {
        "total": 1,
        "relaxed": False,
        "did_you_mean": "",
        "page": 1,
        "size": 20,
        "hits": [NOVEL],
        "facets": {
            "now": [{"value": "borrow", "count": 1}],
            "kind": [{"value": "book", "count": 1}],
            "institution": [{"value": "demo-library", "count": 1, "name": "Demo library"}],
            "sector": [{"value": "public-library", "count": 1}],
            "region": [],
            "language": [{"value": "uz", "count": 1}],
            "script": [],
            "rights": [],
        },
        "next": None,
    }


def test_without_words_everything_is_found_newest_first(client: Client) -> None:
    assert titles(client.get("/api/v1/search").json()) == ["Oʻtkan kunlar", "Mehrobdan chayon", "Koʻza"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "museum-object"}, ["Koʻza"]),
        ({"kind": ["museum-object", "book"], "sort": "oldest"}, ["Koʻza", "Oʻtkan kunlar", "Mehrobdan chayon"]),
        ({"institution": "demo-museum"}, ["Koʻza"]),
        ({"institution": "no-such-place"}, []),
        ({"language": "uz", "to": "1927"}, ["Oʻtkan kunlar"]),
        ({"from": "1927", "to": "1930"}, ["Mehrobdan chayon"]),
        ({"from": "-500", "to": "-1"}, []),
        ({"q": "", "from": "", "to": "", "kind": "", "sort": ""}, ["Oʻtkan kunlar", "Mehrobdan chayon", "Koʻza"]),
        ({"now": "on-site"}, ["Koʻza"]),
        ({"subject": "1"}, ["Mehrobdan chayon"]),
        ({"q": "isbn:978-9943-00-820-5"}, ["Oʻtkan kunlar"]),
    ],
)
def test_filters_narrow_and_several_values_of_one_widen(
    client: Client, asked: dict[str, str], found: list[str]
) -> None:
    assert titles(client.get("/api/v1/search", asked).json()) == found


def test_pages_follow_each_other_to_the_end(client: Client) -> None:
    address, seen = "/api/v1/search?size=1&kind=book&kind=museum-object", []
    while address:
        page = client.get(address).json()
        seen += titles(page)
        address = page["next"]
    assert seen == ["Oʻtkan kunlar", "Mehrobdan chayon", "Koʻza"]


def test_large_facets_are_counted_on_demand_with_names(client: Client) -> None:
    facets = client.get("/api/v1/search", {"facet": "person,subject,year", "q": "Qodiriy"}).json()["facets"]
    assert {name: facets[name] for name in ("person", "subject", "year")} == {
        "person": [{"value": "1", "count": 2, "name": "Qodiriy, Abdulla"}],
        "subject": [{"value": "1", "count": 1, "name": "Roman"}],
        "year": [{"value": "1920", "count": 2}, {"value": "1990", "count": 1}],
    }


def test_counting_alone_or_not_at_all(client: Client) -> None:
    assert client.get("/api/v1/facets", {"facet": "subject"}).json() == {
        "facets": {"subject": [{"value": "1", "count": 1, "name": "Roman"}]}
    }
    assert client.get("/api/v1/search", {"facet": "none"}).json()["facets"] == {}


def test_a_chosen_facet_is_counted_as_if_it_were_not_chosen(client: Client) -> None:
    facets = client.get("/api/v1/search", {"kind": "book"}).json()["facets"]
    assert facets["kind"] == [{"value": "book", "count": 2}, {"value": "museum-object", "count": 1}]


def test_one_work_and_three_cost_the_same_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(5):
        assert client.get("/api/v1/search", {"q": "chayon"}).json()["total"] == 1
    with django_assert_num_queries(5):
        assert client.get("/api/v1/search").json()["total"] == 3


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"page": "x"}, "page"),
        ({"page": "0"}, "page"),
        ({"size": "101"}, "size"),
        ({"sort": "best"}, "sort"),
        ({"from": "99999"}, "from"),
        ({"facet": "colour"}, "facet"),
        ({"page": "501"}, "page"),
    ],
)
def test_what_cannot_be_meant_is_a_problem_that_names_it(client: Client, asked: dict[str, str], parameter: str) -> None:
    response = client.get("/api/v1/search", asked)
    assert (response.status_code, response["Content-Type"]) == (422, "application/problem+json")
    assert [each["parameter"] for each in response.json()["errors"]] == [parameter]


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "-",
        "OR",
        "a" * 5000,
        "\x00",
        "((((",
        "year:-",
        "isbn:",
        "\ud800",
        "NOT",
        "*",
        "🙂",
        "٣٤",
        "a:b:c",
        "%",
        "title:",
    ],
)
def test_nothing_typed_breaks_it(client: Client, typed: str) -> None:
    sent = typed.encode("utf-8", "surrogatepass")
    for path in ("search", "suggest", "facets"):
        assert client.get(f"/api/v1/{path}", {"q": sent}).status_code == 200


def test_an_unchanged_index_answers_304_and_a_changed_one_afresh(client: Client) -> None:
    first = client.get("/api/v1/search?q=kunlar")
    again = client.get("/api/v1/search?q=kunlar", headers={"If-None-Match": f'"x", {first["ETag"]}'})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    fill({9: book("Kecha va kunduz", "Choʻlpon", 1936, local_id="m-9")})
    assert client.get("/api/v1/search?q=kunlar", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_suggestions(client: Client) -> None:
    assert client.get("/api/v1/suggest", {"q": "qod"}).json() == {
        "suggestions": [{"kind": "person", "id": 1, "text": "Qodiriy, Abdulla", "note": ""}]
    }
    assert client.get("/api/v1/suggest").json() == {"suggestions": []}
