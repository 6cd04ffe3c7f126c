"""What a reader of the outbox is shown: nothing that something still under way may come before."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction

from lavh.outbox import actions, queries

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not os.environ.get("LAVH_TEST_DATABASE_URL"), reason="SQLite has one writer at a time"),
]


@pytest.fixture
def beside() -> Iterator[object]:
    """A session of somebody else in the same database."""
    import psycopg

    server = urlsplit(os.environ["LAVH_TEST_DATABASE_URL"])
    here = server._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    with psycopg.connect(here, autocommit=False) as other:
        yield other


def told() -> list[list[int]]:
    """The events that a new reader is told of."""
    return [event.ids for event in queries.after("nobody yet", ["works-changed"], 10)]


def test_an_event_is_told_when_everything_before_it_has_ended(beside: object) -> None:
    other = beside.cursor()  # type: ignore[attr-defined]
    other.execute("SELECT pg_current_xact_id()")  # it may still write an event with a lower number
    actions.record("works-changed", [1])
    assert (told(), queries.last_settled()) == ([], None)
    beside.rollback()  # type: ignore[attr-defined]
    assert told() == [[1]]


def test_what_is_under_way_in_another_database_holds_nobody_back() -> None:
    import psycopg

    server = os.environ["LAVH_TEST_DATABASE_URL"]
    with psycopg.connect(server, autocommit=False) as other:
        other.execute("SELECT pg_current_xact_id()")
        actions.record("works-changed", [1])
        assert told() == [[1]]


def test_one_s_own_events_wait_for_their_commit() -> None:
    with transaction.atomic():
        actions.record("works-changed", [1])
        assert told() == []
    assert told() == [[1]]
