"""A hostile book in WebKit: it runs nothing and reaches nobody, whether it was cleaned or not. That it would, were it let, is shown first."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.e2e.conftest import Site, free_port
from tests.e2e.webkit import WebKit, webkit
from tests.factories.listening import Elsewhere, elsewhere
from tests.factories.publications import epub
from tests.factories.reading import CHAPTERS, HOSTILE
from tests.formats import hostile

pytestmark = pytest.mark.webkit
OPEN = "document.body.dataset.open !== undefined && document.body.dataset.ready !== undefined"
CHAPTER = "document.querySelector('foliate-paginator').getContents()[0].doc"
HARM = "[localStorage.getItem('harm'), window.harm ?? null, window.lavhOwned ?? null]"


class Books(NamedTuple):
    """Numbers of two hostile books: one that was cleaned as every book is, one whose first chapter is kept as it came."""

    cleaned: int
    raw: int
    outside: Elsewhere


@pytest.fixture(scope="module")
def window() -> Iterator[WebKit]:
    with webkit(free_port()) as window:
        yield window


@pytest.fixture(scope="module")
def books(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    folder = tmp_path_factory.mktemp("hostile")
    with elsewhere() as outside:
        cleaned = folder / "cleaned.epub"
        cleaned.write_bytes(hostile.book(outside.base))
        raw = epub(folder, "raw.epub", "Zarar", CHAPTERS, "urn:x:harm")
        site.home.lavh("publish", str(cleaned), str(raw), "--institution", "demo-art-museum", "--quiet", "--no-index")
        numbers = dict(site.home.sql("SELECT filename, id FROM access_publication"))
        keep(site, numbers["raw.epub"], HOSTILE.replace("https://evil.example", outside.base).encode())
        yield Books(numbers["cleaned.epub"], numbers["raw.epub"], outside)
        site.home.lavh("unpublish", str(numbers["cleaned.epub"]), str(numbers["raw.epub"]))


def keep(site: Site, number: int, content: bytes) -> None:
    """Put this in the place of the first chapter, past everything that cleans."""
    key = hashlib.sha256(content).hexdigest()
    file: Path = site.home.home / "files" / key[:2] / key
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    site.home.sql(f"UPDATE access_resource SET sha256 = '{key}', size = {len(content)}, packed = '' WHERE publication_id = {number} AND path = 'one.xhtml'")  # fmt: skip


def test_a_hostile_book_runs_nothing_and_reaches_nobody(window: WebKit, site: Site, books: Books) -> None:
    outside = books.outside
    harm = HOSTILE.replace("https://evil.example", outside.base).replace('http-equiv="refresh"', 'name="refresh"')
    outside.pages["/control"] = harm.encode()
    window.go(f"{outside.base}/control")
    assert window.until("localStorage.getItem('harm')") is not None
    assert {"/control", "/inline", "/x.js", "/x.css", "/pixel.png", "/frame"} <= set(outside.asked)
    outside.asked.clear()

    window.go(f"{site.base}/en/read/{books.raw}")
    assert window.until(f"{OPEN} && {CHAPTER}.readyState === 'complete' && {CHAPTER}.querySelector('h1').textContent") == "Harm"  # fmt: skip
    for trap in ("#trap", "svg a", "#send"):
        window.tell(f"{CHAPTER}.querySelector({json.dumps(trap)}).dispatchEvent(new MouseEvent('click', {{bubbles: true, cancelable: true}}))")  # fmt: skip
    assert (window.tell(HARM), outside.asked) == ([None, None, None], [])

    for address in (f"/p/{books.raw}/one.xhtml", f"/en/read/{books.raw}/text/1", f"/en/read/{books.cleaned}/text/1"):
        window.go(site.base + address)
    window.go(f"{site.base}/en/read/{books.cleaned}")
    words = window.until(f"{OPEN} && {CHAPTER}.readyState === 'complete' && {CHAPTER}.body.textContent")
    assert words.strip().endswith("Shu yerda hech narsa ishlamaydi.")
    assert (window.tell(HARM), outside.asked) == ([None, None, None], [])
