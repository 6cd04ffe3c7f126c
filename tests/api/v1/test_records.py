"""Works and records, one by one and in lists."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lavh.catalog.models import Moved
from tests.api.v1.test_search import NOVEL
from tests.factories.collections import RAW, fill

pytestmark = pytest.mark.usefixtures("collection")
RECORD = {
    "id": 4,
    "url": "http://127.0.0.1:8000/r/4",
    "institution": "demo-museum",
    "source": "demo-museum",
    "local_id": "inv/4",
    "work": 3,
    "changed": "2026-01-01T00:00:00Z",
    "deleted": False,
}
WHOLE = {
    "record": RECORD,
    "description": {
        "local_id": "inv/4",
        "kind": "museum-object",
        "level": "single",
        "titles": [{"text": "Koʻza", "role": "main", "script": "Latn"}],
        "languages": [""],
        "dates": [{"written": "1100", "start": 1100, "end": 1100, "role": "published"}],
    },
    "raw": "http://127.0.0.1:8000/api/v1/records/4/raw",
}


def walk(client: Client, address: str, name: str) -> list[int]:
    found = []
    while address:
        page = client.get(address).json()
        found += [each["id"] for each in page[name]]
        address = page["next"]
    return found


def test_a_work_with_its_editions_and_records(client: Client) -> None:
    answer = client.get("/api/v1/works/1").json()
    assert answer["work"] == NOVEL
    assert [
        (each["id"], each["kind"], each["year"], each["language"], each["form"], [told["record"]["id"] for told in each["records"]])
        for each in answer["editions"]
    ] == [(2, "book", 1994, "uz", "text", [2]), (1, "book", 1926, "uz", "text", [1])]  # fmt: skip


def test_a_record_in_our_words(client: Client) -> None:
    assert client.get("/api/v1/records/4").json() == WHOLE


def test_a_record_as_it_came(client: Client) -> None:
    response = client.get("/api/v1/records/4/raw")
    assert (response.content, response["Content-Type"]) == (RAW, "application/marc")


def test_a_number_that_became_part_of_another_leads_there(client: Client) -> None:
    Moved.objects.create(old=77, new=1)
    response = client.get("/api/v1/works/77")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/works/1")


@pytest.mark.parametrize("address", ["works/99", "records/99", "records/99/raw", "institutions/nowhere"])
def test_what_there_is_none_of_is_a_problem(client: Client, address: str) -> None:
    response = client.get(f"/api/v1/{address}")
    assert (response.status_code, response.json()) == (
        404,
        {"title": "Not Found", "status": 404, "code": "not-found"},
    )


@pytest.mark.parametrize(
    "address", ["works/x", "works/0", "works/9999999999999999999", "records/-1", "records/1.5/raw"]
)
def test_what_is_no_number_is_a_problem(client: Client, address: str) -> None:
    assert client.get(f"/api/v1/{address}").status_code == 422


def test_a_record_that_was_taken_back_is_gone(client: Client) -> None:
    fill({4: None}, institution="Demo museum", known=True)
    for address in ("records/4", "records/4/raw"):
        response = client.get(f"/api/v1/{address}")
        assert (response.status_code, response.json()["code"]) == (410, "gone")


@pytest.mark.parametrize("size", [1, 3, 50])
def test_lists_are_whole_whatever_the_stretch(client: Client, size: int) -> None:
    assert walk(client, f"/api/v1/works?size={size}", "works") == [1, 2, 3]
    assert walk(client, f"/api/v1/records?size={size}", "records") == [1, 2, 3, 4]
    assert walk(client, f"/api/v1/records?size={size}&institution=demo-library", "records") == [1, 2, 3]


def test_records_by_source_and_by_change(client: Client) -> None:
    fill({1: None}, known=True, now=datetime(2026, 2, 1, tzinfo=UTC))
    assert [
        walk(client, "/api/v1/records?since=2026-01-31", "records"),
        walk(client, "/api/v1/records?since=2026-01-01T00:00:00%2B00:00", "records"),
        walk(client, "/api/v1/records?source=demo-museum", "records"),
        walk(client, "/api/v1/records?source=demo-museum&institution=demo-library", "records"),
        walk(client, "/api/v1/records?source=nowhere", "records"),
    ] == [[1], [2, 3, 4, 1], [4], [], []]
    assert client.get("/api/v1/records?since=2026-01-31").json()["records"][0]["deleted"] is True


def test_lists_cost_the_same_for_one_and_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for size in (1, 3):
        with django_assert_num_queries(3):
            client.get(f"/api/v1/records?size={size}")
        with django_assert_num_queries(5):
            client.get(f"/api/v1/works?size={size}")
    with django_assert_num_queries(4):
        client.get("/api/v1/works/1")


@pytest.mark.parametrize(
    "address", ["works?after=x", "records?after=AAAA", "institutions?after=%00", "sources?after=ш"]
)
def test_a_place_that_is_none_is_a_problem(client: Client, address: str) -> None:
    response = client.get(f"/api/v1/{address}")
    assert (response.status_code, response.json()["errors"][0]["parameter"]) == (422, "after")


def test_unchanged_works_and_records_answer_304(client: Client) -> None:
    for address in ("/api/v1/works/1", "/api/v1/records/4", "/api/v1/records/4/raw"):
        mark = client.get(address)["ETag"]
        assert client.get(address, headers={"If-None-Match": mark}).status_code == 304
