"""`lavh reread [SOURCE …]`."""

import argparse

from lavh.console import house
from lavh.console.commands.import_ import report
from lavh.console.commands.index import catch_up
from lavh.console.commands.source import source_named
from lavh.console.progress import Bar
from lavh.harvest import actions
from lavh.harvest.models import Source


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="short names; none: all sources")
    parser.add_argument(
        "--no-index", action="store_true", help="leave the index alone; lavh index or lavh serve catches up later"
    )
    parser.add_argument("--quiet", action="store_true")


def run(options: argparse.Namespace) -> None:
    """Read them one after another."""
    house.ready(quiet=options.quiet)
    chosen = [source_named(slug) for slug in options.sources] or list(Source.objects.order_by("slug"))
    for source in chosen:
        with Bar("Reading again", quiet=options.quiet) as bar:
            done = actions.reread(
                source=source,
                progress=lambda read, whole, slug=source.slug: bar.show(read, whole, f"{slug}: {read:,} records"),  # type: ignore[misc]
            )
        report(done)
    if not options.no_index:
        catch_up(quiet=options.quiet)
