"""Reads a whole sample the way the harvest does."""

import io
from pathlib import Path

from lavh.formats.description import Description
from lavh.formats.reading import Format, Profile, Raw, Reading

SAMPLES = Path(__file__).parent.parent / "samples"
PLAIN = Profile()


def split(kind: Format, content: bytes | Path, profile: Profile = PLAIN) -> list[Raw]:
    """All raw records of a sample."""
    return list(kind.split(io.BytesIO(content.read_bytes() if isinstance(content, Path) else content), profile))


def readings(kind: Format, content: bytes | Path, profile: Profile = PLAIN) -> list[Reading]:
    """All readings of a sample, deleted records left out."""
    return [kind.read(raw.content, profile) for raw in split(kind, content, profile) if not raw.deleted]


def described(reading: Reading) -> Description:
    """The description, which must be there."""
    assert reading.description is not None
    return reading.description
