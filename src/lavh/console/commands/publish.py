"""`lavh publish PATH… --institution NAME`."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from lavh.access.actions import Published, Wishes, publish
from lavh.access.models import Publication
from lavh.console import house
from lavh.console.commands.index import catch_up
from lavh.console.progress import Bar
from lavh.console.sentences import problem_sentence, refusal
from lavh.formats import rights
from lavh.kernel.errors import LavhError, Misconfigured
from lavh.network.actions import enrol
from lavh.network.models import Institution

SHOWN = 5  # problems of a publication that are told; all of them are on its page


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH",
        help="file (EPUB, PDF, CBZ, text, HTML, audiobook, DAISY …), or folder that is one publication",
    )  # fmt: skip
    parser.add_argument("--institution", required=True, help="whose publications these are: name or short name; made if it is new")  # fmt: skip
    parser.add_argument("--kind", default="public-library", choices=Institution.Kind.values, help="type of a new institution (%(default)s)")  # fmt: skip
    parser.add_argument("--rights", default="", metavar="URI", help="licence or rights statement: an address of creativecommons.org or rightsstatements.org, or its short name (CC0, CC BY 4.0)")  # fmt: skip
    parser.add_argument("--access", default=Publication.Access.OPEN, choices=Publication.Access.values, help="to whom they are open (%(default)s)")  # fmt: skip
    parser.add_argument("--opens", default=None, type=datetime.fromisoformat, metavar="DATE", help="not before this day or moment")  # fmt: skip
    parser.add_argument("--record", default="", metavar="LOCAL_ID", help="the institution's own number of the record that describes it (for one PATH)")  # fmt: skip
    parser.add_argument("--each", action="store_true", help="a folder is not a publication, but holds some: publish each of them")  # fmt: skip
    parser.add_argument("--again", action="store_true", help="convert also what is there already, unchanged (after an upgrade)")  # fmt: skip
    parser.add_argument("--no-index", action="store_true", help="leave the index alone; lavh index or lavh serve catches up later")  # fmt: skip
    parser.add_argument("--quiet", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Publish one after another; what is refused does not keep the others waiting."""
    house.ready(quiet=options.quiet)
    paths = [inner for path in options.paths for inner in (sorted(path.iterdir()) if options.each and path.is_dir() else [path])]  # fmt: skip
    if options.record and len(paths) > 1:
        raise Misconfigured("one-path", "--record describes one publication: name one PATH.")
    institution, wishes = enrol(name=options.institution, kind=options.kind), _wishes(options)
    refused = 0
    with Bar("Publishing", quiet=options.quiet) as bar:
        for number, path in enumerate(paths):
            refused += not _published(path, institution, wishes, _Shown(bar, number, len(paths)))
    if not options.no_index:
        catch_up(quiet=options.quiet)
    return 1 if refused else 0


class _Shown:
    """The place of one publication on the bar of all."""

    def __init__(self, bar: Bar, number: int, of: int) -> None:
        self.bar, self.number, self.of = bar, number, of

    def show(self, share: float, note: str) -> None:
        """So much of it is done."""
        self.bar.show(self.number + share, self.of, note)


def _wishes(options: argparse.Namespace) -> Wishes:
    address = rights.address(options.rights) or options.rights
    if address and not address.startswith(("http://", "https://")):
        raise Misconfigured("no-rights", f"--rights {options.rights!r}: write the address of a licence or rights statement, or its short name, such as CC0.")  # fmt: skip
    opens = options.opens.astimezone() if options.opens else None
    return Wishes(address, options.access, opens, options.record, options.again)


def _published(path: Path, institution: Institution, wishes: Wishes, shown: _Shown) -> bool:
    shown.show(0.0, path.name)
    try:
        done = publish(
            source=path,
            institution=institution,
            wishes=wishes,
            tell=lambda progress: shown.show(
                progress.done / max(progress.whole, 1) * 0.99, f"{path.name}: {progress.name}"
            ),
        )
    except LavhError as error:
        print(f"{path.name}: refused. {refusal(error)}", file=sys.stderr, flush=True)
        return False
    shown.show(1.0, path.name)
    report(path, done)
    return True


def report(path: Path, done: Published) -> None:
    """What became of it, in words."""
    found = done.publication
    title = next(iter(found.title.values()), "") or path.name
    problems = found.problems or []
    print(f"{path.name}: /p/{found.pk} {done.outcome}: “{title}” ({found.format}, {found.bytes / 1e6:.1f} MB, version {found.version})", flush=True)  # fmt: skip
    if done.outcome == "unchanged":
        return
    for problem in problems[:SHOWN]:
        print(f"    ! {problem_sentence(problem)}", flush=True)
    if len(problems) > SHOWN:
        print(f"    ! {len(problems) - SHOWN} more: all of them are on its page", flush=True)
