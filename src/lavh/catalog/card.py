"""`Card`: what a list of works shows of one work. Stored packed with the work, so that a page of results costs one query."""

import msgspec

from lavh.formats.description import Frozen


class Form(Frozen, frozen=True):
    """A text in one script."""

    text: str
    script: str = ""
    language: str = ""


class By(Frozen, frozen=True):
    """An agent that made the work, as a list names it."""

    agent: int
    name: str
    role: str
    forms: tuple[Form, ...] = ()


class Ways:
    """Bits: how the work can be reached. Says what exists, never what is free at the moment."""

    READ = 1  # open text or images on line
    LISTEN = 2
    LOOK = 4
    BORROW = 8
    ON_SITE = 16
    LIMITED = 32  # digital, with conditions


class Card(Frozen, frozen=True):
    """Append fields at the end only: packed as an array."""

    title: Form
    rest: str = ""
    forms: tuple[Form, ...] = ()  # the title in other scripts
    by: tuple[By, ...] = ()
    start: int | None = None  # years of the manifestations, first and last
    end: int | None = None
    dated: str = ""  # as written, of the first
    kinds: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    institutions: tuple[int, ...] = ()
    editions: int = 1
    records: int = 1
    ways: int = 0
    picture: str = ""  # address of a thumbnail
    summary: str = ""
    agents: tuple[tuple[int, str], ...] = ()  # everyone: (agent, role)
    subjects: tuple[int, ...] = ()
    about: tuple[int, ...] = ()  # agents the work is about
    unit: str = ""  # archival level
    rights: tuple[str, ...] = ()
    publisher: str = ""


ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Card)


def pack(card: Card) -> bytes:
    """The stored form."""
    return ENCODER.encode(card)


def unpack(packed: bytes) -> Card:
    """The inverse of `pack`."""
    return DECODER.decode(packed)
