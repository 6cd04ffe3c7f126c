"""A storage of its own for each test."""

from pathlib import Path

import pytest
from pytest_django import Settings

from lavh.access.storage.local import LocalStorage
from lavh.network.actions import enrol
from lavh.network.models import Institution


@pytest.fixture
def store(tmp_path: Path, settings: Settings) -> LocalStorage:
    """An empty storage, which is the site's."""
    settings.STORAGE_URL = f"file://{tmp_path / 'files'}"
    return LocalStorage(tmp_path / "files")


@pytest.fixture
def library(db: None) -> Institution:
    """Who publishes."""
    return enrol(name="Demo library")
