"""A whole instance with real records of all three kinds of institution, run by `lavh serve`, and Chromium to walk it with."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect, sync_playwright

from tests.e2e.pages import NUMBERS, PAGES
from tests.factories.houses import ROOT, House, house
from tests.factories.reading import printed, story
from tests.factories.sounds import audiobook, talking_book

SAMPLES = ROOT / "tests" / "samples"
STREAMS = (  # (institution of demo_data/network.toml, what it holds)
    ("demo-national-library", ("marc21/lc-uzbek.mrc", "marc21/lc-books.mrc", "unimarc/uzmarc-two-scripts.mrc", "irbis/irbis-utf8.txt")),
    ("demo-samarkand-library", ("marc21/lc-uzbek.mrc", "marc21/lc-vernacular.mrc")),
    ("demo-state-archive", ("ead/lc-neptune-plaza.xml",)),
    ("demo-art-museum", ("oai_dc/page.xml",)),
)  # fmt: skip
PHONE: Mapping[str, Any] = {"viewport": {"width": 412, "height": 839}, "has_touch": True, "reduced_motion": "reduce"}


@dataclass(frozen=True)
class Site:
    """A running instance. `numbers`: what the names in `PAGES` stand for here."""

    base: str
    numbers: Mapping[str, Any]
    home: House

    def address(self, page: str, language: str = "uz") -> str:
        """The address of a page of `PAGES`."""
        return self.base + PAGES[page].format(language=language, **self.numbers)


class Visitor:
    """A patron's browser: a page, and what the console said that it should not have said."""

    def __init__(self, site: Site, context: BrowserContext) -> None:
        self.site = site
        self.context = context
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, page: str, language: str = "uz") -> Response:
        """Go to a page of `PAGES`."""
        response = self.page.goto(self.site.address(page, language))
        assert response is not None
        return response

    def look(self, **choices: str) -> None:
        """Choose appearance settings, as the settings page would keep them."""
        value = "&".join(f"{name}={each}" for name, each in choices.items())
        self.context.add_cookies([{"name": "look", "value": value, "url": self.site.base}])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with house(tmp_path_factory.mktemp("site") / "home") as home:
        home.lavh("network", str(ROOT / "demo_data" / "network.toml"))
        for institution, files in STREAMS:
            home.lavh("import", *(str(SAMPLES / file) for file in files), "--institution", institution, "--quiet")
        books = tmp_path_factory.mktemp("books")
        for book in (audiobook(books), talking_book(books), story(books), printed(books)):
            home.lavh("publish", str(book), "--institution", "demo-national-library", "--rights", "CC0", "--quiet")
        numbers = {name: home.sql(query)[0][0] for name, query in NUMBERS.items()}
        yield from served(home, numbers)


def served(home: House, numbers: Mapping[str, Any]) -> Iterator[Site]:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    said = home.home / "server.log"
    command = [
        sys.executable,
        "-m",
        "lavh",
        "serve",
        "--only-web",
        "--workers",
        "1",
        "--threads",
        "4",
        "--port",
        str(port),
    ]
    with said.open("w", encoding="utf-8") as log:
        server = subprocess.Popen(command, env=home.environment, cwd=ROOT, stdout=log, stderr=log)
    try:
        wait_for(f"{base}/sw.js", server)
        yield Site(base, numbers, home)
    finally:
        server.terminate()
        server.wait(timeout=30)
    assert "Traceback" not in said.read_text(encoding="utf-8"), said.read_text(encoding="utf-8")[-6000:]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    """Until the server answers with something good."""
    for _ in range(1_200):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                server.wait(timeout=0.05)
                pytest.fail("the server ended")
            continue
        return
    pytest.fail(f"{address} did not answer")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=20_000)  # ms: two journeys and two servers may share a core
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield started
        started.close()


def chromium() -> str | None:
    """$CHROMIUM, the system's, or Playwright's own (None)."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture
def phone(site: Site, browser: Browser) -> Iterator[Visitor]:
    """A phone that keeps nothing: each page comes from the server."""
    context = browser.new_context(**PHONE, service_workers="block")
    yield Visitor(site, context)
    context.close()


@pytest.fixture
def keeping(site: Site, browser: Browser) -> Iterator[Visitor]:
    """A phone with the service worker at work."""
    context = browser.new_context(**PHONE)
    yield Visitor(site, context)
    context.close()


@pytest.fixture
def narrow(site: Site, browser: Browser) -> Iterator[Visitor]:
    """The narrowest phone."""
    context = browser.new_context(**{**PHONE, "viewport": {"width": 320, "height": 640}}, service_workers="block")
    yield Visitor(site, context)
    context.close()


@pytest.fixture
def plain(site: Site, browser: Browser) -> Iterator[Visitor]:
    """A phone without JavaScript."""
    context = browser.new_context(**PHONE, java_script_enabled=False)
    yield Visitor(site, context)
    context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's source, to be put into pages."""
    return (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.fspath).parents:
            item.add_marker("browser")
