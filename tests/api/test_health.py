"""Life and readiness."""

import pytest
from django.db import DatabaseError
from django.test import Client

from lavh import __version__


def test_the_process_lives(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.json(), response["Cache-Control"]) == ({"status": "ok", "version": __version__}, "no-store")


@pytest.mark.usefixtures("collection")
def test_everything_is_ready(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (
        200,
        {"status": "ok", "database": {"ok": True}, "index": {"ok": True, "lag": 0}},
    )


@pytest.mark.usefixtures("collection")
def test_an_index_that_is_far_behind_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lavh.api.health.BEHIND", 0)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["index"]) == (503, {"ok": False, "lag": 0})


@pytest.mark.usefixtures("empty")
def test_without_a_database_it_lives_but_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise DatabaseError

    with monkeypatch.context() as patch:
        patch.setattr("lavh.api.health.connection.cursor", away)
        assert client.get("/healthz").status_code == 200
        response = client.get("/readyz")
    assert (response.status_code, response.json()) == (
        503,
        {"status": "unavailable", "database": {"ok": False}, "index": {"ok": False}},
    )
