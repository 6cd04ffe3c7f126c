"""A book that is published, in a storage of its own."""

from pathlib import Path

import pytest
from pytest_django import Settings

from lavh.access.actions import Wishes, publish
from lavh.access.models import Publication
from lavh.network.actions import enrol
from tests.api.conftest import empty
from tests.factories.publications import CHAPTERS, epub

__all__ = ["empty"]

LONG = "<h1>Ifoda</h1>" + "<p>Shunday qilib, soʻz soʻzga ulanib, kitob boʻldi.</p>" * 60


@pytest.fixture
def book(empty: None, tmp_path: Path, settings: Settings) -> Publication:
    """Number 1: two short chapters and a long one."""
    settings.STORAGE_URL = f"file://{tmp_path / 'files'}"
    library = enrol(name="Demo library")
    wishes = Wishes(rights="http://creativecommons.org/publicdomain/zero/1.0/")
    return publish(source=epub(tmp_path, "kitob — 1.epub", chapters=CHAPTERS | {"three.xhtml": LONG}), institution=library, wishes=wishes).publication  # fmt: skip
