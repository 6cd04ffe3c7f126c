"""Xapian doing the page. Run by the system's Python, which has Debian's binding: `xapian_page.py build|ask DATABASE FILE`.

`ask` reads queries from FILE, one a line (JSON: for each word its tokens and those of its stems), and prints the CPU milliseconds of a query and the hits
of a query in the mean. Title, names and subjects are weighted as a term frequency of 4, 4 and 2 more, and no places are kept, which nothing asks for here; a stem counts 0.4; facets are values counted by match spies
over every hit, a value a slot. Of the values of a facet so many are counted as 95 in 100 records have at most (SLOTS): a few less than ours.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path

import xapian

SLOTS = {"kind": 1, "language": 2, "institution": 1, "year": 2, "agent": 3, "topic": 4}
FEW = 5
PLACES = [(facet, number) for facet, most in SLOTS.items() for number in range(most)]


def build(path: str, documents: str) -> None:
    """Index the documents."""
    database = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OVERWRITE)
    with Path(documents).open(encoding="utf-8") as lines:
        for line in lines:
            each = json.loads(line)
            document = xapian.Document()
            for field, weight in (("words", 1), ("title", 4), ("creator", 4), ("subject", 2)):
                for word in each[field].split():
                    if len(word) < 60:
                        document.add_term(word, weight)
            for slot, (facet, number) in enumerate(PLACES):
                if len(each[facet]) > number:
                    document.add_value(slot, str(each[facet][number]))
            document.set_data(str(each["id"]))
            database.add_document(document)
    database.commit()


def word_of(keys: "list[str]", stems: "list[str]") -> "xapian.Query":
    """One word, or what has its stem."""
    parts = [xapian.Query(key) for key in keys]
    parts += [xapian.Query(xapian.Query.OP_SCALE_WEIGHT, xapian.Query(stem), 0.4) for stem in stems]
    return parts[0] if len(parts) == 1 else xapian.Query(xapian.Query.OP_OR, parts)


def page(database: "xapian.Database", words: "list[list[list[str]]]") -> int:
    """Hits and facets of one query; how many hits there are in all."""
    parts = [word_of(keys, stems) for keys, stems in words]
    enquire = xapian.Enquire(database)
    enquire.set_query(xapian.Query(xapian.Query.OP_AND, parts))
    spies = [xapian.ValueCountMatchSpy(slot) for slot in range(len(PLACES))]
    for spy in spies:
        enquire.add_matchspy(spy)
    found = enquire.get_mset(0, 20, database.get_doccount())  # every hit is looked at, so that counts are true
    [match.document.get_data() for match in found]
    total = int(found.get_matches_estimated())
    counted(spies)
    if total < FEW:
        enquire = xapian.Enquire(database)
        enquire.set_query(xapian.Query(xapian.Query.OP_OR, parts))
        found = enquire.get_mset(0, 20, database.get_doccount())
        [match.document.get_data() for match in found]
        found.get_matches_estimated()
    return total


def counted(spies: "list[xapian.ValueCountMatchSpy]") -> "dict[str, list[tuple[bytes, int]]]":
    """The ten commonest values of each facet."""
    counts = {}
    for (facet, number), spy in zip(PLACES, spies, strict=True):
        if SLOTS[facet] == 1:
            counts[facet] = [(item.term, item.termfreq) for item in spy.top_values(10)]
            continue
        whole = counts.setdefault(facet, Counter())
        for item in spy.values():
            whole[item.term] += item.termfreq
        if number == SLOTS[facet] - 1:
            counts[facet] = whole.most_common(10)
    return counts


def ask(path: str, queries: str) -> None:
    """Warm up once, then time one pass."""
    database = xapian.Database(path)
    with Path(queries).open(encoding="utf-8") as lines:
        wanted = [json.loads(line) for line in lines]
    for words in wanted:
        page(database, words)
    began = time.process_time()
    total = sum(page(database, words) for words in wanted)
    print((time.process_time() - began) / len(wanted) * 1000, total / len(wanted))


if __name__ == "__main__":
    {"build": build, "ask": ask}[sys.argv[1]](sys.argv[2], sys.argv[3])
