"""Opaque marks of a place in a list: what the last row was sorted by. Stable while rows come and go, cheap at any depth."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b
from typing import TypeVar

import msgspec

from lavh.kernel.errors import Unreadable

CHECK = 4  # bytes that tell a garbled mark from a sound one; no secret, a mark grants nothing

Place = TypeVar("Place", bound=msgspec.Struct)


def mark(place: msgspec.Struct) -> str:
    """The place as a string of letters, digits, "-" and "_". Its type should be array_like, so that the mark is short."""
    packed = msgspec.msgpack.encode(place)
    return urlsafe_b64encode(_check(packed) + packed).rstrip(b"=").decode("ascii")


def place_of(marked: str, kind: type[Place]) -> Place:
    """The inverse of `mark`. Raises Unreadable("bad-mark") for anything that `mark` did not make of a place of this kind."""
    try:
        whole = urlsafe_b64decode(marked.encode("ascii") + b"=" * (-len(marked) % 4))
        check, packed = whole[:CHECK], whole[CHECK:]
        if check == _check(packed):
            return msgspec.msgpack.decode(packed, type=kind)
    except (ValueError, msgspec.MsgspecError):
        pass
    raise Unreadable("bad-mark", mark=marked[:80])


def _check(packed: bytes) -> bytes:
    return blake2b(packed, digest_size=CHECK, person=b"lavh place").digest()
