"""Verbs of the room."""

from lavh.access.actions.publishing import Published, Wishes, publish
from lavh.access.actions.sweeping import forgotten, sweep
from lavh.access.actions.unpublishing import unpublish

__all__ = ["Published", "Wishes", "forgotten", "publish", "sweep", "unpublish"]
