"""How much one address may ask."""

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from lavh.api.limiter import who


@pytest.mark.parametrize(
    ("remote", "forwarded", "behind_proxy", "expected"),
    [
        ("203.0.113.5", None, False, "203.0.113.5"),
        ("203.0.113.5", "198.51.100.1", False, "203.0.113.5"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", True, "203.0.113.9"),
        ("127.0.0.1", None, True, ""),
        ("::1", None, False, ""),
        ("2001:db8:1:2:3:4:5:6", None, False, "2001:db8:1:2::/64"),
        ("", None, False, ""),
        ("unix", None, False, "unix"),
    ],
)
def test_who_asks(settings: Settings, remote: str, forwarded: str | None, behind_proxy: bool, expected: str) -> None:
    settings.BEHIND_PROXY = behind_proxy
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert who(RequestFactory(headers=headers).get("/", REMOTE_ADDR=remote)) == expected


def test_who_asks_too_much_is_told_when_to_come_back(settings: Settings, empty: None, client: Client) -> None:
    settings.API_RATE, settings.API_BURST = 1, 2
    for expected in (200, 200, 429):
        response = client.get("/api/v1/openapi.json", REMOTE_ADDR="203.0.113.5")
        assert response.status_code == expected
    assert (response["Retry-After"], response.json()["code"]) == ("60", "too-many-requests")
    assert client.get("/api/v1/openapi.json", REMOTE_ADDR="203.0.113.6").status_code == 200
    assert client.get("/healthz", REMOTE_ADDR="203.0.113.5").status_code == 200
