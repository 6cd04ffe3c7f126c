"""`lavh source add|list|show|look|enable|disable|schedule`: where records are harvested from."""

import argparse
import re
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from lavh.console import house, plans
from lavh.console.progress import duration
from lavh.console.sentences import sentence
from lavh.formats.reading import Profile
from lavh.harvest import actions, queries
from lavh.harvest.models import Run, Source
from lavh.harvest.oai import Repository
from lavh.harvest.visiting import Visitor
from lavh.kernel import clock
from lavh.kernel.errors import Misconfigured, Refused, Unreadable
from lavh.network.actions import enrol
from lavh.network.models import Institution

WAYS = {Source.Way.FILES: "files", Source.Way.OAI: "OAI-PMH", Source.Way.SRU: "SRU"}
UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own commands."""
    parser.set_defaults(deed=show_all)
    deeds = parser.add_subparsers(metavar="DEED")
    add = deeds.add_parser("add", help="make a source known, or change it")
    add.add_argument("address", help="base address of the OAI-PMH or SRU server")
    add.add_argument("--institution", required=True, help="whose records these are: name or short name; made if new")
    add.add_argument(
        "--kind",
        default="public-library",
        choices=Institution.Kind.values,
        help="type of a new institution (%(default)s)",
    )
    add.add_argument("--name", default="", help="name of the source, if the institution has several")
    add.add_argument("--sru", action="store_true", help="the server speaks SRU (default: OAI-PMH)")
    add.add_argument("--prefix", default="", help="metadataPrefix or recordSchema (default: what we read best)")
    add.add_argument("--set", "--query", dest="part", default="", help="OAI set, or SRU query in CQL")
    add.add_argument("--sru-version", default="1.2", choices=["1.1", "1.2", "2.0"])
    add.add_argument(
        "--slice-by",
        default="",
        metavar="INDEX",
        help="SRU index of years (dc.date) or, with --slice-range, of numbers, to ask by where the server caps its answers (default: what it offers)",
    )
    add.add_argument("--slice-range", default="", metavar="FROM-TO", help="the numbers of that index: 1-2000000")
    add.add_argument("--profile", type=Path, help="TOML file that says how this source writes (docs/formats.md)")
    add.add_argument("--every", type=interval, help="harvest it so often: 30min, 6h, 1d, 2w")
    add.add_argument(
        "--full-every",
        type=interval,
        help="read everything so often (default: by what the server says of deleted records)",
    )
    add.set_defaults(deed=add_one)
    deeds.add_parser("list", help="all sources").set_defaults(deed=show_all)
    look = deeds.add_parser("look", help="what an OAI-PMH server offers, without keeping anything")
    look.add_argument("address")
    look.set_defaults(deed=look_at)
    for name, deed, summary in DEEDS:
        one = deeds.add_parser(name, help=summary)
        one.add_argument("slug", metavar="SOURCE")
        one.set_defaults(deed=deed)
        if name == "schedule":
            when = one.add_mutually_exclusive_group(required=True)
            when.add_argument("--every", type=interval, help="30min, 6h, 1d, 2w")
            when.add_argument("--by-hand", action="store_true", help="never by itself")


def run(options: argparse.Namespace) -> int:
    """Do the deed."""
    house.ready(quiet=True)
    return int(options.deed(options) or 0)


def interval(written: str) -> timedelta:
    """An interval like "30min", "6h", "1d" or "2w"."""
    found = re.fullmatch(r"(\d+)\s*(min|h|d|w)", written.strip())
    if found is None or int(found[1]) == 0:
        msg = f"{written}: write 30min, 6h, 1d or 2w"
        raise argparse.ArgumentTypeError(msg)
    return int(found[1]) * UNITS[found[2]]


def source_named(slug: str) -> Source:
    """The source with this short name, or a refusal that says which there are."""
    source = Source.objects.select_related("institution").filter(slug=slug).first()
    if source is None:
        known = ", ".join(Source.objects.order_by("slug").values_list("slug", flat=True)[:40])
        raise Refused("no-such-source", source=slug, known=known or "none yet")
    return source


def slices(index: str, numbers: str) -> dict[str, object]:
    """How an SRU server is asked in slices, as the source's options say it."""
    found = re.fullmatch(r"(\d+)\s*[-–]\s*(\d+)", numbers.strip()) if numbers else None
    if numbers and (found is None or not index or int(found[1]) > int(found[2])):
        raise Misconfigured("bad-slices", f"--slice-range {numbers}: write --slice-by INDEX --slice-range 1-2000000")
    said: dict[str, object] = {"slice_by": index} if index else {}
    return {**said, "slice_from": int(found[1]), "slice_to": int(found[2])} if found else said


def add_one(options: argparse.Namespace) -> None:
    """Make it known, after a look at whether it answers."""
    if options.sru and not options.part:
        raise Misconfigured("no-query", "SRU needs --query: which records are to be harvested?")
    chosen: dict[str, object] = {"prefix": options.prefix, "part": options.part}
    if options.sru:
        chosen |= {"version": options.sru_version, **slices(options.slice_by, options.slice_range)}
    elif not options.prefix:
        chosen["prefix"] = Repository(_visitor(options.address)).choose("").prefix
    if options.full_every:
        chosen["full_every"] = options.full_every / UNITS["d"]
    profile = plans.read(options.profile, Profile) if options.profile else None
    source = actions.add(
        institution=enrol(name=options.institution, kind=options.kind), way=Source.Way.SRU if options.sru else Source.Way.OAI,
        address=options.address, name=options.name, options={key: value for key, value in chosen.items() if value}, profile=profile,
    )  # fmt: skip
    if options.every:
        actions.set_schedule(source=source, every=options.every, now=clock.now())
    show(source)
    print(f"\nHarvest it with: lavh harvest {source.slug}")


def look_at(options: argparse.Namespace) -> None:
    """What the server says of itself."""
    repository = Repository(_visitor(options.address))
    identity = repository.identity()
    print(
        f"{identity.name or '?'}: dates as {identity.granularity}, since {identity.earliest or '?'}, deleted records: {identity.deletions}"
    )
    for offer in repository.offers():
        print(f"  --prefix {offer.prefix:<16} {f'read as {offer.format}' if offer.format else 'not read here'}")
    for spec, name in repository.sets():
        print(f"  --set {spec:<19} {name}")


def _visitor(address: str) -> Visitor:
    return Visitor(address, contact=settings.CONTACT or settings.PUBLIC_URL, waits=())


def show_all(_: argparse.Namespace) -> None:
    """A line for each source."""
    found = list(Source.objects.select_related("institution").order_by("slug"))
    runs = queries.last_runs(source.pk for source in found)
    for source in found:
        print(f"{source.slug:<40} {WAYS[Source.Way(source.way)]:<8} {_when(source):<16} {_last(runs.get(source.pk))}")
    if not found:
        print("No sources yet: lavh source add ADDRESS --institution NAME, or lavh import FILE --institution NAME.")


def show_one(options: argparse.Namespace) -> None:
    """All about one."""
    show(source_named(options.slug))


def show(source: Source) -> None:
    """A source in words."""
    print(f"{source.slug} ({WAYS[Source.Way(source.way)]}) of {source.institution.slug}")
    if source.address:
        print(f"  address: {source.address}")
    for name, label in (
        ("prefix", "format"),
        ("part", "set or query"),
        ("version", "version"),
        ("full_every", "everything every so many days"),
    ):
        if source.options.get(name):
            print(f"  {label}: {source.options[name]}")
    print(f"  harvested: {_when(source)}\n  records: {queries.held(source):,}")
    for run in source.runs.all()[:5]:
        print(f"  {run.started:%Y-%m-%d %H:%M} {_last(run)}")


def _when(source: Source) -> str:
    if not source.enabled:
        return "switched off"
    return f"every {duration(source.every.total_seconds())}" if source.every else "by hand"


def _last(run: Run | None) -> str:
    if run is None:
        return "never run"
    counts = (
        f"{run.seen:,} read, {run.new:,} new, {run.changed:,} changed, {run.deleted:,} deleted, {run.refused:,} refused"
        f"{f', {run.authorities:,} of names and subjects' if run.authorities else ''}"
    )
    error = f" {sentence(Unreadable(run.error['code'], **run.error['facts']))}" if run.error else ""
    return f"{run.state}{' (everything)' if run.full else ''}: {counts}{error}"


def enable(options: argparse.Namespace) -> None:
    """Switch on."""
    actions.set_enabled(source=source_named(options.slug), enabled=True, now=clock.now())
    show_one(options)


def disable(options: argparse.Namespace) -> None:
    """Switch off."""
    actions.set_enabled(source=source_named(options.slug), enabled=False, now=clock.now())
    show_one(options)


def schedule(options: argparse.Namespace) -> None:
    """Say how often."""
    actions.set_schedule(source=source_named(options.slug), every=options.every, now=clock.now())
    show_one(options)


DEEDS = (
    ("show", show_one, "one source and its last runs"),
    ("enable", enable, "harvest it on schedule again"),
    ("disable", disable, "harvest it no more; its records stay"),
    ("schedule", schedule, "how often it is harvested by itself (lavh serve or lavh worker does it)"),
)
