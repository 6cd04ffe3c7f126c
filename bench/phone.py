"""Chromium as a cheap phone on a slow line: 4G at 1.6 Mbit/s and 150 ms, a processor four times slower, nothing cached."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import homes
from figures import free_port, skip

PHONE: dict[str, Any] = {
    "viewport": {"width": 412, "height": 839},
    "device_scale_factor": 2.6,
    "is_mobile": True,
    "has_touch": True,
}
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER = 4
WATCH = """
Object.defineProperty(Navigator.prototype, 'deviceMemory', {get: () => 2}); // gigabytes, as such a phone says
window.__paint = {lcp: 0, shift: 0};
new PerformanceObserver(list => { for (const each of list.getEntries()) window.__paint.lcp = each.startTime; }).observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => { for (const each of list.getEntries()) if (!each.hadRecentInput) window.__paint.shift += each.value; }).observe({type: 'layout-shift', buffered: true});
"""


def chromium(identity: str) -> str:
    """The browser of this machine: `LAVH_CHROMIUM`, the system's, or Playwright's own ("")."""
    given = os.environ.get("LAVH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
    if not given:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            if not Path(playwright.chromium.executable_path).exists():
                skip(identity, "there is no Chromium: install Debian's chromium or run `playwright install chromium`.")
    return given


@contextmanager
def browser(identity: str) -> Iterator[Any]:
    """A browser."""
    from playwright.sync_api import sync_playwright

    program = chromium(identity)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=program or None, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def site() -> Iterator[tuple[str, dict[str, str]]]:
    """(address of the shipped collection served, addresses of the pages that are measured by name)."""
    place = homes.collection()
    with homes.site(place, free_port(), "--workers", "1", "--threads", "4") as address:
        yield address, pages(place)


def pages(place: Path) -> dict[str, str]:
    """Home, results of a frequent word, the work with most records."""
    import sqlite3

    with sqlite3.connect(place / "lavh.sqlite3") as connection:
        work = connection.execute(
            "SELECT m.work_id FROM catalog_manifestation m JOIN catalog_record r ON r.manifestation_id = m.id GROUP BY m.work_id ORDER BY count(*) DESC, m.work_id LIMIT 1"
        ).fetchone()[0]
    return {"home": "/uz/", "results": f"/uz/search?q={quote('tarix')}", "work": f"/uz/work/{work}"}


@contextmanager
def visit(opened: Any, *, slow: bool = True) -> Iterator[tuple[Any, Any]]:
    """(a page with nothing cached, its DevTools session)."""
    context = opened.new_context(**PHONE)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    if slow:
        line.send("Network.emulateNetworkConditions", LINE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    try:
        yield page, line
    finally:
        context.close()


def slow_workers(opened: Any) -> None:
    """Put the service workers on the same line: the browser slows what a page asks for itself, not what it gets through one."""
    line = opened.new_browser_cdp_session()
    for target in line.send("Target.getTargets")["targetInfos"]:
        if target["type"] == "service_worker":
            attached = {"targetId": target["targetId"], "flatten": False}
            session = line.send("Target.attachToTarget", attached)["sessionId"]
            for number, (method, values) in enumerate(
                (("Network.enable", {}), ("Network.emulateNetworkConditions", LINE)), 1
            ):
                message = json.dumps({"id": number, "method": method, "params": values})
                line.send("Target.sendMessageToTarget", {"sessionId": session, "message": message})
