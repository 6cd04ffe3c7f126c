"""B8: what ten times the records cost: CPU of the page query, bytes of the index, counts of everything (remembered until the next commit).

From 100,000 to a million with `--size 1m`, else from 20,000 to 100,000 (budget and figure are then of a growth by five). Each size in a process of
its own, the same queries for both; medians of five.
"""

import json
import os
import subprocess
import sys
from statistics import median

import asking
import homes
import library
from figures import Result, bytes_of, cpu, note, report, size

STEPS = {"1m": ("100k", "1m"), "100k": ("20k", "100k"), "20k": ("20k", "20k")}
BUDGETS = {
    "1m": {"page": 6.0, "index": 10.5, "everything": 1.2},
    "100k": {"page": 4.5, "index": 5.25, "everything": 1.2},
    "20k": {"page": 1.2, "index": 1.05, "everything": 1.2},
}


def main() -> None:
    """Measure the smaller, then the larger."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
        return
    smaller, larger = STEPS[size()]
    seen = {}
    for each in (smaller, larger):
        run = subprocess.run(
            [sys.executable, __file__, each], check=True, stdout=subprocess.PIPE, text=True, env=os.environ
        )
        seen[each] = json.loads(run.stdout.splitlines()[-1])
        note(f"{each}: {seen[each]}")
    growth = {name: round(seen[larger][name] / seen[smaller][name], 2) for name in ("page", "index", "everything")}
    budget = BUDGETS[size()]
    against = "; ".join(
        f"{each}: page {seen[each]['page']:.2f} ms, index {seen[each]['index']:,} B, everything {seen[each]['everything']:.3f} ms"
        for each in seen
    )
    report(
        Result(
            "B8",
            f"growth from {smaller} to {larger} records",
            growth,
            budget,
            all(growth[name] <= budget[name] for name in growth),
            against,
        )
    )


def measure(wanted: str) -> dict[str, float]:
    """CPU milliseconds of a page, bytes of the index, CPU milliseconds of counting everything again."""
    place = homes.enter(wanted)
    from lavh.discovery.query import Counted
    from lavh.discovery.search import Request, counts

    typed = library.queries("20k")
    everything = [Counted(field, 10) for field in asking.SIX]  # type: ignore[arg-type]
    asking.each(asking.page, typed)
    counts(Request(), everything)
    return {
        "page": median(asking.each(asking.page, typed) for _ in range(5)),
        "index": bytes_of(place / "index"),
        "everything": median(
            cpu(lambda: [counts(Request(), everything) for _ in range(200)]) / 200 * 1000 for _ in range(5)
        ),
    }


if __name__ == "__main__":
    main()
