"""Lists of books as reading sites and reference managers give them away: Goodreads, LibraryThing and Libby tables, BibTeX, OPDS 2, LibraryThing JSON."""

from lavh.formats.booklist.listed import SAID_BY, Listed
from lavh.formats.booklist.reader import read
from lavh.formats.booklist.table import table

__all__ = ["SAID_BY", "Listed", "read", "table"]
