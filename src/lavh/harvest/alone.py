"""One source is taken in by one process at a time. The lock goes with the process, however it ends: nobody has to wait after a crash."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from lavh.harvest.models import Source
from lavh.kernel.errors import Refused

ROOM = 7_105  # our part of PostgreSQL's advisory locks


@contextmanager
def alone(source: Source) -> Iterator[None]:
    """Hold the source while it lasts. Refused("already-running") if another process has it."""
    with _held_by_server(source) if connection.vendor == "postgresql" else _held_by_file(source):
        yield


@contextmanager
def _held_by_file(source: Source) -> Iterator[None]:
    """SQLite means one machine, whose kernel drops the lock of a process that is gone."""
    folder = settings.HOME / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"source-{source.pk}").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("already-running", source=source.slug) from None
        yield


@contextmanager
def _held_by_server(source: Source) -> Iterator[None]:
    """PostgreSQL serves several machines, and drops the lock of a connection that is gone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [ROOM, source.pk])
        if not cursor.fetchone()[0]:
            raise Refused("already-running", source=source.slug)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ROOM, source.pk])
