"""`lavh index [--rebuild]`."""

import argparse
import sys

from lavh.console import house
from lavh.console.progress import Bar
from lavh.discovery import beginnings, indexer
from lavh.discovery.engines import engine
from lavh.kernel.errors import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "--rebuild", action="store_true", help="build a whole new index beside the old one, then switch to it"
    )
    parser.add_argument("--quiet", action="store_true")


def run(options: argparse.Namespace) -> None:
    """Catch up or rebuild."""
    house.ready(quiet=options.quiet)
    house.in_bulk()
    if options.rebuild:
        with Bar("Indexing", quiet=options.quiet) as bar:
            indexer.rebuild(progress=lambda done, whole: bar.show(done, whole, f"{done:,} works"))
    else:
        catch_up(quiet=options.quiet)
    beginnings.catch_up(engine())


def catch_up(*, quiet: bool = False) -> None:
    """Index what is new; if a running site does it already, say so."""
    try:
        with Bar("Indexing", quiet=quiet) as bar:
            indexer.catch_up(progress=lambda done, whole: bar.show(done, max(done, whole), f"{done:,} works"))
    except Refused as busy:
        if busy.code != "index-busy":
            raise
        if not quiet:
            print("The running site is taking up what is new.", file=sys.stderr)
