"""Reading the catalogue."""

from lavh.catalog.queries.headings import agent_names, subject_terms
from lavh.catalog.queries.lists import Source, cards, current, own_number, sources
from lavh.catalog.queries.work import Edition, Whole, whole

__all__ = [
    "Edition",
    "Source",
    "Whole",
    "agent_names",
    "cards",
    "current",
    "own_number",
    "sources",
    "subject_terms",
    "whole",
]
