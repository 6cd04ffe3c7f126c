"""`lavh unpublish NUMBER…`."""

import argparse
import sys

from lavh.access.actions import unpublish
from lavh.console import house
from lavh.console.commands.index import catch_up
from lavh.console.sentences import sentence
from lavh.kernel.errors import LavhError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("numbers", nargs="+", type=int, metavar="NUMBER", help="number of a publication: N of its address /p/N")  # fmt: skip
    parser.add_argument("--quiet", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Take them down one after another."""
    house.ready(quiet=options.quiet)
    failed = 0
    for number in options.numbers:
        try:
            found = unpublish(number=number)
            print(f"/p/{number}: taken down: “{next(iter(found.title.values()), '')}”.")
        except LavhError as error:
            failed += 1
            print(f"lavh: {sentence(error)}", file=sys.stderr)
    catch_up(quiet=options.quiet)
    return 1 if failed else 0
