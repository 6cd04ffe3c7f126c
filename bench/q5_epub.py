"""Q5: the W3C's EPUB test books, opened and walked through by the reader in Chromium: how many open, how many of the obligatory ones keep their own statement.

A book opens when words or pictures of each of its parts have been on show. What each book says must be seen is checked by `epub/statements.py`; what the
reader does not do on purpose (scripts of books never run) stands there with its reason and is not counted. Books of `should`, `may` and deprecated features are counted apart.
"""

import re
import zipfile
from pathlib import Path
from typing import Any

import homes
import phone
from epub.statements import NOT_APPLICABLE, REASONS, STATEMENTS, Shown
from figures import SHARED, Result, free_port, note, report, skip

FOLDER = SHARED / "data" / "epub" / "w3c-tests"
BUDGET = {"opened": 1.0, "must": 0.95}
LEVEL = re.compile(r'belongs-to-collection"[^>]*>\s*([^<]*?)\s*<')
PAGES = 12


def main() -> None:
    """Open them all."""
    books = sorted(FOLDER.glob("*.epub"))
    if not books:
        skip("Q5", "the test books are not in the shared data.")
    place = homes.reading(books)
    numbers = homes.publications(place)
    opened: dict[str, bool] = {}
    kept: dict[str, bool] = {}
    with homes.site(place, free_port(), "--workers", "1", "--threads", "4") as address, phone.browser("Q5") as browser:
        for book in books:
            name = book.stem
            if book.name not in numbers:
                opened[name], kept[name] = False, False
                note(f"{name}: refused")
                continue
            opened[name], kept[name] = seen(browser, f"{address}/en/read/{numbers[book.name]}", name)
            note(
                f"{name}: {'opens' if opened[name] else 'does not open'}, {'keeps' if kept[name] else 'does not keep'} its statement {NOT_APPLICABLE.get(name) or ('' if kept[name] else REASONS.get(name, ''))}"
            )
    applicable = [book for book in books if book.stem not in NOT_APPLICABLE]
    must = [book.stem for book in applicable if level(book) == "must"]
    figure = {
        "opened": round(sum(opened.values()) / len(books), 3),
        "must": round(sum(kept[name] for name in must) / len(must), 3),
    }
    met = all(figure[what] >= BUDGET[what] for what in BUDGET)
    rest = [name for name in must if not kept[name]]
    others = [book.stem for book in applicable if book.stem not in must]
    against = f"{len(books)} books, {len(must)} obligatory, not kept: {', '.join(rest) or 'none'}; of {len(others)} others {sum(kept[name] for name in others)} keep theirs"
    report(Result("Q5", "W3C EPUB books opened; statements kept", figure, BUDGET, met, against))


def level(book: Path) -> str:
    """How binding the norm is: must, should, may, deprecated."""
    with zipfile.ZipFile(book) as archive:
        package = next(
            (archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if name.endswith(".opf")), ""
        )
    found = LEVEL.search(package)
    return found[1] if found else "must"


def seen(browser: Any, address: str, name: str) -> tuple[bool, bool]:
    """(it opened, it kept its statement)."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, reduced_motion="reduce", service_workers="block"
    )
    try:
        page = context.new_page()
        asked: list[str] = []
        context.on("response", lambda answer: asked.append(answer.url))
        page.goto(address)
        page.wait_for_selector("body[data-open]", state="attached", timeout=15_000)
        shown = Shown(page, asked)
        return True, bool(STATEMENTS[name](shown)) if name in STATEMENTS else False
    except Exception as problem:  # noqa: BLE001 (a book that breaks the walk counts as one that does not)
        note(f"{name}: {str(problem)[:200]}")
        return page.locator("body[data-open]").count() > 0, False
    finally:
        context.close()


if __name__ == "__main__":
    main()
