"""The protocol as KOReader's plugin speaks it: its paths, headers, payloads and the statuses it expects (api.json of the plugin)."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client

from lavh.api import limiter
from lavh.formats.rwpm import Locations, Locator
from lavh.kernel import clock
from lavh.reading.actions import ereading, moving
from lavh.reading.actions.moving import Move, Told
from lavh.reading.models import Reader
from lavh.reading.queries import places
from lavh.reading.rules import ereader
from tests.reading.histories import at

pytestmark = pytest.mark.usefixtures("empty")
DOCUMENT = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
WHERE = "/body/DocFragment[20]/body/p[22]/img.0"


class Unit:
    """An e-ink reader with the plugin."""

    def __init__(
        self, client: Client, name: str, password: str, number: str = "A1", address: str = "127.0.0.1"
    ) -> None:
        self.client, self.name, self.number, self.address = client, name, number, address
        self.key = hashlib.md5(password.encode(), usedforsecurity=False).hexdigest()

    def ask(self, method: str, path: str, body: Mapping[str, object] | None = None) -> tuple[int, Any]:
        headers = {"accept": "application/vnd.koreader.v1+json", "x-auth-user": self.name, "x-auth-key": self.key}
        data = msgspec.json.encode(body) if body is not None else b""
        answer = self.client.generic(
            method, f"/koreader{path}", data, "application/json", headers=headers, REMOTE_ADDR=self.address
        )
        return answer.status_code, answer.json()

    def register(self) -> tuple[int, Any]:
        return self.ask("POST", "/users/create", {"username": self.name, "password": self.key})

    def push(self, percentage: float = 0.32, progress: str = WHERE, **more: object) -> tuple[int, Any]:
        told = {
            "document": DOCUMENT,
            "progress": progress,
            "percentage": percentage,
            "device": "Kobo",
            "device_id": self.number,
        }
        return self.ask("PUT", "/syncs/progress", {**told, **more})

    def pull(self) -> tuple[int, Any]:
        return self.ask("GET", f"/syncs/progress/{DOCUMENT}")


def test_register_log_in_push_on_one_and_pull_on_another(client: Client) -> None:
    kobo, kindle = Unit(client, "aziza", "pass"), Unit(client, "aziza", "pass", "B2")
    assert kobo.ask("GET", "/healthcheck") == (200, {"state": "OK"})
    assert kobo.register() == (201, {"username": "aziza"})
    assert kobo.register() == (402, {"code": 2002, "message": "Username is already registered."})
    assert kindle.ask("GET", "/users/auth") == (200, {"authorized": "OK"})
    assert kindle.pull() == (200, {})
    status, told = kobo.push(metadata={"title": "?"}, identifiers=[])
    assert (status, told["document"]) == (200, DOCUMENT)
    there = {"document": DOCUMENT, "progress": WHERE, "percentage": 0.32, "device": "Kobo", "device_id": "A1"}
    assert kindle.pull() == (200, there | {"timestamp": told["timestamp"]})


def test_who_is_not_known_is_told_so(client: Client) -> None:
    stranger = Unit(client, "nobody", "x")
    unauthorised = (401, {"code": 2001, "message": "Unauthorized"})
    assert [stranger.ask("GET", "/users/auth"), stranger.push(), stranger.pull()] == [unauthorised] * 3
    Unit(client, "aziza", "pass").register()
    assert Unit(client, "aziza", "wrong").ask("GET", "/users/auth") == unauthorised


def test_what_cannot_be_understood(client: Client) -> None:
    kobo = Unit(client, "aziza", "pass")
    kobo.register()
    assert kobo.ask("PUT", "/syncs/progress", {"progress": "1"})[1]["code"] == 2004
    assert kobo.push(percentage="x")[1]["code"] == 2003  # type: ignore[arg-type]
    assert kobo.ask("POST", "/users/create", {"username": "a:b", "password": "x"})[0] == 403


def test_guessing_passwords_comes_to_an_end(client: Client) -> None:
    limiter.strangers.cache_clear()
    right = Unit(client, "aziza", "pass", address="203.0.113.9")
    right.register()
    for _ in range(25):
        Unit(client, "aziza", "guess", address="203.0.113.9").ask("GET", "/users/auth")
    assert right.ask("GET", "/users/auth")[0] == 401
    limiter.strangers.cache_clear()
    assert right.ask("GET", "/users/auth")[0] == 200


def test_the_place_is_shared_with_the_phone_where_the_file_is_one_of_ours(client: Client) -> None:
    kobo = Unit(client, "aziza", "pass")
    kobo.register()
    ereading.recognise(digest=DOCUMENT, publication=7)
    kobo.push(0.4)
    reader = Reader.objects.get()
    [seen] = places.places(reader.pk)
    assert (seen.name, seen.standing.latest.locator.locations.total_progression) == ("Kobo", 0.4)
    phone = reader.devices.create(log="phone", name="Phone", made=clock.now(), seen=clock.now())
    now = clock.now() + timedelta(seconds=1)
    later = moving.milliseconds(now)
    page = Locator("book.pdf", locations=Locations(fragments=("page=12",), total_progression=0.5))
    moving.note_moves_of(device=phone, told=Told([Move(7, 1, later, page)], later), now=now)
    status, there = kobo.pull()
    assert (status, there["progress"], there["device"], there["percentage"]) == (200, "12", "Phone", 0.5)


ORDER = ["cover.xhtml", "one.xhtml", "two.xhtml"]


@pytest.mark.parametrize(
    ("progress", "percentage", "href"),
    [("/body/DocFragment[2]/body/p[1]", 0.9, "one.xhtml"), ("57", 0.5, "one.xhtml"), ("?", 1.0, "two.xhtml"), ("/body/DocFragment[9]", 0.0, "cover.xhtml")],
)  # fmt: skip
def test_where_an_e_reader_is_in_a_publication(progress: str, percentage: float, href: str) -> None:
    assert ereader.located(progress, percentage, ORDER).href == href


def test_a_place_in_the_words_of_an_e_reader() -> None:
    assert ereader.told(Locator("two.xhtml#x"), ORDER) == "/body/DocFragment[3]/body"
    assert ereader.told(ereader.located("57", 0.5, []), []) == "57"
    assert ereader.told(at(0.3), ORDER) == ""


def test_the_digest_reads_pieces_of_a_file() -> None:
    content = bytes(number % 251 for number in range(70_000))
    pieces = [content[at : at + 1024] for at in (0, 1024, 4096, 16384, 65536)]
    expected = hashlib.md5(b"".join(pieces), usedforsecurity=False).hexdigest()
    assert ereader.digest(lambda at, size: content[at : at + size]) == expected
