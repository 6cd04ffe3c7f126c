"""The judged queries: `known.tsv` (somebody looks for a certain thing) and `topics.tsv` (somebody looks for what there is about something).

Records are named by their sources' own numbers (MARC 001 …), so that a judgement outlives every rebuild. known: sort of query, language, what is typed,
the records any of which is it. topics: language, what is typed, records with grades: 3 what it is about, 2 largely, 1 touches it. Not named is not relevant.
"""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent


class Known(NamedTuple):
    """Somebody looks for a certain thing."""

    sort: str
    language: str
    typed: str
    records: frozenset[str]


class Topic(NamedTuple):
    """Somebody looks for what there is about something."""

    language: str
    typed: str
    grades: dict[str, int]


def known() -> list[Known]:
    """All known items."""
    return [
        Known(sort, language, typed, frozenset(records.split()))
        for sort, language, typed, records in _rows("known.tsv")
    ]


def topics() -> list[Topic]:
    """All topics."""
    found = []
    for language, typed, judged in _rows("topics.tsv"):
        grades = dict(each.rsplit(":", 1) for each in judged.split())
        found.append(Topic(language, typed, {record: int(grade) for record, grade in grades.items()}))
    return found


def _rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
