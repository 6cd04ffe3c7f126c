"""The shapes of answers: what is encoded, and what the OpenAPI document says of it, are made from the same types."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from lavh.formats.description import Description
from lavh.formats.plain import mirror

Said = msgspec.Meta
if TYPE_CHECKING:
    Plain = Any
else:
    Plain = mirror(Description)


class Source(msgspec.Struct):
    """One record behind a work."""

    institution: Annotated[str, Said(description="Short name of the institution.")]
    source: Annotated[str, Said(description="Short name of the stream of records that it came in.")]
    local_id: Annotated[
        str,
        Said(
            description="The record's own number where it came from: MARC 001, an OAI identifier, an accession number."
        ),
    ]
    record: Annotated[int, Said(description="Its number here: /records/{id}.")]


class Form(msgspec.Struct):
    """A text in one script."""

    text: str
    script: Annotated[str, Said(description="ISO 15924, empty where unknown.")]
    language: Annotated[str, Said(description="BCP 47, empty where unknown.")]


class Maker(msgspec.Struct):
    """A person or body that made it."""

    id: Annotated[int, Said(description="Its number: the filter `person`.")]
    name: str
    role: Annotated[str, Said(description="MARC relator code.")]
    forms: Annotated[list[Form], Said(description="The name in other scripts.")]


class Hit(msgspec.Struct):
    """A work as a list shows it."""

    id: int
    url: Annotated[
        str, Said(description="Its permalink: speaks HTML, MARCXML, Dublin Core, MODS, JSON-LD, RIS, BibTeX, CSL-JSON.")
    ]
    title: str
    rest: Annotated[str, Said(description="Other title information.")]
    forms: Annotated[list[Form], Said(description="The title in other scripts.")]
    creators: Annotated[list[str], Said(description="Names of those who made it, main ones first.")]
    makers: list[Maker]
    year: Annotated[int | None, Said(description="Of the first edition; years before our era are 0 and negative.")]
    last_year: Annotated[int | None, Said(description="Of the last edition.")]
    dated: Annotated[str, Said(description="The first date as written.")]
    kind: str
    kinds: list[str]
    languages: list[str]
    publisher: str
    editions: int
    now: Annotated[
        list[str], Said(description="What one can do with it: read, listen, look, borrow, on-site, limited.")
    ]
    rights: list[str]
    picture: str
    summary: str
    sources: list[Source]


class Count(msgspec.Struct, omit_defaults=True):
    """A value of a facet and how many works have it."""

    value: Annotated[str, Said(description="To be given as the parameter of the facet's name.")]
    count: int
    name: Annotated[str, Said(description="In words, where the value is a number or short name of ours.")] = ""


Facets = dict[str, list[Count]]


class Answer(msgspec.Struct):
    """A page of what was found."""

    total: int
    relaxed: Annotated[
        bool, Said(description="Few works or none had all the words; those that have some of them follow.")
    ]
    did_you_mean: Annotated[
        str, Said(description="The words with those that nothing has put right; empty where there is nothing better.")
    ]
    page: int
    size: int
    hits: list[Hit]
    facets: Facets
    next: Annotated[str | None, Said(description="Address of the next page.")]


class FacetAnswer(msgspec.Struct):
    """Counts for a search."""

    facets: Facets


class Suggestion(msgspec.Struct):
    """What the typed beginning may become."""

    kind: Annotated[str, Said(description="work, person, subject or place.")]
    id: int
    text: str
    note: str


class SuggestAnswer(msgspec.Struct):
    """Suggestions, works first."""

    suggestions: list[Suggestion]


class Works(msgspec.Struct):
    """A stretch of the list of all works, in the order of their numbers."""

    works: list[Hit]
    next: Annotated[str | None, Said(description="Address of the next stretch.")]


class Record(msgspec.Struct):
    """A record as a list shows it."""

    id: int
    url: Annotated[str, Said(description="Its permalink.")]
    institution: str
    source: str
    local_id: str
    work: Annotated[int | None, Said(description="The work that it belongs to; null where it is deleted.")]
    changed: datetime
    deleted: bool


class Records(msgspec.Struct):
    """A stretch of the list of records in the order in which they changed; deleted ones are told too."""

    records: list[Record]
    next: Annotated[str | None, Said(description="Address of the next stretch.")]


class RecordWhole(msgspec.Struct):
    """A record and everything it says."""

    record: Record
    description: Plain
    raw: Annotated[str, Said(description="Address of the record exactly as its source gave it.")]


class Edition(msgspec.Struct):
    """An edition of a work and the records that describe it."""

    id: int
    kind: str
    year: int | None
    language: str
    form: Annotated[str, Said(description="Form of the expression: text, sound, image, notation …")]
    records: list[RecordWhole]


class WorkWhole(msgspec.Struct):
    """A work with its editions, newest first."""

    work: Hit
    editions: list[Edition]


class InstitutionBrief(msgspec.Struct):
    """An institution as a list shows it."""

    slug: str
    kind: str
    name: Annotated[dict[str, str], Said(description="By language; an empty one where the language is not known.")]
    region: str
    url: str
    email: str
    phone: str
    demo: Annotated[bool, Said(description="Made up for demonstrations.")]


class Institutions(msgspec.Struct):
    """A stretch of the list of institutions, in the order of their short names."""

    institutions: list[InstitutionBrief]
    next: Annotated[str | None, Said(description="Address of the next stretch.")]


class Hours(msgspec.Struct):
    """Open on this weekday (Monday = 0) from, until; local time."""

    weekday: int
    opens: time
    closes: time


class Closed(msgspec.Struct):
    """Closed on these days, both included."""

    first: date
    last: date
    reason: dict[str, str]


class Branch(msgspec.Struct):
    """A building or department that one can go to."""

    slug: str
    name: dict[str, str]
    address: dict[str, str]
    latitude: float | None
    longitude: float | None
    phone: str
    email: str
    services: list[str]
    main: bool
    hours: list[Hours]
    closed: list[Closed]


class Run(msgspec.Struct):
    """How an import or harvest went."""

    started: datetime
    ended: datetime | None
    state: str
    seen: int
    new: int
    changed: int
    unchanged: int
    deleted: int
    refused: int


class Stream(msgspec.Struct):
    """A stream of records of one institution."""

    slug: str
    institution: str
    name: dict[str, str]
    way: Annotated[str, Said(description="files, oai or sru.")]
    last_run: Run | None


class Sources(msgspec.Struct):
    """A stretch of the list of sources, in the order of their short names."""

    sources: list[Stream]
    next: Annotated[str | None, Said(description="Address of the next stretch.")]


class InstitutionWhole(msgspec.Struct):
    """An institution with its branches and sources."""

    institution: InstitutionBrief
    about: dict[str, str]
    branches: list[Branch]
    sources: list[Stream]
