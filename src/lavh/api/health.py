"""For whoever watches the machine: does the process live, and can it serve?"""

import msgspec
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from lavh import __version__
from lavh.discovery import indexer
from lavh.discovery.engines import engine
from lavh.kernel.errors import LavhError

BEHIND = 10_000  # events that the index may lag before searching it would mislead


class Part(msgspec.Struct, omit_defaults=True):
    """Something that must be there."""

    ok: bool
    lag: int | None = None  # events that the index has not seen


def lives(_: HttpRequest) -> HttpResponse:
    """The process answers. Asks nobody."""
    return _answer({"status": "ok", "version": __version__}, 200)


def ready(_: HttpRequest) -> HttpResponse:
    """Database and index can be read, and the index is not far behind. 503 if not: send requests elsewhere."""
    database = _database()
    index = _index() if database.ok else Part(ok=False)
    fine = database.ok and index.ok
    body = {"status": "ok" if fine else "unavailable", "database": database, "index": index}
    return _answer(body, 200 if fine else 503)


def _answer(body: object, status: int) -> HttpResponse:
    response = HttpResponse(msgspec.json.encode(body), content_type="application/json", status=status)
    response["Cache-Control"] = "no-store"
    return response


def _database() -> Part:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Part(ok=False)
    return Part(ok=True)


def _index() -> Part:
    try:
        engine().generation()
        behind = indexer.lag()
    except (DatabaseError, LavhError, OSError):
        return Part(ok=False)
    return Part(ok=behind < BEHIND, lag=behind)
