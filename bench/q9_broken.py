"""Q9: broken inputs that crash, hang, lose a good neighbour or write outside: the sum of `q9_xml.py`, `q9_marc.py`, `q9_sound.py` and `q9_books.py`."""

import json
import os
import subprocess
import sys
from pathlib import Path

from figures import Result, report

PARTS = ("q9_xml", "q9_marc", "q9_sound", "q9_books")


def main() -> None:
    """Run all, each in a process of its own."""
    lines = []
    for part in PARTS:
        run = subprocess.run(
            [sys.executable, Path(__file__).with_name(f"{part}.py")],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env=os.environ,
        )
        lines.append(json.loads(run.stdout.splitlines()[-1]))
    figure = sum(line["figure"] for line in lines)
    report(
        Result(
            "Q9",
            "broken inputs that crash, hang, lose a good neighbour or write outside",
            figure,
            0,
            all(line["met"] for line in lines),
            "; ".join(line["against"] for line in lines),
        )
    )


if __name__ == "__main__":
    main()
