"""A reader with a phone."""

from datetime import UTC, datetime

import pytest

from lavh.reading.actions import identity
from lavh.reading.models import Device

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """A moment."""
    return NOW


@pytest.fixture
def phone(db: None) -> tuple[Device, str]:
    """A device and its key."""
    return identity.begin(log="log-of-phone", name="Phone", now=NOW)
