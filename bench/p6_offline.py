"""P6: a book taken along, opened without a connection: from the address to the first page on the screen, processor as it is; and seeking in sound, on the line
and from the phone.

The book is The Adventures of Sherlock Holmes of the shipped collection. The sound is ten minutes made of the shipped audiobook's own frames, so that a jump leaves
what has been fetched: on a 4G line it is asked for by a range, taken along it is answered by the service worker. Five rounds, medians; seconds of the wall.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from statistics import median
from typing import Any

import homes
import phone
from figures import ROOT, ROUNDS, Result, free_port, note, report

PUBLICATIONS = ROOT / "demo_data" / "publications"
BUDGET = {"book": 0.5, "seek on the line": 1.0, "seek on the phone": 0.2}
PORT = free_port()
CONTROLLED = """() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ? true
  : new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', () => done(true), {once: true})))"""
SHOWN = """() => new Promise(done => { const look = () => document.querySelector('#wait[hidden]')
  ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))) : setTimeout(look, 5); look(); })"""
SEEK = """([address, to]) => new Promise((done, failed) => {
  const sound = new Audio(address); let began = 0;
  sound.addEventListener('loadedmetadata', () => { began = performance.now(); sound.currentTime = to; }, {once: true});
  sound.addEventListener('seeked', () => done((performance.now() - began) / 1000), {once: true});
  sound.addEventListener('error', () => failed(new Error(sound.error.message)));
  sound.load();
})"""


def main() -> None:
    """Publish, take along, go off line, open."""
    with tempfile.TemporaryDirectory(prefix="lavh-p6-") as folder:
        place = Path(folder) / "home"
        files = (PUBLICATIONS / "sherlock-holmes.epub", long(Path(folder)))
        for file in files:
            subprocess.run(homes.lavh("publish", file, "--institution", "Bench library", "--rights", "CC0", "--quiet"), env=homes.at(place), check=True, stdout=sys.stderr)  # fmt: skip
        with homes.site(place, PORT, "--workers", "1", "--threads", "4") as address, phone.browser("P6") as browser:
            rounds = [measured(browser, address) for _ in range(ROUNDS)]
    for each in rounds:
        note(str(each))
    figure = {name: round(median(each[name] for each in rounds), 3) for name in BUDGET}
    report(
        Result(
            "P6",
            "taken along: book opened, sound sought, seconds",
            figure,
            BUDGET,
            all(figure[name] <= BUDGET[name] for name in BUDGET),
            "Sherlock Holmes; ten minutes of sound; seek on the line at 1.6 Mbit/s and 150 ms",
        )
    )


def long(folder: Path) -> Path:
    """A folder with ten minutes of sound."""
    made = folder / "Ten minutes"
    made.mkdir()
    with zipfile.ZipFile(PUBLICATIONS / "moby-dick.audiobook") as archive:
        parts = [frames(archive.read(name)) for name in sorted(archive.namelist()) if name.endswith(".mp3")]
    (made / "01.mp3").write_bytes(b"".join(parts) * 7)
    return made


def frames(part: bytes) -> bytes:
    """The sound alone: without a tag, and without the first frame, which says how long the part would be."""
    at = (
        10 + sum(byte << shift for byte, shift in zip(part[6:10], (21, 14, 7, 0), strict=True))
        if part[:3] == b"ID3"
        else 0
    )
    at = part.index(part[at : at + 2], at + 100)
    return part[at:]


def measured(browser: Any, address: str) -> dict[str, float]:
    """One round with a browser that knows nothing."""
    found: dict[str, float] = {}
    with phone.visit(browser) as (page, _line):
        page.goto(f"{address}/uz/help")
        found["seek on the line"] = page.evaluate(SEEK, [f"{address}/p/2/01.mp3", 433])
    context = browser.new_context(**phone.PHONE)
    page = context.new_page()
    for number in (1, 2):
        page.goto(f"{address}/uz/publication/{number}")
        page.evaluate(CONTROLLED)
        page.locator("[data-action='download#begin']").click()
        page.locator("[data-controller=download] [data-when=there]").wait_for(state="visible", timeout=60_000)
    context.set_offline(True)
    page.goto(f"{address}/uz/read/1", wait_until="commit")
    found["book"] = page.evaluate(SHOWN) / 1000
    found["seek on the phone"] = page.evaluate(SEEK, [f"{address}/p/2/01.mp3", 433])
    context.close()
    return found


if __name__ == "__main__":
    main()
