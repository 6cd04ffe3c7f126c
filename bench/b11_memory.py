"""B11: memory of the whole site: two web workers, the worker with the indexer, and their supervisor, after 400 searches by each worker.

Proportional set size of every process (`smaps_rollup`), so that shared pages count once; pages of the mapped index and database that were touched are in it.
"""

import threading
import urllib.request
from pathlib import Path
from urllib.parse import quote

import homes
import library
import psutil
from figures import Result, note, report, size

PORT = 8197
BUDGETS = {"20k": 0.5, "100k": 0.5, "1m": 1.5}


def main() -> None:
    """Serve, search, add up."""
    place = homes.home()
    with homes.site(place, PORT, "--workers", "2") as address:
        supervisor = next(
            each
            for each in psutil.process_iter(["cmdline"])
            if f"--port {PORT}" in " ".join(each.info["cmdline"] or []) and "serve" in each.info["cmdline"]
        )
        busy(address)
        sizes = {
            each.pid: (" ".join(each.cmdline()[2:5]), proportional(each.pid))
            for each in [supervisor, *supervisor.children(recursive=True)]
        }
    for name, bytes_ in sizes.values():
        note(f"{bytes_ / 2**20:7.1f} MiB  {name}")
    whole = sum(bytes_ for _, bytes_ in sizes.values()) / 2**30
    report(
        Result(
            "B11",
            "memory of the whole site, GiB",
            round(whole, 3),
            BUDGETS[size()],
            whole <= BUDGETS[size()],
            f"{len(sizes)} processes; {size()} records",
        )
    )


def busy(address: str) -> None:
    """Four clients at once."""
    typed = library.queries(size())

    def client(number: int) -> None:
        for text in typed[number::4] * 2:
            urllib.request.urlopen(f"{address}/en/search?q={quote(text)}", timeout=60).read()

    clients = [threading.Thread(target=client, args=(number,)) for number in range(4)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()


def proportional(process: int) -> int:
    """Bytes of a process, shared pages shared out."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main()
