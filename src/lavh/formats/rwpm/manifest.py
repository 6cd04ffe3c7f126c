"""The manifest: metadata, reading order, resources, table of contents, page list.

Addresses (`href`) are relative to the publication's own folder, percent-encoded, without a leading slash, never pointing out of it. The first toc
entry's address may carry a fragment (`ch1.xhtml#s2`, `01.mp3#t=12.5`).
"""

import re
from typing import Any

import msgspec

MEDIA_TYPE = "application/webpub+json"
CONTEXT = "https://readium.org/webpub-manifest/context.jsonld"
EPUB = "https://readium.org/webpub-manifest/profiles/epub"
AUDIOBOOK = "https://readium.org/webpub-manifest/profiles/audiobook"
DIVINA = "https://readium.org/webpub-manifest/profiles/divina"
PDF = "https://readium.org/webpub-manifest/profiles/pdf"


_MOMENT = re.compile(
    r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T[0-2]\d:[0-5]\d:[0-6]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?$"
)


class Wire(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """Base: immutable, left out where it is the default."""


class Properties(Wire, frozen=True):
    """What is special about one resource."""

    page: str | None = None  # left · right · center (fixed layout)
    layout: str | None = None  # fixed · reflowable
    orientation: str | None = None  # auto · landscape · portrait
    spread: str | None = None  # auto · both · none · landscape
    overflow: str | None = None  # auto · paginated · scrolled
    contains: tuple[str, ...] = ()  # mathml · svg · js · onix · remote-resources
    encrypted: dict[str, Any] | None = None


class Link(Wire, frozen=True):
    """A resource, or a place in one."""

    href: str = ""
    type: str | None = None
    title: str | None = None
    rel: tuple[str, ...] = ()
    templated: bool = False
    properties: Properties | None = None
    width: int | None = None
    height: int | None = None
    size: int | None = None  # bytes
    bitrate: float | None = None  # kbit/s
    duration: float | None = None  # seconds
    language: tuple[str, ...] = ()
    alternate: tuple["Link", ...] = ()  # the sync file of a resource stands here (application/guided-navigation+json)
    children: tuple["Link", ...] = ()


class Contributor(Wire, frozen=True):
    """Who did something. `name` may be one string or a string for each language."""

    name: str | dict[str, str]
    sort_as: str | None = None
    identifier: str | None = None
    role: tuple[str, ...] = ()  # MARC relator codes


class Subject(Wire, frozen=True):
    """What it is about."""

    name: str | dict[str, str]
    code: str | None = None
    scheme: str | None = None


class Certification(Wire, frozen=True):
    """Who vouches for the accessibility statement (EPUB Accessibility 1.1, section 4.3)."""

    certified_by: str | None = None
    credential: str | None = None
    report: str | None = None


class Accessibility(Wire, frozen=True):
    """schema.org accessibility metadata as EPUB Accessibility 1.1 wants it."""

    conforms_to: tuple[str, ...] = ()
    certification: Certification | None = None
    summary: str | None = None
    access_mode: tuple[str, ...] = ()
    access_mode_sufficient: tuple[tuple[str, ...], ...] = ()
    feature: tuple[str, ...] = ()
    hazard: tuple[str, ...] = ()
    exemption: tuple[str, ...] = ()


class Presentation(Wire, frozen=True):
    """How it wants to be shown (EPUB rendition)."""

    layout: str | None = None  # fixed · reflowable
    orientation: str | None = None  # auto · landscape · portrait
    spread: str | None = None  # auto · both · none · landscape
    overflow: str | None = None  # auto · paginated · scrolled
    continuous: bool | None = None


class Collection(Wire, frozen=True):
    """A series or other whole that it belongs to."""

    name: str
    identifier: str | None = None
    sort_as: str | None = None
    position: float | None = None


class Belongs(Wire, frozen=True):
    """What it is a part of."""

    series: tuple[Collection, ...] = ()
    collection: tuple[Collection, ...] = ()


class Metadata(Wire, frozen=True):
    """What it is. Languages are BCP 47 tags."""

    title: str | dict[str, str]
    type: str | None = msgspec.field(default=None, name="@type")  # schema.org: http://schema.org/Book · …/Audiobook
    conforms_to: tuple[str, ...] = ()  # profiles
    subtitle: str | None = None
    sort_as: str | None = None
    identifier: str | None = None  # a URI
    modified: str | None = None
    published: str | None = None
    language: tuple[str, ...] = ()
    author: tuple[Contributor, ...] = ()
    translator: tuple[Contributor, ...] = ()
    editor: tuple[Contributor, ...] = ()
    illustrator: tuple[Contributor, ...] = ()
    narrator: tuple[Contributor, ...] = ()
    contributor: tuple[Contributor, ...] = ()
    publisher: tuple[Contributor, ...] = ()
    subject: tuple[Subject, ...] = ()
    description: str | None = None
    reading_progression: str | None = None  # ltr · rtl · auto
    duration: float | None = None  # seconds
    number_of_pages: int | None = None
    accessibility: Accessibility | None = None
    presentation: Presentation | None = None
    rights: str | None = None  # a licence URI, or words
    belongs_to: Belongs | None = None
    media_overlay: dict[str, str] | None = (
        None  # activeClass · playbackActiveClass: what the book's style calls the phrase being read
    )


class Manifest(Wire, frozen=True):
    """A publication. `toc`, `page_list` and `landmarks` point into the reading order."""

    metadata: Metadata
    context: str = msgspec.field(default="", name="@context")  # set when encoded
    links: tuple[Link, ...] = ()
    reading_order: tuple[Link, ...] = ()
    resources: tuple[Link, ...] = ()
    toc: tuple[Link, ...] = ()
    page_list: tuple[Link, ...] = ()
    landmarks: tuple[Link, ...] = ()


def moment(written: str) -> bool:
    """Whether it is a moment as RFC 3339 writes it: what `modified` may be."""
    return bool(_MOMENT.match(written)) and "T" in written


def whole_date(written: str) -> bool:
    """Whether it is a day or a moment: what `published` may be."""
    return bool(_MOMENT.match(written))


def encode(manifest: Manifest) -> bytes:
    """The norm's JSON."""
    return msgspec.json.encode(msgspec.structs.replace(manifest, context=CONTEXT))


def decode(stored: bytes) -> Manifest:
    """The inverse of `encode`. Raises `msgspec.DecodeError` on what is no manifest of ours."""
    return msgspec.structs.replace(msgspec.json.decode(stored, type=Manifest), context="")
