"""Tables: columns by the names that Goodreads, LibraryThing and Libby give them; and the table that we give away, which Goodreads reads."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from lavh.formats.booklist.listed import Listed, Standing
from lavh.kernel.ids import isbns_in

TITLES = ("title", "book title", "name")
AUTHORS = ("author", "primary author", "authors", "creators", "creator")
ISBNS = ("isbn13", "isbn", "isbns", "isbn/uid")
STANDINGS = ("exclusive shelf", "read status")
SHELVES = ("bookshelves", "collections", "tags", "shelves")
ADDED = ("date added", "entry date", "timestamp")
WORDS: Mapping[str, Standing] = {
    "read": "done", "currently-reading": "now", "to-read": "next", "currently reading": "now", "to read": "next", "read but unowned": "done", "finished": "done",
    "returned": "done", "borrowed": "now", "placed on hold": "next", "wishlist": "next", "want to read": "next",
}  # fmt: skip
CODES: Mapping[str, str] = {"done": "read", "now": "currently-reading", "next": "to-read", "": ""}
HEAD = ("Title", "Author", "ISBN13", "Exclusive Shelf", "Bookshelves", "Date Added")
_DRESS = re.compile(r'^="?|"$|^\[|\]$')
_FORMULA = ("=", "+", "-", "@", "\t")
_PLAIN = {"your library", "default"}  # collections that say nothing


def rows(text: str) -> Iterator[Listed]:
    """The books of a table; lines without a title are none. A list of deeds (Libby's), the last first, has a book once: as it is now."""
    csv.field_size_limit(1_000_000)
    first = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=first.count)
    told: set[tuple[str, str]] = set()
    for line in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter):
        row = {str(name).strip().lower(): str(value or "").strip() for name, value in line.items() if name is not None}
        title = _first(row, TITLES)
        if title and ("activity" not in row or (title, _first(row, AUTHORS)) not in told):
            told.add((title, _first(row, AUTHORS)))
            yield _row(row, title)


def is_table(text: str) -> bool:
    """Whether the first line names a column of titles."""
    names = [each.strip(' "\ufeff').lower() for each in re.split(r"[\t,;]", text.split("\n", 1)[0])]
    return any(each in TITLES for each in names)


def _row(row: Mapping[str, str], title: str) -> Listed:
    named = [each.strip() for name in SHELVES for each in re.split(r"[,;]", row.get(name, "")) if each.strip()]
    said = [_first(row, STANDINGS).lower(), row.get("activity", "").lower(), *(each.lower() for each in named)]
    standing = standing_of(said)
    own = tuple(dict.fromkeys(each for each in named if each.lower() not in WORDS and each.lower() not in _PLAIN))
    numbers = isbns_in(" ".join(_DRESS.sub("", row.get(name, "")) for name in ISBNS))
    return Listed(title, _first(row, AUTHORS), numbers, standing, own, _first(row, ADDED))


def standing_of(said: Iterable[str]) -> Standing:
    """The first of these words that says whether it was read."""
    for each in said:
        if each.lower() in WORDS:
            return WORDS[each.lower()]
    return ""


def _first(row: Mapping[str, str], names: Iterable[str]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def table(found: Iterable[Listed]) -> str:
    """The books as a table. A value that a spreadsheet would take for a formula is written as text."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(HEAD)
    for each in found:
        shelves = ", ".join(each.shelves)
        row = (each.title, each.author, each.isbns[0] if each.isbns else "", CODES[each.standing], shelves, each.added)
        writer.writerow([f"'{value}" if value.startswith(_FORMULA) else value for value in row])
    return written.getvalue()
