"""What came and is given on: records in their own bytes, and whose streams they came in. Many at once, one query each."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from lavh.catalog import rows
from lavh.harvest import vault


class Original(NamedTuple):
    """A record as it came."""

    format: str  # name of the format that read it
    content: bytes
    encoding: str  # that its source's profile forces; "" = found out


def originals(records: Iterable[int]) -> dict[int, Original]:
    """The bytes of these records, as far as there are any."""
    found = rows.select(
        "SELECT r.id, r.format, r.content, s.profile FROM harvest_rawrecord r JOIN harvest_source s ON s.id = r.source_id"
        " WHERE r.id {among}",
        records,
    )
    return {number: Original(name, vault.get(bytes(content)), _encoding(profile)) for number, name, content, profile in found}  # fmt: skip


def _encoding(profile: str | dict[str, object]) -> str:
    """JSON comes as text from SQLite and from PostgreSQL's driver, unless somebody taught it otherwise."""
    found = json.loads(profile) if isinstance(profile, str) else profile
    return str(found.get("encoding", ""))


def sources_among(institutions: Iterable[int]) -> list[int]:
    """The numbers of the streams of these institutions."""
    found = rows.select("SELECT id FROM harvest_source WHERE institution_id {among}", institutions)
    return sorted(number for (number,) in found)
