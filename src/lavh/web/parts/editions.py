"""Editions of a work: by language, newest first, each with its records."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext

from lavh.catalog.assembly import whole
from lavh.catalog.card import Form
from lavh.catalog.queries import Edition, own_number
from lavh.formats.description import Description
from lavh.kernel import languages
from lavh.network.models import Institution
from lavh.web import figures, labels
from lavh.web.parts import facts
from lavh.web.parts.facts import Fact


class Source(NamedTuple):
    """A record, and whose it is."""

    record: int
    institution: Institution | None
    local_id: str
    changed: datetime


class Version(NamedTuple):
    """One edition as the page shows it. `title` where it is called otherwise than the work."""

    number: int
    kind: int
    dated: str
    title: Form | None
    imprint: str
    isbn: str
    facts: list[Fact]
    records: list[Source]
    coordinates: tuple[float, float, float, float] | None


class Group(NamedTuple):
    """The editions in one language. `total` counts also those that are not shown."""

    language: str
    versions: list[Version]
    total: int


def cut(editions: Sequence[Edition], language: str, page: int, size: int) -> list[Edition]:
    """A page of the editions in the order of `groups`."""
    ordered = [edition for _code, some in _by_language(editions, language) for edition in some]
    return ordered[(page - 1) * size : page * size]


def groups(
    editions: Sequence[Edition],
    titles: Sequence[str],
    institutions: Mapping[int, Institution],
    language: str,
    most: int,
) -> list[Group]:
    """By language: the reader's own first, then those with most editions. `most`: how many of each are shown."""
    return [
        Group(
            _tongue(code, language), [version(each, titles, institutions, language) for each in some[:most]], len(some)
        )
        for code, some in _by_language(editions, language)
    ]


def version(edition: Edition, titles: Sequence[str], institutions: Mapping[int, Institution], language: str) -> Version:
    """One edition."""
    descriptions = [record.description for record in edition.records]
    own = next((form for form in _main(descriptions) if form.text), None)
    shown = own if own is not None and own.text not in titles else None
    return Version(
        edition.number,
        edition.kind,
        _dated(edition, descriptions),
        shown,
        _imprint(descriptions),
        _isbn(descriptions),
        facts.of_edition(descriptions, language, titles),
        [
            Source(each.record, institutions.get(each.institution), own_number(each.local_id), each.changed)
            for each in edition.records
        ],
        next((each.coordinates for each in descriptions if each.coordinates), None),
    )


def _tongue(code: str, language: str) -> str:
    return labels.capital(languages.name(code, language)) if code else gettext("Language not stated")


def _main(descriptions: Sequence[Description]) -> list[Form]:
    return [
        Form(whole(title), title.script, title.language)
        for each in descriptions
        for title in each.titles
        if title.role == "main"
    ]


def _dated(edition: Edition, descriptions: Sequence[Description]) -> str:
    if edition.year is not None:
        return figures.year(edition.year)
    return next((date.written for each in descriptions for date in each.dates if date.written), "")


def _imprint(descriptions: Sequence[Description]) -> str:
    for description in descriptions:
        for publication in description.publications:
            if publication.publisher or publication.place:
                return ", ".join(part for part in (publication.place, publication.publisher) if part)
    return ""


def _isbn(descriptions: Sequence[Description]) -> str:
    numbers = (number for each in descriptions for number in each.identifiers)
    return next((number.value for number in numbers if number.scheme == "isbn" and number.valid), "")


def _by_language(editions: Sequence[Edition], language: str) -> list[tuple[str, list[Edition]]]:
    found: dict[str, list[Edition]] = {}
    for edition in editions:
        found.setdefault(edition.language, []).append(edition)
    own = languages.primary(language)
    return sorted(found.items(), key=lambda each: (each[0] != own, not each[0], -len(each[1]), each[0]))
