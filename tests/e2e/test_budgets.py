"""What the first page costs on the line, and what makes the site installable. Bytes are as sent, compressed."""

import json
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import PHONE, Site

KB = 1024


@pytest.mark.parametrize("name", ["home", "results", "work"])
def test_the_first_page(name: str, site: Site, browser: Browser) -> None:
    context = browser.new_context(**PHONE, service_workers="block")
    page = context.new_page()
    line = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    bytes_: dict[str, int] = {}
    line.on(
        "Network.responseReceived",
        lambda said: kinds.update({said["requestId"]: said["type"]} if on_line(said) else {}),
    )
    line.on("Network.loadingFinished", lambda said: bytes_.update({said["requestId"]: said["encodedDataLength"]}))
    line.send("Network.enable")
    page.goto(site.address(name), wait_until="networkidle")
    context.close()
    total = {kind: sum(bytes_[each] for each in kinds if kinds[each] == kind) for kind in set(kinds.values())}
    assert len(kinds) <= 6, kinds
    assert sum(total.values()) <= 70 * KB, total
    assert total["Script"] <= 40 * KB
    assert total["Stylesheet"] <= 15 * KB


def on_line(said: dict[str, Any]) -> bool:
    """Whether an answer came over the line: drawings in the page itself do not."""
    return str(said["response"]["url"]).startswith("http")


def test_the_service_worker_is_small(site: Site) -> None:
    asked = urllib.request.Request(f"{site.base}/sw.js", headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(asked) as answer:
        assert len(answer.read()) <= 6 * KB


def test_the_site_can_be_installed(site: Site, browser: Browser) -> None:
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto(site.address("home", "ar"))
    line = context.new_cdp_session(page)
    found = line.send("Page.getAppManifest")
    errors = line.send("Page.getInstallabilityErrors")["installabilityErrors"]
    card = json.loads(found["data"])
    context.close()
    assert found["errors"] == []
    assert [each["errorId"] for each in errors if each["errorId"] != "in-incognito"] == []
    assert (card["lang"], card["dir"], card["start_url"], len(card["shortcuts"])) == ("ar", "rtl", "/ar/", 3)
