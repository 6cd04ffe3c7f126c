"""When two devices change the same note. Pure. What somebody wrote is never thrown away: of two texts both are kept."""

from typing import Literal
from uuid import UUID, uuid5

import msgspec

from lavh.formats.rwpm import Locator

Kind = Literal["highlight", "bookmark"]
Colour = Literal["", "yellow", "green", "blue", "pink"]
COPIES = UUID("0e6f2f6b-54d8-4a9b-8d0e-3a1f6f5b9c11")  # the namespace in which copies are named


class Annotation(msgspec.Struct, frozen=True, omit_defaults=True):
    """A marked stretch or a bookmark. `version`: how often it has changed at the server; 0 where a device made it and nobody has seen it yet."""

    id: str
    publication: int
    kind: Kind
    locator: Locator
    made: int
    changed: int
    colour: Colour = ""
    text: str = ""
    version: int = 0
    deleted: bool = False


class Met(msgspec.Struct, frozen=True):
    """What is kept: the note, and a copy where both sides had something to say. None: nothing changes."""

    kept: Annotation | None
    copy: Annotation | None = None


def met(ours: Annotation | None, theirs: Annotation) -> Met:
    """`ours` is at the server; a device that knew the version `theirs.version` sends `theirs`. Telling it twice changes nothing the second time."""
    if ours is None:
        return Met(msgspec.structs.replace(theirs, version=1))
    if says_same(ours, theirs):
        return Met(None)
    if theirs.version == ours.version:  # nobody else changed it meanwhile
        return Met(_next(ours, theirs))
    return _apart(ours, theirs)


def _apart(ours: Annotation, theirs: Annotation) -> Met:
    """Both sides changed it without knowing of each other."""
    if theirs.deleted:  # somebody wrote on what somebody else took away: it stays
        return Met(None)
    if ours.deleted:
        return Met(_next(ours, theirs))
    if theirs.text and ours.text and theirs.text != ours.text:
        return Met(None, _copy(theirs))
    newer = theirs if theirs.changed >= ours.changed else ours
    both = msgspec.structs.replace(newer, text=theirs.text or ours.text)
    return Met(None) if says_same(both, ours) else Met(_next(ours, both))


def says_same(one: Annotation, other: Annotation) -> bool:
    """Whether a reader would see no difference."""
    if one.deleted or other.deleted:
        return one.deleted and other.deleted
    return (one.text, one.colour, one.kind, one.locator) == (other.text, other.colour, other.kind, other.locator)


def _next(ours: Annotation, theirs: Annotation) -> Annotation:
    return msgspec.structs.replace(theirs, version=ours.version + 1, made=min(ours.made, theirs.made))


def _copy(theirs: Annotation) -> Annotation:
    """Named by what it says, so that telling it again makes no second copy."""
    name = uuid5(COPIES, f"{theirs.id} {theirs.text}")
    return msgspec.structs.replace(theirs, id=str(name), version=1)
