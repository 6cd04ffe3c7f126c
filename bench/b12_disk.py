"""B12: bytes on disk: of the index for a record, of the database for a byte of raw record.

The instance as it is after import: the index's folder; the database file after a checkpoint, with raw records (compressed), descriptions, cards, keys,
headings, alphabetical lists and all indexes. Raw: the imported file as it came.
"""

import sqlite3

import homes
import library
from figures import Result, bytes_of, count, report, size


def main() -> None:
    """Add up."""
    place = homes.home()
    with sqlite3.connect(place / "lavh.sqlite3") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    number = count(size())
    index = bytes_of(place / "index") / number
    database = (place / "lavh.sqlite3").stat().st_size
    raw = library.file(size()).stat().st_size
    figure = {"index, bytes a record": round(index), "database / raw": round(database / raw, 2)}
    budget = {"index, bytes a record": 450, "database / raw": 3}
    against = f"database {database / number:,.0f} B, raw {raw / number:,.0f} B a record; {size()} records"
    report(Result("B12", "bytes on disk", figure, budget, index <= 450 and database <= 3 * raw, against))


if __name__ == "__main__":
    main()
