"""The OpenAPI document."""

from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


def test_it_is_valid_openapi_31(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_every_operation_is_described_and_promises_what_it_answers(document: dict[str, Any]) -> None:
    for operations in document["paths"].values():
        for operation in operations.values():
            assert operation["summary"]
            assert operation["description"]
            assert {"200", "304", "429"} <= operation["responses"].keys()
            for parameter in operation["parameters"]:
                assert parameter.get("description") or parameter["name"] in {"page", "size", "sort"}


def test_addresses(document: dict[str, Any]) -> None:
    assert sorted(path.removeprefix("/api/v1/") for path in document["paths"]) == [
        "facets", "institutions", "institutions/{slug}", "reading", "reading/code", "reading/devices",
        "reading/devices/{number}", "reading/everything", "reading/moves", "reading/notes", "reading/notes.jsonld", "reading/notes.md",
        "reading/notes/{name}", "reading/places", "reading/places/{publication}", "reading/places/{publication}/crossings", "reading/readers", "reading/settings", "reading/settings/{name}",
        "reading/shelves", "reading/shelves/{key}", "reading/shelves/{key}/works/{work}", "records", "records/{number}", "records/{number}/raw",
        "search", "sources", "suggest", "works", "works/{number}",
    ]  # fmt: skip


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("search", "search?facet=person,year"),
        ("facets", "facets"),
        ("suggest", "suggest?q=qod"),
        ("works", "works?size=1"),
        ("works/{number}", "works/1"),
        ("records", "records"),
        ("records/{number}", "records/4"),
        ("institutions", "institutions"),
        ("institutions/{slug}", "institutions/demo-library"),
        ("sources", "sources"),
    ],
)
def test_answers_are_what_the_document_promises(
    client: Client, document: dict[str, Any], path: str, address: str
) -> None:
    promised = document["paths"][f"/api/v1/{path}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    schema = {**promised, "components": document["components"]}
    Draft202012Validator(schema).validate(client.get(f"/api/v1/{address}").json())


@pytest.mark.usefixtures("collection")
def test_problems_are_what_the_document_promises(client: Client, document: dict[str, Any]) -> None:
    promised = document["paths"]["/api/v1/search"]["get"]["responses"]["422"]["content"]["application/problem+json"]
    schema = {**promised["schema"], "components": document["components"]}
    Draft202012Validator(schema).validate(client.get("/api/v1/search?page=x").json())
