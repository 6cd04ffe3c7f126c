"""P4: Lighthouse, mobile: performance, accessibility, best practices and search engines' view of home, results and work page.

Lighthouse from npm in the cache folder, with the Chromium of this machine and its own standard throttling; median of three runs for performance.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import phone
from figures import Result, cache, installed, note, report, skip

BUDGET = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS, TRIES = 3, 3


def main() -> None:
    """Run it over the pages."""
    program = lighthouse()
    with phone.site() as (address, pages):
        pages_seen = {name: scores(program, address + path) for name, path in pages.items()}
    for name, found in pages_seen.items():
        note(f"{name}: {found}")
    figure = {what: min(found[what] for found in pages_seen.values()) for what in BUDGET}
    against = "; ".join(
        f"{name} {'/'.join(f'{found[what]:.0f}' for what in BUDGET)}" for name, found in pages_seen.items()
    )
    report(
        Result(
            "P4",
            "Lighthouse mobile, the worst of home, results, work",
            figure,
            BUDGET,
            all(figure[what] >= BUDGET[what] for what in BUDGET),
            against,
        )
    )


def lighthouse() -> Path:
    """The program, installed when it is not there."""
    folder = cache() / "lighthouse"
    program = folder / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        if not installed("npm"):
            skip("P4", "there is no npm to install Lighthouse with.")
        folder.mkdir(parents=True, exist_ok=True)
        note("installing lighthouse from npm")
        done = subprocess.run(
            ["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "lighthouse"],
            capture_output=True,
            check=False,
        )
        if done.returncode:
            skip("P4", "Lighthouse could not be installed from npm.")
    return program


def scores(program: Path, address: str) -> dict[str, float]:
    """Scores of a page, of 100."""
    found: dict[str, list[float]] = {what: [] for what in BUDGET}
    for _ in range(RUNS):
        answer = seen(program, address)
        for what in BUDGET:
            found[what].append(answer["categories"][what]["score"] * 100)
        wrong = [
            audit["id"]
            for audit in answer["audits"].values()
            if audit.get("score") is not None and audit["score"] < 0.9
        ]
        note(f"{address}: {found['performance'][-1]:.0f}; {', '.join(wrong) or 'nothing to say'}")
    return {what: median(values) for what, values in found.items()}


def seen(program: Path, address: str) -> dict[str, Any]:
    """What Lighthouse says of a page, by a file: it ends before a pipe has taken all. Where it gives up (the browser did not answer in time), it is asked again."""
    environment = {**os.environ, "CHROME_PATH": phone.chromium("P4")}
    with tempfile.TemporaryDirectory(prefix="lavh-p4-") as folder:
        told = Path(folder) / "told.json"
        arguments = [
            str(program), address, "--output=json", f"--output-path={told}", "--quiet", f"--only-categories={','.join(BUDGET)}",
            "--chrome-flags=--headless=new --no-sandbox",
        ]  # fmt: skip
        for _ in range(TRIES):
            done = subprocess.run(arguments, check=False, capture_output=True, env=environment)
            answer: dict[str, Any] = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
            if answer and "runtimeError" not in answer:
                return answer
            note(f"Lighthouse gave up on {address}: {done.stderr.decode(errors='replace').strip()[-300:]}")
            told.unlink(missing_ok=True)
    raise RuntimeError(address, "Lighthouse gave up each time")


if __name__ == "__main__":
    main()
