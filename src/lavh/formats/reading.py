"""What a format is to the rest of the house: something that cuts a stream into raw records and reads one raw record."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol, runtime_checkable

import msgspec

from lavh.formats.authority import Authority
from lavh.formats.description import Description


class Problem(msgspec.Struct, frozen=True):
    """What was wrong with a record, and where. `code` is stable; the sentence is made at the edge from code and detail.

    `grave` problems leave no usable description: the raw record is kept and reported, nothing of it is catalogued.
    """

    code: str  # "bad-length", "bad-encoding", "no-title", "bad-date" …
    place: str = ""  # "245 $a", "leader/09", "//dc:date"
    detail: str = ""  # the offending value, cut to 200 characters
    grave: bool = False


class Raw(msgspec.Struct, frozen=True):
    """One record as it came. `content` is verbatim (XML: the record's element with the namespaces it needs)."""

    content: bytes
    offset: int = 0  # in the stream: bytes for ISO 2709, ordinal for XML and JSON
    deleted: bool = False  # the stream says that this record is gone (OAI, leader/05 = d)
    local_id: str = ""  # where the envelope knows it already (OAI identifier); else "" until read
    problems: tuple[Problem, ...] = ()  # found while cutting
    updated: str = ""  # when the envelope says that the record last changed (OAI datestamp)


class Reading(msgspec.Struct, frozen=True):
    """A raw record, understood: the description (None when grave, or of an authority record) and everything that was wrong with it."""

    description: Description | None
    problems: tuple[Problem, ...] = ()
    deleted: bool = False
    authority: Authority | None = None  # a record of a name or subject: it has no description


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """How one source writes what its norm leaves open. Stored with the source as JSON; every field has a safe default."""

    name: str = ""
    encoding: str = ""  # force a character set instead of detecting it per record: utf-8, cp1251, cp866, marc-8
    local_id: str = ""  # where the record's own number is, if not in the usual place: "001", "035$a", "dc:identifier"
    language: str = ""  # of cataloguing and of untagged titles
    kind: str = ""  # for sources that hold one kind only
    holdings: tuple[
        str, ...
    ] = ()  # tags to read copies from, in order: "852", "952", "995" …; () = all the format knows
    subfields: dict[
        str, dict[str, str]
    ] = {}  # tag -> our field ("barcode", "call_number", "branch", …) -> subfield code
    branches: dict[str, str] = {}  # the source's location code -> our branch slug
    institutions: dict[str, str] = {}  # the source's institution code -> our institution slug
    mapping: dict[str, object] = {}  # CSV/JSON sources: our field -> where to find it (see formats/tabular)
    rights: str = ""  # default rights URI of the described things
    options: dict[str, str] = {}


@runtime_checkable
class Composite(Protocol):
    """A format one record of which, as servers give it, describes many things: a finding aid with its tree."""

    def within(self, raw: Raw) -> list[Raw]:
        """The records in it; their numbers are the envelope's own, or begin with that and "#"."""


class Format(Protocol):
    """One foreign format. Pure apart from reading the stream it is given; safe on hostile input: never raises on a bad record."""

    name: str  # "marc21", "unimarc", "oai_dc", "ead" …: stored with every raw record

    def recognises(self, head: bytes, filename: str) -> float:
        """How sure we are, 0–1, that a stream beginning with `head` (up to 64 kB) is ours."""

    def split(self, stream: BinaryIO, profile: Profile) -> Iterator[Raw]:
        """Cut the stream into raw records, in constant memory. Damage yields a Raw with problems and goes on behind it."""

    def read(self, raw: bytes, profile: Profile) -> Reading:
        """Understand one raw record. A bad field is a Problem, never an exception."""
