"""Which of our formats reads a record schema of SRU. Servers name the same schema in many ways."""

from lavh.formats.reading import Format
from lavh.formats.registry import formats

NAMES = (
    ("marc", "marcxml"),
    ("mods", "mods"),
    ("lido", "lido"),
    ("edm", "edm"),
    ("dc", "oai_dc"),
    ("dublin", "oai_dc"),
)


def reader_of(schema: str) -> Format | None:
    """The reader for a schema like "marcxml", "MARC21-xml" or "info:srw/schema/1/dc-v1.1"; None if the records have to tell."""
    name = next((ours for part, ours in NAMES if part in schema.lower()), "")
    return formats().get(name)
