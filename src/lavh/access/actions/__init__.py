"""Verbs of the room."""

from lavh.access.actions.publishing import Published, Wishes, publish
from lavh.access.actions.sweeping import forgotten, sweep
from lavh.access.actions.unpublishing import unpublish
from lavh.access.actions.uploading import Sent, convert_again, convert_upload, give_up_upload, take_upload

__all__ = [
    "Published", "Sent", "Wishes", "convert_again", "convert_upload", "forgotten", "give_up_upload", "publish", "sweep", "take_upload",
    "unpublish",
]  # fmt: skip
