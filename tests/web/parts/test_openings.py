"""Opening times in words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from lavh.network.rules import Standing
from lavh.web.parts.openings import sentence

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)  # a Thursday


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (None, ""),
        (Standing(True, NOW + timedelta(hours=8)), "Open until 20:00"),
        (Standing(False, NOW + timedelta(hours=2)), "Closed, opens today at 14:00"),
        (Standing(False, NOW + timedelta(hours=21)), "Closed, opens tomorrow at 09:00"),
        (Standing(False, NOW + timedelta(days=4)), "Closed. Opens next: Monday, 12:00"),
        (Standing(False, NOW + timedelta(days=9)), "Closed. Opens next: 5 December 2026, 12:00"),
        (Standing(False, None), "Closed for now"),
    ],
)
def test_the_nearer_the_shorter(standing: Standing | None, expected: str) -> None:
    with translation.override("en"):
        assert sentence(standing, NOW) == expected
