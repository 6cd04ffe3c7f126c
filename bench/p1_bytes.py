"""P1: what the first page costs on the line: bytes and requests, of them script and style, as sent (brotli), nothing cached, service worker off.

Home, results and work page of the shipped collection; the figures are those of the dearest page.
"""

from typing import Any

import phone
from figures import Result, note, report

BUDGET = {"kB": 70, "requests": 6, "script kB": 40, "style kB": 15}


def main() -> None:
    """Open each page once: bytes do not vary."""
    with phone.site() as (address, pages), phone.browser("P1") as browser:
        seen = {name: cost(browser, address + path) for name, path in pages.items()}
    for name, costs in seen.items():
        note(f"{name}: {costs}")
    figure = {name: max(costs[name] for costs in seen.values()) for name in BUDGET}
    dearest = max(seen, key=lambda name: seen[name]["kB"])
    report(
        Result(
            "P1",
            "first page, cold",
            figure,
            BUDGET,
            all(figure[name] <= BUDGET[name] for name in BUDGET),
            f"home, results, work; dearest: {dearest}",
        )
    )


def cost(browser: Any, address: str) -> dict[str, float]:
    """Bytes and requests of one page."""
    context = browser.new_context(**phone.PHONE, service_workers="block")
    page = context.new_page()
    line = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    bytes_: dict[str, float] = {}
    line.on(
        "Network.responseReceived",
        lambda said: kinds.update(
            {said["requestId"]: said["type"]} if said["response"]["url"].startswith("http") else {}
        ),
    )
    line.on("Network.loadingFinished", lambda said: bytes_.update({said["requestId"]: said["encodedDataLength"]}))
    line.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    context.close()

    def kilobytes(*wanted: str) -> float:
        return round(sum(bytes_.get(each, 0) for each, kind in kinds.items() if not wanted or kind in wanted) / 1000, 1)

    return {
        "kB": kilobytes(),
        "requests": len(kinds),
        "script kB": kilobytes("Script"),
        "style kB": kilobytes("Stylesheet"),
    }


if __name__ == "__main__":
    main()
