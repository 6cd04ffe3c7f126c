"""What a publication format is to the rest of the house: something that opens a container of foreign files as one publication.

Formats are pure apart from reading what they are given, safe on hostile input, and bounded by `Limits`. A part that is broken or missing is a
`Problem`, and the rest opens; what cannot be opened at all is refused by name (`kernel.errors.Unreadable` with a stable code).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import BinaryIO, NamedTuple, Protocol

from lavh.formats.description import Description
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Guidance, Link, Manifest


class Limits(NamedTuple):
    """How much one publication may be. What is beyond is refused: "too-many-files", "too-large", "bomb"."""

    files: int = 20_000
    file_bytes: int = 2 << 30
    total_bytes: int = 20 << 30
    ratio: int = 200  # unpacked / packed bytes of a file above a megabyte
    markup_bytes: int = 40 << 20  # of one XML or HTML file


class Container(Protocol):
    """Named files, read-only: a zip, a folder, or one file alone. Names are relative, with "/", normalised, never pointing out."""

    name: str  # what reports call it by
    names: Sequence[str]

    def open(self, name: str) -> BinaryIO:
        """The bytes of a file, streamed. It can seek, but slowly inside a compressed archive. Reading it raises
        Unreadable("missing-file" · "broken-archive" · "too-large" …, filename=…).
        """

    def size(self, name: str) -> int:
        """Unpacked bytes, as far as is known without reading."""

    def close(self) -> None:
        """Let go of the file below, when everything has been read."""


class Resource(NamedTuple):
    """A file of the publication, ready to be kept: markup is cleaned already. `open` is called once, when its turn comes."""

    href: str  # as in the manifest, without a fragment
    media_type: str
    open: Callable[[], BinaryIO]


class Opened(NamedTuple):
    """A publication, understood. `resources` is lazy: what breaks while it is read adds to `problems()`.

    `sync`: address in the reading order → its phrases, which are kept as guided navigation documents and linked from there as alternates.
    """

    manifest: Manifest
    resources: Iterable[Resource]
    description: Description
    problems: Callable[[], tuple[Problem, ...]]
    sync: Mapping[str, Guidance] = {}
    cover: Link | None = None


class PublicationFormat(Protocol):
    """One format of publications."""

    name: str  # "epub", "daisy202", "audiobook", "pdf" …

    def recognises(self, source: Container) -> float:
        """How sure we are, 0–1, from names and the first bytes of files."""

    def open(self, source: Container, limits: Limits) -> Opened:
        """Understand it. Raises `Unreadable` when nothing can be opened."""
