"""Reading from the catalogue what the index is made of: a few queries for any number of works."""

from collections.abc import Collection, Sequence

from lavh.catalog import card as cards
from lavh.catalog import rows
from lavh.discovery import build
from lavh.discovery.document import IndexDocument
from lavh.formats.description import Description, unpack
from lavh.network.models import Institution
from lavh.network.rules import SECTORS


def documents(works: Sequence[int]) -> list[IndexDocument]:
    """The documents of those works that are in the catalogue."""
    packed = rows.select("SELECT id, card FROM catalog_work WHERE id {among}", works)
    described: dict[int, list[Description]] = {}
    for work, description in rows.select(
        "SELECT m.work_id, r.description FROM catalog_manifestation m JOIN catalog_record r ON r.manifestation_id = m.id"
        " WHERE m.work_id {among} ORDER BY m.work_id, r.id",
        works,
    ):
        described.setdefault(work, []).append(unpack(bytes(description)))
    unpacked = [(work, cards.unpack(bytes(card))) for work, card in packed]
    known = kinds({subject for _, card in unpacked for subject in card.subjects})
    there = places()
    return [build.document(work, card, described.get(work, []), known, there) for work, card in unpacked]


def kinds(subjects: Collection[int]) -> dict[int, int]:
    """The kinds of subjects."""
    return dict(rows.select("SELECT id, kind FROM catalog_subject WHERE id {among}", subjects))


def places() -> dict[int, build.Place]:
    """Where institutions stand in the network."""
    return {
        number: build.Place(region or 0, SECTORS.index(kind) if kind in SECTORS else 0)
        for number, region, kind in Institution.objects.values_list("id", "region_id", "kind")
    }
