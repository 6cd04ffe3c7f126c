"""Reading what came and where from."""

from collections.abc import Iterable
from typing import NamedTuple

from lavh.catalog import rows
from lavh.harvest import vault


class Copy(NamedTuple):
    """A record as it came."""

    format: str  # name of the format that read it
    content: bytes


def verbatim(record: int) -> Copy | None:
    """The bytes of a record exactly as the source gave them; None if there is none of this number."""
    found = rows.select("SELECT format, content FROM harvest_rawrecord WHERE id {among}", [record])
    return Copy(found[0][0], vault.get(bytes(found[0][1]))) if found else None


def source_slugs(numbers: Iterable[int]) -> dict[int, str]:
    """Number → short name of those sources that there are."""
    return dict(rows.select("SELECT id, slug FROM harvest_source WHERE id {among}", numbers))
