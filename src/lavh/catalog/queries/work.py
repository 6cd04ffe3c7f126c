"""One work with everything that its records say."""

from datetime import datetime
from typing import NamedTuple

from lavh.catalog import card as cards
from lavh.catalog import rows
from lavh.catalog.card import Card
from lavh.catalog.queries.records import moment
from lavh.formats.description import Description, unpack


class Telling(NamedTuple):
    """One record of an edition."""

    record: int
    institution: int
    source: int
    local_id: str
    description: Description
    changed: datetime


class Edition(NamedTuple):
    """A manifestation with its records."""

    number: int
    kind: int
    year: int | None
    language: str
    form: str
    records: list[Telling]


class Whole(NamedTuple):
    """A work, whole."""

    number: int
    card: Card
    editions: list[Edition]


def whole(work: int) -> Whole | None:
    """The work with its editions, newest first; None if there is none of this number. Two queries."""
    found = rows.select("SELECT id, card FROM catalog_work WHERE id {among}", [work])
    if not found:
        return None
    editions: dict[int, Edition] = {}
    for number, kind, year, language, form, *record, changed, packed in rows.select(
        "SELECT m.id, m.kind, m.year, e.language, e.form, r.id, r.institution_id, r.source, r.local_id, r.changed, r.description FROM catalog_manifestation m"
        " JOIN catalog_expression e ON e.id = m.expression_id JOIN catalog_record r ON r.manifestation_id = m.id WHERE m.work_id {among} ORDER BY r.id",
        [work],
    ):
        edition = editions.setdefault(number, Edition(number, kind, year, language, form, []))
        edition.records.append(Telling._make([*record, unpack(bytes(packed)), moment(changed)]))
    ordered = sorted(editions.values(), key=lambda each: (each.year is None, -(each.year or 0), each.number))
    return Whole(work, cards.unpack(bytes(found[0][1])), ordered)
