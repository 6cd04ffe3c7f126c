"""Reading the catalogue."""

from lavh.catalog.queries.lists import Source, cards, current, sources
from lavh.catalog.queries.work import Edition, Whole, whole

__all__ = ["Edition", "Source", "Whole", "cards", "current", "sources", "whole"]
