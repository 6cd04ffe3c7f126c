"""The shapes of answers: what is encoded, and what the OpenAPI document says of it, are made from the same types."""

from typing import Annotated

import msgspec

Said = msgspec.Meta


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
    relaxed: Annotated[bool, Said(description="Nothing had all the words; these works have some of them.")]
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
