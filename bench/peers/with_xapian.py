"""Xapian through Debian's Python binding, in a process of its own."""

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from documents import Query
from figures import ROOT, command, fetched, note

PYTHON = "/usr/bin/python3"
PROGRAM = ROOT / "bench" / "peers" / "xapian_page.py"


def there() -> bool:
    """Whether it can be run."""
    if not _imports():
        fetched("python3-xapian")
    return _imports()


def _imports() -> bool:
    try:
        return subprocess.run([PYTHON, "-c", "import xapian"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def build(documents: Path, place: Path) -> Path:
    """The database of these documents, made once."""
    path = place / "xapian-2"
    if not (place / "xapian-2-ready").exists():
        note("Xapian indexes")
        command([PYTHON, PROGRAM, "build", path, documents])
        (place / "xapian-2-ready").touch()
    return path


@contextmanager
def asked(documents: Path, place: Path, queries: Sequence[Query]) -> Iterator[Callable[[], tuple[float, float]] | None]:
    """CPU milliseconds of a page and hits in the mean, each time it is called; None if there is no Xapian to be had."""
    if not there():
        yield None
        return
    words = place / "queries.txt"
    words.write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    database = build(documents, place)
    yield lambda: page(database, words)


def page(database: Path, queries: Path) -> tuple[float, float]:
    """CPU milliseconds of a page; hits of a query."""
    spent, hits = command([PYTHON, PROGRAM, "ask", database, queries]).output.split()
    return float(spent), float(hits)
