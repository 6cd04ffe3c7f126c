"""P5: a book's first page on a cheap phone and a slow line, nothing cached: time to its words, and what the code costs before pictures.

The Adventures of Sherlock Holmes (16 parts). The clock runs from the navigation to the first frame in which a part of the book is laid out. Code is what
the page, its scripts and style sheets, the manifest and the first part weigh on the line.
"""

from pathlib import Path
from statistics import median
from typing import Any

import homes
import phone
from figures import ROUNDS, SHARED, Result, free_port, note, report, skip

BOOK = SHARED / "data" / "epub" / "standardebooks" / "conan-doyle_sherlock-holmes.epub"
BUDGET = {"first page s": 2.0, "code kB": 60}
OPENED = "performance.getEntriesByName('book open')[0].startTime"
CODE = {"Document", "Script", "Stylesheet", "Fetch", "XHR"}


def main() -> None:
    """Open it five times."""
    if not BOOK.exists():
        skip("P5", f"there is no {BOOK.name} in the shared data.")
    place = homes.reading([BOOK])
    with homes.site(place, free_port(), "--workers", "1", "--threads", "4") as address, phone.browser("P5") as browser:
        seen = [opening(browser, f"{address}/en/read/{number(place)}") for _ in range(ROUNDS)]
    for each in seen:
        note(str(each))
    figure = {what: round(median(each[what] for each in seen), 2) for what in BUDGET}
    met = all(figure[what] <= BUDGET[what] for what in BUDGET)
    report(
        Result("P5", "book: first page, cold; code before pictures", figure, BUDGET, met, "slow 4G, processor a fourth")
    )


def number(place: Path) -> int:
    """The book's number in the instance."""
    return homes.publications(place)[BOOK.name]


def opening(browser: Any, address: str) -> dict[str, float]:
    """One first visit."""
    with phone.visit(browser) as (page, line):
        kinds: dict[str, str] = {}
        weights: dict[str, int] = {}
        line.on("Network.responseReceived", lambda said: kinds.update({said["requestId"]: said["type"]}))
        line.on("Network.loadingFinished", lambda said: weights.update({said["requestId"]: said["encodedDataLength"]}))
        page.goto(address, wait_until="commit")
        page.wait_for_selector("body[data-open]", state="attached")
        seconds = page.evaluate(OPENED) / 1000
        code = sum(weight for request, weight in weights.items() if kinds.get(request) in CODE)
    return {"first page s": seconds, "code kB": code / 1024}


if __name__ == "__main__":
    main()
