"""`lavh doctor`: what is missing or misconfigured, in plain words, with the remedy."""

import argparse
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.db.utils import DatabaseError

from lavh.console import house
from lavh.console.sentences import sentence
from lavh.kernel import clock
from lavh.kernel.errors import LavhError, Unreadable

SAMPLE = 100  # files of publications that are looked for
LATE = timedelta(minutes=10)  # a job that waits so long past its time is waited for by nobody


class Finding(NamedTuple):
    """One thing looked at. `remedy` "" = well."""

    what: str
    state: str
    remedy: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "--sweep", action="store_true", help="delete now the files of publications that nobody needs any more"
    )


def run(options: argparse.Namespace) -> int:
    """Look at everything; 1 if something has to be mended."""
    if options.sweep:
        return _sweep()
    ill = 0
    looks = [home, python, database, records, sources, publications, index, queue, front_end, messages, safety, disk]
    for look in looks:
        for finding in _seen(look):
            print(f"{'!' if finding.remedy else '✓'} {finding.what}: {finding.state}")
            if finding.remedy:
                ill += 1
                print(f"    → {finding.remedy}")
    print("\nEverything is well." if not ill else f"\n{ill} thing{'s' if ill > 1 else ''} to mend.")
    return 1 if ill else 0


def _sweep() -> int:
    from lavh.access.actions import sweep

    swept = sweep(now=clock.now(), sure=True)
    print(f"{swept.files:,} files ({swept.bytes / 1e6:.1f} MB) and {swept.drafts:,} unfinished drafts deleted.")
    return 0


def _seen(look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """What one look finds; what keeps it from looking is a finding too, unless the database was one already."""
    try:
        yield from look()
    except LavhError as error:
        yield Finding(look.__name__, sentence(error), "see docs/operate.md")
    except DatabaseError as error:
        if look is database:
            what = " ".join(str(error).split())
            yield Finding("database", f"cannot be used ({what})", "Check LAVH_DATABASE_URL and that the server runs.")


def home() -> Iterator[Finding]:
    """The state folder."""
    folder = settings.HOME
    folder.mkdir(parents=True, exist_ok=True)
    writable = os.access(folder, os.W_OK)
    yield Finding(
        "state folder",
        str(folder),
        "" if writable else "Lavh may not write there: chown it to the user that runs Lavh, or set LAVH_HOME.",
    )


def python() -> Iterator[Finding]:
    """Python and SQLite."""
    yield Finding("Python", sys.version.split()[0])
    if connection.vendor == "sqlite":
        new = sqlite3.sqlite_version_info >= (3, 35)
        yield Finding(
            "SQLite",
            sqlite3.sqlite_version,
            "" if new else "SQLite 3.35 or newer is needed: use a newer Python or PostgreSQL.",
        )


def database() -> Iterator[Finding]:
    """Can it be reached, is it of this release?"""
    pending = house.pending()
    yield Finding(
        "database",
        connection.vendor if not pending else f"{connection.vendor}, {pending} steps behind this release",
        "lavh migrate" if pending else "",
    )


def records() -> Iterator[Finding]:
    """Is there anything to find?"""
    from lavh.catalog.models import Record
    from lavh.harvest.models import RawRecord

    if house.pending():
        return
    there, bad = Record.objects.filter(deleted=False).count(), RawRecord.objects.filter(grave=True).count()
    yield Finding(
        "records",
        f"{there:,}; {bad:,} could not be read",
        "" if there else "lavh import FILE --institution NAME, or lavh demo",
    )


def sources() -> Iterator[Finding]:
    """Did the last harvest of each go well?"""
    from lavh.harvest import queries
    from lavh.harvest.models import Source

    if house.pending():
        return
    known = {source.pk: source for source in Source.objects.exclude(way=Source.Way.FILES).filter(enabled=True)}
    runs = queries.last_runs(known)
    for number, run in runs.items():
        if run.error:
            what = sentence(Unreadable(run.error["code"], **run.error["facts"]))
            yield Finding(f"source {known[number].slug}", what, f"lavh harvest {known[number].slug}")
    yield Finding(
        "sources", f"{len(known)} harvested, {sum(bool(run.error) for run in runs.values())} with a failed last run"
    )


def publications() -> Iterator[Finding]:
    """Are the bytes there, and is anything kept for nobody?"""
    from lavh.access.actions import forgotten
    from lavh.access.models import Publication, Resource
    from lavh.access.storage.chosen import storage

    if house.pending():
        return
    ready = Publication.objects.filter(status=Publication.Status.READY)
    sample = Resource.objects.filter(publication__in=ready).order_by("?").values_list("sha256", flat=True)[:SAMPLE]
    store = storage()
    lost = sum(store.held(key) is None for key in sample)
    left = forgotten(now=clock.now())
    tidied = (
        f"; {left.files:,} files nobody needs ({left.bytes / 1e6:.1f} MB): the worker deletes them every day"
        if left.files
        else ""
    )
    yield Finding(
        "publications",
        f"{ready.count():,}{tidied}" if not lost else f"{ready.count():,}, but files of them are missing",
        f"Put {settings.STORAGE_URL or settings.HOME / 'files'} back from a copy of your own (lavh backup does not hold it), or publish again what is broken."
        if lost
        else "",
    )


def index() -> Iterator[Finding]:
    """Is the index there and up to date?"""
    from lavh.discovery import indexer

    if house.pending():
        return
    behind = indexer.lag()
    yield Finding(
        "index",
        f"{settings.ENGINE}, {behind} events behind" if behind else f"{settings.ENGINE}, up to date",
        "lavh index, or lavh serve" if behind > 100 else "",
    )


def queue() -> Iterator[Finding]:
    """Are jobs being done?"""
    from django_tasks_db.models import DBTaskResult, get_date_max

    if house.pending():
        return
    ready, failed = DBTaskResult.objects.ready(), DBTaskResult.objects.failed().count()
    waiting = ready.count()
    past = clock.now() - LATE
    due = Q(run_after=get_date_max()) | Q(run_after__lt=past)  # the first: at once
    late = ready.filter(due, enqueued_at__lt=past).exists() or waiting > 50
    yield Finding(
        "jobs",
        f"{waiting} waiting, {failed} failed",
        "No worker seems to run: lavh serve or lavh worker" if late else "",
    )


def front_end() -> Iterator[Finding]:
    """Was the front end built?"""
    built = (settings.FRONT_END / "manifest.json").is_file()
    yield Finding(
        "front end",
        "built" if built else "not built",
        "" if built else "Run ./demo once in a checkout, or install the wheel, which carries it.",
    )


def messages() -> Iterator[Finding]:
    """Are the translations compiled?"""
    folder = settings.LOCALE_PATHS[0]
    missing = [
        po.parent.parent.name for po in folder.glob("*/LC_MESSAGES/django.po") if not po.with_suffix(".mo").exists()
    ]
    yield Finding(
        "translations",
        "compiled" if not missing else f"not compiled: {', '.join(missing)}",
        "tools/messages.py compile" if missing else "",
    )


def safety() -> Iterator[Finding]:
    """What Django's own deployment checks say."""
    from django.core import checks

    found = [
        message
        for message in checks.run_checks(include_deployment_checks=settings.SECURE)
        if message.level >= checks.WARNING
    ]
    for message in found:
        yield Finding("settings", str(message.msg), str(message.hint or "see docs/operate.md"))
    if settings.SECURE and not settings.BEHIND_PROXY:
        remedy = "If a proxy of yours does TLS, set LAVH_BEHIND_PROXY=1; else browsers are sent round in circles."
        yield Finding("settings", "LAVH_URL begins with https://, but no proxy is expected", remedy)
    elif settings.DEBUG:
        yield Finding("settings", "LAVH_DEBUG=1 shows the inside of errors to everybody", "Unset LAVH_DEBUG.")
    elif not found:
        yield Finding(
            "settings",
            f"{settings.PUBLIC_URL}{'' if settings.SECURE else ' (without TLS: phones can install the app only over https or on this machine)'}",
        )


def disk() -> Iterator[Finding]:
    """Is there room?"""
    free = shutil.disk_usage(settings.HOME).free
    yield Finding(
        "disk",
        f"{free / 1e9:.1f} GB free",
        "" if free > 1e9 else "Make room: an index is built beside the old one before it is switched.",
    )
