"""The OpenAPI document."""

from typing import Any

import pytest
from django.test import Client
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
    assert sorted(document["paths"]) == ["/api/v1/facets", "/api/v1/search", "/api/v1/suggest"]
