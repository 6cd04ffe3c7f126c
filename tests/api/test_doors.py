"""What all doors have in common."""

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("collection")
DOORS = ["/api/v1/search", "/api/v1/openapi.json"]


@pytest.mark.parametrize("door", DOORS)
def test_any_page_may_read(client: Client, door: str) -> None:
    response = client.get(door, headers={"Origin": "https://other.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert "ETag" in response["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("door", DOORS)
def test_a_browser_may_ask_first(client: Client, door: str) -> None:
    response = client.options(door, headers={"Access-Control-Request-Method": "GET"})
    assert (response.status_code, response["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("door", DOORS)
def test_head_says_what_get_would_say_without_its_body(client: Client, door: str) -> None:
    whole, head = client.get(door), client.head(door)
    assert (head.status_code, head.content) == (200, b"")
    assert [head[name] for name in ("Content-Type", "Content-Length", "ETag")] == [
        whole[name] for name in ("Content-Type", "Content-Length", "ETag")
    ]


@pytest.mark.parametrize(
    ("method", "address", "expected"),
    [
        ("GET", "/api", (404, "not-found")),
        ("GET", "/api/v1/nothing", (404, "not-found")),
        ("GET", "/api/v2/search", (404, "not-found")),
        ("POST", "/api/v1/search", (405, "method-not-allowed")),
        ("DELETE", "/api/v1/facets", (405, "method-not-allowed")),
    ],
)
def test_every_error_under_api_is_a_problem(
    client: Client, method: str, address: str, expected: tuple[int, str]
) -> None:
    response = client.generic(method, address)
    body = response.json()
    assert response["Content-Type"] == "application/problem+json"
    assert (response.status_code, body["code"]) == (body["status"], body["code"]) == expected


def test_an_unknown_host_is_a_problem_too(client: Client) -> None:
    response = client.get("/api/v1/search", headers={"host": "evil.example"})
    assert (response.status_code, response.json()["code"]) == (400, "bad-request")


def test_pages_are_no_doors(client: Client) -> None:
    response = client.get("/uz/")
    assert "Access-Control-Allow-Origin" not in response


def test_a_fault_of_ours_is_a_problem_without_secrets(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("lavh.api.v1.search.find", broken)
    client.raise_request_exception = False
    response = client.get("/api/v1/search")
    assert response.json() == {"title": "Internal Server Error", "status": 500, "code": "internal-server-error"}
