"""B1: a MARC file → parsed → clustered → database rows → searchable, beside `zebraidx` on the same file.

Both as whole commands in turn, CPU time by the operating system's accounting (all threads, user and system): `lavh import FILE` into an empty instance (raw
records kept, headings, editions and works, alphabetical lists, index), and `zebraidx` twice: with rules that index what ours does, safe against a kill, its commit
included (`peers/catalogue.abs`), and with its stock rules (everything as words; titles, main authors, publishers and dates besides; no subjects, no numbers, nothing to
leaf through, a kill spoils it). Making an empty database or empty registers counts for neither. Ratios of the medians; the budget is held to both.
"""

import shutil
import subprocess
import sys

import homes
import library
from figures import Result, cache, command, count, in_turn, report, size, skip
from peers import zebra


def main() -> None:
    """Import with all in turn."""
    if not zebra.there():
        skip("B1", "zebraidx is not installed and could not be (Debian package idzebra-2.0).")
    records = library.file(size())
    number = count(size())
    place, other = cache() / "b1", cache() / "b1-zebra"

    def ours() -> float:
        shutil.rmtree(place, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "lavh", "migrate"], env=homes.at(place), check=True, capture_output=True)
        arguments = [sys.executable, "-m", "lavh", "import", records, "--institution", "Bench library", "--quiet"]
        return number / command(arguments, env=homes.at(place)).cpu

    rates = in_turn(
        {
            "lavh": ours,
            "same fields": lambda: number / zebra.index(records, other, "catalogue").cpu,
            "stock rules": lambda: number / zebra.index(records, other).cpu,
        },
        5 if number <= 100_000 else 1,
    )
    shutil.rmtree(place, ignore_errors=True)
    shutil.rmtree(other, ignore_errors=True)
    shares = {name: round(rates["lavh"] / rates[name], 3) for name in ("same fields", "stock rules")}
    against = (
        f"{rates['lavh']:,.0f} records/CPU-s, zebraidx {rates['same fields']:,.0f} with the same fields and its commit, "
        f"{rates['stock rules']:,.0f} with stock rules; {size()} records"
    )
    report(
        Result(
            "B1",
            "whole import, records per CPU-second / zebraidx's",
            shares,
            dict.fromkeys(shares, 1.0),
            all(share >= 1.0 for share in shares.values()),
            against,
        )
    )


if __name__ == "__main__":
    main()
