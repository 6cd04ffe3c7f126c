"""A collection of three works from two institutions, behind every door."""

from collections.abc import Iterator

import pytest
from django.db import connection

from lavh.api import limiter
from lavh.discovery import engines
from lavh.network.models import Institution
from tests.factories.collections import fill
from tests.factories.descriptions import book


@pytest.fixture
def empty(db: None) -> Iterator[None]:
    """Nothing in the catalogue, nothing in the index, nothing remembered."""
    engines.engine.cache_clear()
    limiter.buckets.cache_clear()
    _number_from_one()
    yield
    engines.engine.cache_clear()
    limiter.buckets.cache_clear()


def _number_from_one() -> None:
    """PostgreSQL does not take back numbers it gave away in another test."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema() AND last_value IS NOT NULL"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f'ALTER SEQUENCE "{name}" RESTART')


@pytest.fixture
def collection(empty: None) -> None:
    """Work 1 in two editions (records 1, 2 of the library), work 2 (record 3), and a museum's work 3 (record 4)."""
    fill(
        {
            1: book(year=1926, pages=384, publisher="Sharq", isbn="9789943008205", local_id="m-1"),
            2: book(year=1994, pages=400, publisher="Sharq", local_id="m-2"),
            3: book(
                "Mehrobdan chayon",
                year=1929,
                pages=300,
                publisher="Sharq",
                subjects=(("topic", "Roman"),),
                local_id="m-3",
            ),
        }
    )
    fill(
        {4: book("Koʻza", "", 1100, kind="museum-object", local_id="inv/4", language="")},
        institution="Demo museum",
        kind=Institution.Kind.MUSEUM,
    )
