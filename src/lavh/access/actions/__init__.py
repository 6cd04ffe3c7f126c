"""Verbs of the room."""

from lavh.access.actions.publishing import Published, Wishes, publish
from lavh.access.actions.sweeping import forgotten, sweep
from lavh.access.actions.unpublishing import unpublish
from lavh.access.actions.uploading import Sent, convert_upload, take_upload

__all__ = ["Published", "Sent", "Wishes", "convert_upload", "forgotten", "publish", "sweep", "take_upload", "unpublish"]
