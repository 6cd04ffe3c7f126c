"""The app's icons as pictures: draws `frontend/public/icons/icon.svg` at the sizes that home screens ask for. Run it when the drawing changes.

The maskable one fills its square and keeps the star inside the circle that every platform leaves (80 %).
"""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ICONS = Path(__file__).resolve().parent.parent / "frontend" / "public" / "icons"
PICTURES = (("icon-192", 192, False), ("icon-512", 512, False), ("maskable-512", 512, True))


def main() -> None:
    """Draw every picture."""
    drawing = (ICONS / "icon.svg").read_text(encoding="utf-8")
    full = drawing.replace(' rx="112"', "").replace("<g fill", '<g transform="translate(51 51)scale(.8)" fill', 1)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, size, maskable in PICTURES:
            page = browser.new_page(viewport={"width": size, "height": size})
            svg = (full if maskable else drawing).replace(
                "<svg ", f'<svg width="{size}" height="{size}" style="display:block" ', 1
            )
            page.set_content(f"<body style='margin:0'>{svg}")
            page.screenshot(path=ICONS / f"{name}.png", omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
