"""Verbs of the catalogue."""

from lavh.catalog.actions.separate import reunite, separate
from lavh.catalog.actions.take_in import Incoming, take_in

__all__ = ["Incoming", "reunite", "separate", "take_in"]
