"""`lavh harvest [SOURCE …|--all]`."""

import argparse
import sys
import time

from lavh.console import house
from lavh.console.commands.import_ import report
from lavh.console.commands.index import catch_up
from lavh.console.commands.source import source_named
from lavh.console.progress import Bar, duration
from lavh.console.sentences import sentence
from lavh.harvest import actions
from lavh.harvest.actions.harvesting import Patience, Wishes
from lavh.harvest.models import Source
from lavh.kernel.errors import LavhError, Misconfigured


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="short names, as lavh source list shows them")
    parser.add_argument("--all", action="store_true", help="every source that is switched on")
    parser.add_argument(
        "--full",
        action="store_true",
        help="read everything, also what did not change; what is gone there is deleted here",
    )
    parser.add_argument(
        "--from", dest="since", default="", metavar="DATE", help="a window by hand (OAI-PMH): changed since"
    )
    parser.add_argument("--until", default="", metavar="DATE", help="a window by hand (OAI-PMH): changed until")
    parser.add_argument(
        "--accept-losses", action="store_true", help="it is true that nearly all records of the source are gone"
    )
    parser.add_argument(
        "--no-index", action="store_true", help="leave the index alone; lavh index or lavh serve catches up later"
    )
    parser.add_argument("--quiet", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Harvest one after another; what goes wrong with one does not keep the others waiting."""
    house.ready(quiet=options.quiet)
    chosen = [source_named(slug) for slug in options.sources]
    if options.all:
        chosen += list(Source.objects.exclude(way=Source.Way.FILES).filter(enabled=True).order_by("slug"))
    if not chosen:
        raise Misconfigured("no-source", "Which source? Name one (lavh source list), or say --all.")
    failed = sum(not _harvested(source, options) for source in chosen)
    if not options.no_index:
        catch_up(quiet=options.quiet)
    return 1 if failed else 0


def _harvested(source: Source, options: argparse.Namespace) -> bool:
    wishes = Wishes(options.full, options.since, options.until, options.accept_losses)

    def wait(seconds: float) -> None:
        if not options.quiet and seconds >= 1:
            print(
                f"\n{source.slug}: the server asks for patience; trying again in {duration(seconds)}.", file=sys.stderr
            )
        time.sleep(seconds)

    try:
        with Bar("Harvesting", quiet=options.quiet) as bar:
            done = actions.harvest(
                source=source,
                wishes=wishes,
                patience=Patience(wait=wait),
                progress=lambda read, whole: bar.show(
                    read, max(read, whole) if whole else 0, f"{source.slug}: {read:,} records"
                ),
            )
    except LavhError as error:
        print(f"lavh: {source.slug}: {sentence(error)}", file=sys.stderr)
        return False
    report(done)
    return True
