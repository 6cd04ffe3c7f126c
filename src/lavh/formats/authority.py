"""`Authority`: what an authority record says: one person, body, place, topic or genre, and all that it is called.

It describes nothing that can be found; it lets whatever is found be found by every name. Frozen and stored like a description: add fields at the end only.
"""

import msgspec

from lavh.formats.description import Agent, Frozen

AGENTS = frozenset(("person", "family", "corporate", "meeting"))


class Authority(Frozen, frozen=True):
    """`heading` is the form that is preferred: an agent, or a subject in the same shape (kind topic · place · period · genre).

    `variants` are the forms that lead to it (see-from references, other scripts, other languages), each with dates and additions of its own.
    """

    local_id: str
    heading: Agent
    variants: tuple[Agent, ...] = ()
    updated: str = ""

    @property
    def is_agent(self) -> bool:
        """Else it is a subject."""
        return self.heading.kind in AGENTS


ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Authority)


def pack(authority: Authority) -> bytes:
    """The stored form."""
    return ENCODER.encode(authority)


def unpack(stored: bytes) -> Authority:
    """The inverse of `pack`."""
    return DECODER.decode(stored)


def number(local_id: str) -> str:
    """The record's number among its source's records: authority files are numbered apart from those of books."""
    return f"authority {local_id}" if local_id else ""
