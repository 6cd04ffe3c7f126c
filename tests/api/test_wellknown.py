"""The catalogue of doors."""

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("collection")
HOST = "http://127.0.0.1:8000"


def test_every_door_that_is_named_is_open(client: Client) -> None:
    response = client.get("/.well-known/api-catalog")
    assert response["Content-Type"].startswith("application/linkset+json")
    addresses = {each["anchor"] for each in response.json()["linkset"]}
    for each in response.json()["linkset"]:
        for links in each.values():
            if isinstance(links, list):
                addresses |= {link["href"] for link in links}
    assert {address: client.get(address.removeprefix(HOST)).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )
