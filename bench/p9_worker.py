"""P9: the service worker as it is sent (brotli): its code and the list of what the shell consists of, in kB."""

import tempfile
import urllib.request
from pathlib import Path

import homes
from figures import Result, free_port, report

BUDGET = 6.0


def main() -> None:
    """Ask for it once."""
    with (
        tempfile.TemporaryDirectory(prefix="lavh-p9-") as folder,
        homes.site(Path(folder), free_port(), "--only-web", "--workers", "1") as address,
    ):
        asked = urllib.request.Request(f"{address}/sw.js", headers={"Accept-Encoding": "br"})
        with urllib.request.urlopen(asked) as answer:
            size = round(len(answer.read()) / 1024, 2)
    report(Result("P9", "service worker, kB", size, BUDGET, size <= BUDGET, "as sent, brotli of the server"))


if __name__ == "__main__":
    main()
