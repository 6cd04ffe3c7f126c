"""Reading the catalogue."""

from lavh.catalog.queries.headings import (
    agent,
    agent_names,
    standing_for,
    subject,
    subject_terms,
    subjects_standing_for,
)
from lavh.catalog.queries.lists import Source, cards, current, existed, last_work, own_number, sources, works_after
from lavh.catalog.queries.records import Kept, Place, Span, changes, count, earliest, last_changed, records
from lavh.catalog.queries.work import Edition, Telling, Whole, whole

__all__ = [
    "Edition",
    "Kept",
    "Place",
    "Source",
    "Span",
    "Telling",
    "Whole",
    "agent",
    "agent_names",
    "cards",
    "changes",
    "count",
    "current",
    "earliest",
    "existed",
    "last_changed",
    "last_work",
    "own_number",
    "records",
    "sources",
    "standing_for",
    "subject",
    "subject_terms",
    "subjects_standing_for",
    "whole",
    "works_after",
]
