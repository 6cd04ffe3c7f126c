"""`lavh separate RECORD [--undo]`."""

import argparse

from lavh.catalog import actions
from lavh.console import house
from lavh.console.commands.index import catch_up
from lavh.kernel import clock


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("record", type=int, help="number of the record, as lavh explain shows it")
    parser.add_argument("--reason", default="", help="why, for those who come after")
    parser.add_argument("--undo", action="store_true", help="let the record be joined again")


def run(options: argparse.Namespace) -> None:
    """Set a record apart from the others, or take that back."""
    house.ready(quiet=True)
    if options.undo:
        works = actions.reunite(record=options.record, now=clock.now())
    else:
        works = actions.separate(record=options.record, reason=options.reason, now=clock.now())
    catch_up(quiet=True)
    print(f"Works changed: {', '.join(map(str, works)) or 'none'}.")
