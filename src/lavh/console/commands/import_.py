"""`lavh import PATH… --institution NAME`."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lavh.console import house, plans
from lavh.console.commands.index import catch_up
from lavh.console.progress import Bar
from lavh.console.sentences import sentence
from lavh.discovery.following import following
from lavh.formats.reading import Profile
from lavh.harvest import actions
from lavh.harvest.models import Run
from lavh.harvest.pipeline import Tell
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
    with _index_beside(options) as tell, Bar("Reading", quiet=options.quiet) as bar:
        done = actions.import_paths(
            source=source,
            paths=options.paths,
            full=options.full,
            progress=lambda name, records, position, size: bar.show(
                min(position, size or position), size, f"{name}: {records:,} records"
            ),
            tell=tell,
        )
    report(done)
    if not options.no_index:
        catch_up(quiet=options.quiet)
    return 1 if done.error else 0


@contextmanager
def _index_beside(options: argparse.Namespace) -> Iterator[Tell | None]:
    """Whom to tell what comes in, so that it is indexed at once: nobody, if the index is left alone or another process writes it."""
    if options.no_index:
        yield None
        return
    with following() as follower:
        yield follower.hear if follower else None


def report(run: Run) -> None:
    """What the run did, in words."""
    print(
        f"{run.source.slug}: {run.seen:,} records read: {run.new:,} new, {run.changed:,} changed, {run.unchanged:,} unchanged, "
        f"{run.deleted:,} deleted, {run.refused:,} refused, {run.with_problems:,} with problems"
        f"{f', {run.authorities:,} of names and subjects' if run.authorities else ''}."
    )
    for error in run.place.get("refused", [run.error] if run.error else []):
        print(f"lavh: {sentence(Unreadable(error['code'], **error['facts']))}", file=sys.stderr)
