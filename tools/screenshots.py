"""Pictures for the README: `tools/screenshots.py` opens the demo on a free port and writes docs/screenshots/{home,results,work}-{uz,ar,dark,large}.png,
and those of reading and listening.

They are of a phone (412 points wide, two pixels a point). State lies where `./demo` keeps it, so a demo that was set up is not set up again.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
PHONE = {"viewport": {"width": 412, "height": 892}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
WORDS = "navoiy"
VIEWS = {  # name: language, appearance
    "uz": ("uz", ""),
    "ar": ("ar", ""),
    "dark": ("uz", "theme=dark"),
    "large": ("uz", "size=2"),
}
SETTLED = 1200  # milliseconds: pages are laid out anew after a change
PATIENCE = 900  # seconds: the first start of the demo brings its collection in


def main() -> None:
    """Take every picture."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "LAVH_HOME": os.environ.get("LAVH_HOME", str(ROOT / ".lavh"))}
    demo = subprocess.Popen([sys.executable, "-m", "lavh", "demo", "--port", str(port)], env=environment, cwd=ROOT)
    try:
        wait(f"http://127.0.0.1:{port}/uz/", demo)
        take(f"http://127.0.0.1:{port}")
    finally:
        demo.terminate()
        demo.wait(30)


def wait(address: str, demo: "subprocess.Popen[bytes]") -> None:
    """Until the demo answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and demo.poll() is None:
        try:
            urlopen(address, timeout=10).close()
        except (URLError, OSError):
            time.sleep(0.5)
        else:
            return
    sys.exit("The demo did not open.")


def take(base: str) -> None:
    """Home, results and the first work of them, in every view."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        for view, (language, look) in VIEWS.items():
            context = browser.new_context(**PHONE, reduced_motion="reduce", service_workers="block")
            if look:
                context.add_cookies([{"name": "look", "value": look, "url": base}])
            walk(context, f"{base}/{language}/", view)
            context.close()
        context = browser.new_context(**PHONE, reduced_motion="reduce", locale="uz")
        read(context, base)
        context.close()
        browser.close()


def walk(context: BrowserContext, home: str, view: str) -> None:
    """The three pages of a view."""
    page = context.new_page()
    results = f"{home}search?q={WORDS}"
    page.goto(results)
    work = page.locator(".hit-link").first.evaluate("link => link.href")
    for name, address in (("home", home), ("results", results), ("work", work)):
        page.goto(address)
        keep(page, f"{name}-{view}")


def read(context: BrowserContext, base: str) -> None:
    """Books open, with what lies over them; the player; what was taken along; shelves."""
    page = context.new_page()
    there = found(base)
    for name, theme in (("reader-uz", ""), ("reader-dark", "dark"), ("reader-sepia", "sepia")):
        opened(page, f"{base}/uz/read/{there['uz-Latn']}")
        if theme:
            page.locator("[data-do='sheet look']").click()
            page.locator(f"label:has(input[name=theme][value={theme}])").click()
            if theme == "sepia":
                keep(page, "reader-appearance")
            page.keyboard.press("Escape")
        page.wait_for_timeout(SETTLED)
        keep(page, name)
    page.locator("[data-do='sheet contents']").click()
    keep(page, "reader-contents")
    opened(page, f"{base}/ar/read/{there['ar']}")
    page.wait_for_timeout(SETTLED)
    keep(page, "reader-ar")
    page.goto(f"{base}/uz/read/{there['uz-Latn']}/text/3")
    keep(page, "reader-plain")
    page.goto(f"{base}/uz/listen/{there['daisy202']}")
    page.locator(".listen[data-ready]").wait_for()
    page.evaluate("navigator.serviceWorker.ready")
    keep(page, "player-uz")
    page.locator("[data-action='download#begin']").click()
    page.locator("[data-controller=download] [data-when=there]").wait_for()
    page.goto(f"{base}/uz/downloads")
    page.locator(".taken-row").first.wait_for()
    keep(page, "downloads-uz")


def opened(page: Page, address: str) -> None:
    """The reader, once the book is open."""
    page.goto(address)
    page.locator("body[data-open][data-ready]").wait_for()


def found(base: str) -> dict[str, str]:
    """Numbers of publications of the demo: of books by language, of talking books by format."""
    feed = json.load(urlopen(f"{base}/opds/2/en/publications", timeout=30))
    numbers: dict[str, str] = {}
    for each in feed["publications"]:
        number = each["links"][0]["href"].rsplit("/", 1)[1]
        numbers.setdefault(each["metadata"]["language"][0], number)
    talking = json.load(urlopen(f"{base}/opds/2/en/publications?kind=talking-book&language=uz", timeout=30))
    books = json.load(urlopen(f"{base}/opds/2/en/publications?kind=ebook&language=uz", timeout=30))
    for each in books["publications"]:
        numbers[each["metadata"]["language"][0]] = each["links"][0]["href"].rsplit("/", 1)[1]
    return numbers | {"daisy202": talking["publications"][0]["links"][0]["href"].rsplit("/", 1)[1]}


def keep(page: Page, name: str) -> None:
    """The picture, in few colours."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    file = FOLDER / f"{name}.png"
    picture.quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
