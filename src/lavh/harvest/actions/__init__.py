"""Verbs of the harvest."""

from lavh.harvest.actions.harvesting import harvest
from lavh.harvest.actions.importing import Progress, import_paths, import_stream
from lavh.harvest.actions.rereading import reread
from lavh.harvest.actions.sources import add, arrange, set_enabled, set_schedule, source_for

__all__ = [
    "Progress", "add", "arrange", "harvest", "import_paths", "import_stream", "reread", "set_enabled", "set_schedule", "source_for",
]  # fmt: skip
