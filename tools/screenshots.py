"""Pictures for the README: `tools/screenshots.py` opens the demo on a free port and writes docs/screenshots/{home,results,work}-{uz,ar,dark,large}.png.

They are of a phone (412 points wide, two pixels a point). State lies where `./demo` keeps it, so a demo that was set up is not set up again.
"""

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
from playwright.sync_api import BrowserContext, sync_playwright

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
        browser.close()


def walk(context: BrowserContext, home: str, view: str) -> None:
    """The three pages of a view."""
    page = context.new_page()
    results = f"{home}search?q={WORDS}"
    page.goto(results)
    work = page.locator(".hit-link").first.evaluate("link => link.href")
    for name, address in (("home", home), ("results", results), ("work", work)):
        page.goto(address)
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        file = FOLDER / f"{name}-{view}.png"
        picture.quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
