"""calibre's content server over a library of records without files, made through calibre's own interface."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from figures import command, fetched, note

from peers.serving import Server, running

Page = tuple[int, str, str]
FILL = """
import json, sys
from calibre.db.legacy import LibraryDatabase
from calibre.ebooks.metadata.book.base import Metadata
library = LibraryDatabase(sys.argv[-2], create_empty=True) if hasattr(LibraryDatabase, 'new_api') else None
library = library or LibraryDatabase(sys.argv[-2])
for line in open(sys.argv[-1], encoding='utf-8'):
    title, text = json.loads(line)
    book = Metadata(title or 'Untitled', ['Unknown'])
    book.comments = text
    library.new_api.create_book_entry(book)
"""


def there() -> bool:
    """Whether it can be run."""
    if not shutil.which("calibre-server"):
        fetched("calibre")
    return bool(shutil.which("calibre-server") and shutil.which("calibre-debug"))


def filled(pages: Iterator[Page], folder: Path) -> Path:
    """The library, made once."""
    library = folder / "calibre"
    if (folder / "calibre-ready").exists():
        return library
    note("calibre: filling the library")
    shutil.rmtree(library, ignore_errors=True)
    library.mkdir(parents=True)
    (folder / "fill.py").write_text(FILL)
    with (folder / "books.jsonl").open("w", encoding="utf-8") as stream:
        for _, title, text in pages:
            stream.write(json.dumps([title, text]) + "\n")
    command(["calibre-debug", folder / "fill.py", "--", library, folder / "books.jsonl"])
    (folder / "calibre-ready").touch()
    return library


@contextmanager
def served(library: Path, port: int) -> Iterator[Server]:
    """The library, served."""
    address = f"http://127.0.0.1:{port}"
    arguments = ["calibre-server", "--port", str(port), "--listen-on", "127.0.0.1", str(library)]
    with running(arguments, f"{address}/mobile?search={{}}&num=20", ready=f"{address}/mobile") as server:
        yield server
