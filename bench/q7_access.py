"""Q7: axe over every page in six languages at the width of a phone; keyboard traps; controls without a name.

Pages and languages are those of `tests/e2e/pages.py`, over the shipped collection. Keyboard: Tab through every page in one language, twice as often as there
are things to reach: focus must come by the beginning again. Names: the computed accessible name of every button, link and field.
"""

import re
import sqlite3
import sys
from pathlib import Path
from typing import Any

import homes
import phone
from figures import ROOT, Result, free_port, note, report, skip

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
UNNAMED = """() => { axe.setup(document); try { return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')]
  .filter(each => each.checkVisibility() && !axe.commons.text.accessibleText(each, {}))
  .map(each => each.outerHTML.slice(0, 100)); } finally { axe.teardown(); } }"""  # in one go: what comes later is not in axe's tree
REACHABLE = """() => [...document.querySelectorAll('a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter(each => each.checkVisibility()).length"""


def main() -> None:
    """Walk every page."""
    if not AXE.exists():
        skip("Q7", "axe-core is not there: npm ci in frontend/ brings it.")
    sys.path.insert(0, str(ROOT))
    from tests.e2e.pages import LANGUAGES, PAGES

    place = homes.collection()
    axe = AXE.read_text(encoding="utf-8")
    violations = unnamed = traps = 0
    with homes.site(place, free_port(), "--workers", "1", "--threads", "4") as address, phone.browser("Q7") as browser:
        context = browser.new_context(**phone.PHONE, reduced_motion="reduce")
        page = context.new_page()
        for name, path in PAGES.items():
            for language in LANGUAGES:
                page.goto(address + filled(path, language, place))
                page.evaluate(axe)
                found = page.evaluate(
                    "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(done => done.violations)",
                    TAGS,
                )
                violations += len(found)
                for each in found:
                    note(f"{name} in {language}: {each['id']}: {each['help']}: {each['nodes'][0]['html'][:120]}")
                nameless = page.evaluate(UNNAMED)
                unnamed += len(nameless)
                for html in nameless:
                    note(f"{name} in {language}: no name: {html}")
            note(f"{name}: {violations} violations so far")
            if trapped(page):
                traps += 1
                note(f"{name}: the keyboard does not come round")
    figure = {"violations": violations, "traps": traps, "unnamed": unnamed}
    report(
        Result(
            "Q7",
            "accessibility",
            figure,
            dict.fromkeys(figure, 0),
            not any(figure.values()),
            f"{len(PAGES)} pages in {len(LANGUAGES)} languages",
        )
    )


def filled(path: str, language: str, place: Path) -> str:
    """The address of a page with numbers of this collection in it."""
    from tests.e2e.pages import NUMBERS

    values: dict[str, Any] = {}
    with sqlite3.connect(place / "lavh.sqlite3") as connection:
        for name in re.findall(r"{(\w+)}", path):
            if name in NUMBERS:
                values[name] = connection.execute(NUMBERS[name]).fetchone()[0]
    return path.format(language=language, **values)


def trapped(page: Any) -> bool:
    """Whether Tab never leads from somewhere on the page back to its beginning."""
    reachable = page.evaluate(REACHABLE)
    page.evaluate("document.activeElement && document.activeElement.blur(); window.scrollTo(0, 0)")
    page.keyboard.press("Tab")
    page.evaluate("window.__first = document.activeElement")
    for _ in range(reachable * 2 + 4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === window.__first || document.activeElement === document.body"):
            return False
    return True


if __name__ == "__main__":
    main()
