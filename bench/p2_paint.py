"""P2: first contentful paint, largest contentful paint and layout shift of a first visit with a cheap phone on a slow line.

Home, results and work page, five first visits each in turn; medians by page, of which the slowest counts.
"""

from statistics import median
from typing import Any

import phone
from figures import ROUNDS, Result, note, report

BUDGET = {"first paint s": 1.2, "largest paint s": 2.0, "shift": 0.02}


def main() -> None:
    """Visit."""
    with phone.site() as (address, pages), phone.browser("P2") as browser:
        seen: dict[str, list[dict[str, float]]] = {name: [] for name in pages}
        for _ in range(ROUNDS):
            for name, path in pages.items():
                seen[name].append(paint(browser, address + path))
    middle = {name: {what: median(each[what] for each in visits) for what in BUDGET} for name, visits in seen.items()}
    for name, figures in middle.items():
        note(f"{name}: {figures}")
    figure = {what: round(max(figures[what] for figures in middle.values()), 3) for what in BUDGET}
    slowest = max(middle, key=lambda name: middle[name]["largest paint s"])
    report(
        Result(
            "P2",
            "first visit, slow 4G, processor a fourth",
            figure,
            BUDGET,
            all(figure[what] <= BUDGET[what] for what in BUDGET),
            f"home, results, work; slowest: {slowest}",
        )
    )


def paint(browser: Any, address: str) -> dict[str, float]:
    """What one visit saw."""
    with phone.visit(browser) as (page, _):
        page.goto(address, wait_until="networkidle")
        first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        rest = page.evaluate("window.__paint")
    return {"first paint s": first / 1000, "largest paint s": rest["lcp"] / 1000, "shift": rest["shift"]}


if __name__ == "__main__":
    main()
