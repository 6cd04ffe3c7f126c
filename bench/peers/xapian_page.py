"""Xapian doing the page. Run by the system's Python, which has Debian's binding: `xapian_page.py build|ask DATABASE FILE`.

`ask` reads queries (folded words) from FILE and prints the CPU milliseconds of each pass's query. Title, names and subjects are weighted as a term
frequency of 4, 4 and 2; facets are values counted by match spies over every hit (the first value of authors and subjects only: fewer than ours).
"""

import json
import sys
import time
from pathlib import Path

import xapian

FACETS = ("kind", "language", "institution", "year", "agent", "topic")


def build(path: str, documents: str) -> None:
    """Index the documents."""
    database = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OVERWRITE)
    with Path(documents).open(encoding="utf-8") as lines:
        for line in lines:
            each = json.loads(line)
            document = xapian.Document()
            for place, word in enumerate(each["words"].split(), 1):
                if len(word) < 60:
                    document.add_posting(word, place)
            for field, weight in (("title", 4), ("creator", 4), ("subject", 2)):
                for word in each[field].split():
                    if len(word) < 60:
                        document.add_term(word, weight)
            for slot, facet in enumerate(FACETS):
                if each[facet]:
                    document.add_value(slot, str(each[facet][0]))
            document.set_data(str(each["id"]))
            database.add_document(document)
    database.commit()


def page(database: "xapian.Database", words: "list[str]") -> int:
    """Hits and facets of one query; how many hits there are in all."""
    enquire = xapian.Enquire(database)
    enquire.set_query(xapian.Query(xapian.Query.OP_AND, words))
    spies = [xapian.ValueCountMatchSpy(slot) for slot in range(len(FACETS))]
    for spy in spies:
        enquire.add_matchspy(spy)
    found = enquire.get_mset(0, 20, database.get_doccount())  # every hit is looked at, so that counts are true
    [match.document.get_data() for match in found]
    for spy in spies:
        [(item.term, item.termfreq) for item in spy.top_values(10)]
    return int(found.get_matches_estimated())


def ask(path: str, queries: str) -> None:
    """Warm up once, then time one pass."""
    database = xapian.Database(path)
    with Path(queries).open(encoding="utf-8") as lines:
        wanted = [line.split() for line in lines]
    for words in wanted:
        page(database, words)
    began = time.process_time()
    total = sum(page(database, words) for words in wanted)
    print((time.process_time() - began) / len(wanted) * 1000, total)


if __name__ == "__main__":
    {"build": build, "ask": ask}[sys.argv[1]](sys.argv[2], sys.argv[3])
