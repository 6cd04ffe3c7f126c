"""calibre's content server over a library of records. calibre makes the empty library; the rows are written straight into it, with its own triggers."""

import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from figures import command, fetched, note

from peers.serving import Server, running

Page = tuple[int, str, str, str]  # number, title, author, the rest as text


def there() -> bool:
    """Whether it can be run."""
    if not shutil.which("calibre-server"):
        fetched("calibre")
    return bool(shutil.which("calibre-server") and shutil.which("calibredb"))


def filled(pages: Iterator[Page], folder: Path) -> Path:
    """The library, made once."""
    library, ready = folder / "calibre", folder / "calibre-ready-2"
    if ready.exists():
        return library
    note("calibre: filling the library")
    shutil.rmtree(library, ignore_errors=True)
    library.mkdir(parents=True)
    command(["calibredb", "list", "--with-library", library])
    with sqlite3.connect(library / "metadata.db") as database:
        database.create_function("title_sort", 1, lambda title: title)
        database.create_function("uuid4", 0, lambda: str(uuid.uuid4()))
        for page in pages:
            _write(database, page)
    ready.touch()
    return library


def _write(database: sqlite3.Connection, page: Page) -> None:
    number, title, author, text = page
    author = author or "Unknown"
    path = f"{author[:30]}/{title[:30]} ({number})".replace("..", ".")
    database.execute("INSERT INTO books (id, title, author_sort, path) VALUES (?, ?, ?, ?)", (number, title or "Untitled", author, path))  # fmt: skip
    database.execute("INSERT OR IGNORE INTO authors (name, sort) VALUES (?, ?)", (author, author))
    database.execute("INSERT INTO books_authors_link (book, author) SELECT ?, id FROM authors WHERE name = ?", (number, author))  # fmt: skip
    database.execute("INSERT INTO comments (book, text) VALUES (?, ?)", (number, text or title))
    database.execute("INSERT INTO data (book, format, uncompressed_size, name) VALUES (?, 'EPUB', 100000, 'book')", (number,))  # fmt: skip


@contextmanager
def served(library: Path, port: int) -> Iterator[Server]:
    """The library, served."""
    address = f"http://127.0.0.1:{port}"
    arguments = ["calibre-server", "--port", str(port), "--listen-on", "127.0.0.1", str(library)]
    with running(arguments, f"{address}/mobile?search={{}}&num=20", ready=f"{address}/mobile") as server:
        yield server
