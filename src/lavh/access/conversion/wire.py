"""What the converting process tells."""

import msgspec

from lavh.formats.description import Description
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Manifest

RESULT = "result"  # the file of the outcome, in the folder of drafts; others are numbered
POSITIONS, COVER, ORIGINAL, SYNC = "-/positions.json", "-/cover", "-/original", "-/sync/{}.json"
POSITIONS_TYPE = "application/vnd.readium.position-list+json"


class Progress(msgspec.Struct, frozen=True):
    """How far it is: bytes so far and in all, and which file is in hand."""

    done: int
    whole: int
    name: str


class Draft(msgspec.Struct, frozen=True):
    """A file of the publication, written to the folder of drafts. `same_as`: it is no file of its own, but that of this path."""

    path: str  # as in the manifest, not percent-encoded
    media_type: str
    file: str = ""
    packed: str = ""  # file with the same, compressed with Brotli
    same_as: str = ""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """A publication, ready to be kept; or by which name it was refused."""

    format: str = ""
    manifest: Manifest | None = None
    description: Description | None = None
    problems: tuple[Problem, ...] = ()
    drafts: tuple[Draft, ...] = ()
    positions: int = 0
    refused: str = ""  # a code
    facts: dict[str, str] = {}
