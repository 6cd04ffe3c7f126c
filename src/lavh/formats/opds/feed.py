"""A page of a catalogue, before it is written in one of the two dialects. Addresses are whole."""

from datetime import datetime
from typing import NamedTuple

from lavh.formats.rwpm import Link, Metadata

ACQUISITION = "http://opds-spec.org/acquisition/open-access"
SUBSECTION, NEW = "subsection", "http://opds-spec.org/sort/new"
MANIFEST, AUDIOBOOK = "application/webpub+json", "application/audiobook+json"


class Doorway(NamedTuple):
    """A way into another feed. `leads_to_list`: that feed lists publications, it is not one of doorways again."""

    title: str
    href: str
    many: int | None = None
    rel: str = SUBSECTION
    leads_to_list: bool = True


class Choice(NamedTuple):
    """A value of a facet: the same list, narrowed down by it (or, where it is chosen, freed of it)."""

    title: str
    href: str
    many: int
    chosen: bool = False


class Facet(NamedTuple):
    """One way of narrowing a list down."""

    title: str
    choices: tuple[Choice, ...]


class Entry(NamedTuple):
    """A publication: what it is, how to get it, what it looks like."""

    address: str  # its permanent one
    full: str  # of the entry alone, in the same dialect
    metadata: Metadata
    updated: datetime
    links: tuple[Link, ...]
    images: tuple[Link, ...] = ()


class Group(NamedTuple):
    """A shelf on the first page: its beginning, and where all of it is."""

    title: str
    href: str
    entries: tuple[Entry, ...]
    many: int | None = None


class Feed(NamedTuple):
    """A page. `pages`: rel → address of first, next, previous and so on, which lists alone have; `search`: a template with {?query}, or a description's address."""

    title: str
    address: str
    updated: datetime
    language: str  # tag
    provider: str
    start: str
    search: str
    authentication: str
    is_list: bool
    doorways: tuple[Doorway, ...] = ()
    entries: tuple[Entry, ...] = ()
    facets: tuple[Facet, ...] = ()
    groups: tuple[Group, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    total: int | None = None
    per_page: int | None = None
