"""What every command may rely on: the database is there and of this release."""

import fcntl
import gc
import sys

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def ready(*, quiet: bool = False) -> None:
    """Create or upgrade the database if need be. Several processes may call it at once: one does the work, the others wait."""
    settings.HOME.mkdir(parents=True, exist_ok=True)
    if not pending():
        return
    with (settings.HOME / "migrate.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if steps := pending():
            if not quiet:
                print(f"Preparing the database ({steps} steps) …", file=sys.stderr)
            call_command("migrate", verbosity=0, interactive=False)


def in_bulk() -> None:
    """Before a command that makes millions of objects and rows, and ends.

    Cycles are looked for hardly ever: records have none, and looking costs a twentieth. SQLite's log may grow to 256 MB: the pages of keys, which change with
    every batch, reach the file a fourth as often.
    """
    gc.freeze()
    gc.set_threshold(5_000_000, 50, 1_000)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_autocheckpoint=65536")


def pending() -> int:
    """Steps that the database is behind this release."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
