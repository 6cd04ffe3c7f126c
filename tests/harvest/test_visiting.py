"""Asking servers: politely, and without being led astray."""

import gzip
import socket
from datetime import timedelta
from email.utils import format_datetime

import pytest

from lavh.harvest.visiting import Answer, Gate, Visitor
from lavh.kernel import clock
from lavh.kernel.errors import Unreachable
from tests.factories.servers import Reply, serving


def said(body: bytes) -> bytes:
    return body


def test_what_is_asked_and_answered() -> None:
    asked = []

    def answer(path: str, parameters: dict[str, str]) -> Reply:
        asked.append((path, parameters))
        return Reply(b"salom")

    with serving(answer) as address:
        assert Visitor(address + "oai?key=1").ask({"verb": "Identify"}, said) == b"salom"
    assert asked == [("/oai", {"key": "1", "verb": "Identify"})]


def test_packed_answers_are_unpacked_and_bombs_are_not() -> None:
    packed = {"Content-Encoding": "gzip"}
    with serving(lambda *_: Reply(gzip.compress(b"salom"), 200, packed)) as address:
        assert Visitor(address).get({}) == Answer(200, b"salom", None)
    with serving(lambda *_: Reply(gzip.compress(bytes(10_000)), 200, packed)) as address:
        with pytest.raises(Unreachable) as failure:
            Visitor(address, limit=1_000).get({})
        assert failure.value.code == "too-much"


def test_a_packed_answer_that_breaks_off_is_none() -> None:
    half = gzip.compress(b"salom" * 100)[:-9]
    with serving(lambda *_: Reply(half, 200, {"Content-Encoding": "gzip"})) as address, pytest.raises(Unreachable):
        Visitor(address).get({})


def test_waits_as_long_as_it_is_told_to_in_seconds_or_until_a_moment() -> None:
    then = format_datetime(clock.now() + timedelta(seconds=90))
    replies = [
        Reply(b"", 503, {"Retry-After": "4"}),
        Reply(b"", 429, {"Retry-After": then}),
        Reply(b"", 503, {"Retry-After": "soon"}),
        Reply(b"ok"),
    ]
    waited: list[float] = []
    with serving(lambda *_: replies.pop(0)) as address:
        assert Visitor(address, waits=(1.0, 2.0, 3.0), wait=waited.append).ask({}, said) == b"ok"
    assert [waited[0], 60 < waited[1] <= 90, waited[2]] == [4.0, True, 3.0]


def test_what_is_refused_is_not_asked_for_again() -> None:
    asked = []
    with serving(lambda *_: asked.append(1) or Reply(b"", 403)) as address, pytest.raises(Unreachable) as failure:
        Visitor(address, wait=lambda _: None).ask({}, said)
    assert (failure.value.code, failure.value.facts["status"], len(asked)) == ("http-status", 403, 1)


def test_redirects_are_followed_to_where_the_source_may_be() -> None:
    with serving(lambda *_: Reply(b"there")) as there, serving(lambda *_: Reply(b"", 302, {"Location": there})) as here:
        assert Visitor(here).get({}).body == b"there"
    with (
        serving(lambda *_: Reply(b"", 302, {"Location": "ftp://127.0.0.1/etc"})) as here,
        pytest.raises(Unreachable) as failure,
    ):
        Visitor(here).get({})
    assert failure.value.code == "insecure-redirect"


def test_a_public_source_may_not_lead_into_a_private_network() -> None:
    gate = Gate("http://library.example/oai")
    gate.private = False
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(Unreachable) as failure:
        gate.connect(("127.0.0.1", server.getsockname()[1]), 1.0)
    assert failure.value.code == "private-address"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "library.example/oai", "ftp://library.example/", "https:///oai"]
)
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(Unreachable) as failure:
        Visitor(address)
    assert failure.value.code == "bad-address"
