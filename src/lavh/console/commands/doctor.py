"""`lavh doctor`: what is missing or misconfigured, in plain words, with the remedy."""

import argparse
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.utils import DatabaseError

from lavh.console import house


class Finding(NamedTuple):
    """One thing looked at. `remedy` "" = well."""

    what: str
    state: str
    remedy: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(_: argparse.Namespace) -> int:
    """Look at everything; 1 if something has to be mended."""
    ill = 0
    for look in (home, python, database, records, index, queue, front_end, messages, safety, disk):
        for finding in look():
            print(f"{'!' if finding.remedy else '✓'} {finding.what}: {finding.state}")
            if finding.remedy:
                ill += 1
                print(f"    → {finding.remedy}")
    print("\nEverything is well." if not ill else f"\n{ill} things to mend.")
    return 1 if ill else 0


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
    try:
        pending = house.pending()
    except DatabaseError as error:
        yield Finding(
            "database",
            f"cannot be reached ({error})".replace("\n", " "),
            "Check LAVH_DATABASE_URL and that the server runs.",
        )
        return
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
    from django_tasks_db.models import DBTaskResult

    if house.pending():
        return
    waiting, failed = DBTaskResult.objects.ready().count(), DBTaskResult.objects.failed().count()
    yield Finding(
        "jobs",
        f"{waiting} waiting, {failed} failed",
        "No worker seems to run: lavh serve or lavh worker" if waiting > 50 else "",
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
    if not found:
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
