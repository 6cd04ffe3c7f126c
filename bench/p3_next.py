"""P3: the next page by Turbo: from the tap on a hit to the work page on the screen, cheap phone, slow line.

A first visit to the results is let come to rest, with the service worker in charge and on the same line; then the first ten hits in turn, each on a page of its
own: time from the click's event to the second frame after the new page's heading is in the document.
"""

from statistics import median
from typing import Any

import phone
from figures import Result, note, report

BUDGET = 400
TAP = """number => new Promise(done => {
  const link = document.querySelectorAll('.hit a[href*="/work/"]')[number];
  const before = location.href;
  const began = performance.now();
  const watching = new MutationObserver(() => {
    if (location.href === before || !document.querySelector('main h1') || document.querySelector('.hits')) return;
    watching.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
  });
  watching.observe(document, {childList: true, subtree: true});
  link.click();
})"""


def main() -> None:
    """Tap."""
    with phone.site() as (address, pages), phone.browser("P3") as browser:
        times = [tap(browser, address + pages["results"], number) for number in range(10)]
    note(f"milliseconds: {[round(time) for time in times]}")
    figure = round(median(times))
    report(
        Result(
            "P3",
            "next page by Turbo, tap to rendered, ms",
            figure,
            BUDGET,
            figure <= BUDGET,
            f"worst of ten: {max(times):.0f} ms",
        )
    )


def tap(browser: Any, address: str, number: int) -> float:
    """One tap, in milliseconds. A whole page load instead of Turbo's would lose the watcher and raise here."""
    with phone.visit(browser) as (page, _):
        page.goto(address, wait_until="networkidle")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        phone.slow_workers(browser)
        return float(page.evaluate(TAP, number))


if __name__ == "__main__":
    main()
