"""B1: a MARC file → parsed → clustered → database rows → searchable, beside `zebraidx` on the same file.

Both as whole commands in turn, CPU time by the operating system's accounting: `lavh import FILE` into an empty instance (raw records kept, headings,
editions and works, alphabetical lists, index), and `zebraidx update` with the stock rules (index and stored records). Ratio of the medians.
"""

import shutil
import sys

import homes
import library
from figures import Result, cache, command, count, in_turn, report, size, skip
from peers import zebra


def main() -> None:
    """Import with both in turn."""
    if not zebra.there():
        skip("B1", "zebraidx is not installed and could not be (Debian package idzebra-2.0).")
    records = library.file(size())
    number = count(size())
    place = cache() / "b1"

    def ours() -> float:
        shutil.rmtree(place, ignore_errors=True)
        arguments = [sys.executable, "-m", "lavh", "import", records, "--institution", "Bench library", "--quiet"]
        return number / command(arguments, env=homes.at(place)).cpu

    rates = in_turn(
        {"lavh": ours, "zebraidx": lambda: number / zebra.index(records, cache() / "b1-zebra").cpu},
        5 if number <= 100_000 else 1,
    )
    shutil.rmtree(place, ignore_errors=True)
    shutil.rmtree(cache() / "b1-zebra", ignore_errors=True)
    share = rates["lavh"] / rates["zebraidx"]
    against = f"{rates['lavh']:,.0f} records/CPU-s, zebraidx {rates['zebraidx']:,.0f}; {size()} records"
    report(
        Result("B1", "whole import, records per CPU-second / zebraidx's", round(share, 3), 1.0, share >= 1.0, against)
    )


if __name__ == "__main__":
    main()
