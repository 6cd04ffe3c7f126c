"""`lavh import PATH… --institution NAME`."""

import argparse
import sys
from pathlib import Path

from lavh.console import house, plans
from lavh.console.commands.index import catch_up
from lavh.console.progress import Bar
from lavh.console.sentences import sentence
from lavh.formats.reading import Profile
from lavh.harvest import actions
from lavh.harvest.models import Run
from lavh.kernel.errors import Unreadable
from lavh.network.actions import enrol
from lavh.network.models import Institution


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="file, folder or archive (.zip, .tar, .gz, .xz, .bz2, .zst)"
    )
    parser.add_argument(
        "--institution", required=True, help="whose records these are: its name or short name; made if it is new"
    )
    parser.add_argument(
        "--kind",
        default="public-library",
        choices=Institution.Kind.values,
        help="type of a new institution (%(default)s)",
    )
    parser.add_argument("--source", default="", help="name of the stream, if the institution has several")
    parser.add_argument("--profile", type=Path, help="TOML file that says how this source writes (docs/formats.md)")
    parser.add_argument(
        "--full",
        action="store_true",
        help="the files are all that the source has: what is not in them is marked deleted",
    )
    parser.add_argument(
        "--no-index", action="store_true", help="leave the index alone; lavh index or lavh serve catches up later"
    )
    parser.add_argument("--quiet", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Import, report, index."""
    house.ready(quiet=options.quiet)
    house.in_bulk()
    institution = enrol(name=options.institution, kind=options.kind)
    profile = plans.read(options.profile, Profile) if options.profile else None
    source = actions.source_for(institution=institution, name=options.source, profile=profile)
    with Bar("Reading", quiet=options.quiet) as bar:
        done = actions.import_paths(
            source=source,
            paths=options.paths,
            full=options.full,
            progress=lambda name, records, position, size: bar.show(
                min(position, size or position), size, f"{name}: {records:,} records"
            ),
        )
    report(done)
    if not options.no_index:
        catch_up(quiet=options.quiet)
    return 1 if done.error else 0


def report(run: Run) -> None:
    """What the run did, in words."""
    print(
        f"{run.source.slug}: {run.seen:,} records read: {run.new:,} new, {run.changed:,} changed, {run.unchanged:,} unchanged, "
        f"{run.deleted:,} deleted, {run.refused:,} refused, {run.with_problems:,} with problems."
    )
    for error in run.place.get("refused", [run.error] if run.error else []):
        print(f"lavh: {sentence(Unreadable(error['code'], **error['facts']))}", file=sys.stderr)
