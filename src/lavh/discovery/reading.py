"""Reading from the catalogue what the index is made of: a few queries for any number of works."""

from collections.abc import Collection, Mapping, Sequence

from lavh.catalog import card as cards
from lavh.catalog import rows
from lavh.catalog.card import Card
from lavh.catalog.models import Joined
from lavh.catalog.queries.headings import called, subjects_called
from lavh.discovery import build
from lavh.discovery import query as q
from lavh.discovery.document import IndexDocument
from lavh.discovery.engine import Engine
from lavh.discovery.fields import NumberField
from lavh.formats.description import Description, unpack
from lavh.network.models import Institution
from lavh.network.rules import SECTORS

SUBJECT_FIELDS: tuple[NumberField, ...] = ("topic", "place", "period", "genre")


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
    known = known_of([card for _, card in unpacked])
    return [build.document(work, card, described.get(work, []), known) for work, card in unpacked]


def known_of(cards_: Sequence[Card], subjects: Mapping[int, int] | None = None) -> build.Known:
    """What documents of works with these cards are made with. `subjects`: kinds that are known already."""
    numbers = {subject for card in cards_ for subject in card.subjects}
    if subjects is None:
        subjects = kinds(numbers)
    if not Joined.objects.exists():
        return build.Known(subjects, places())
    people = {agent for card in cards_ for agent in card.about} | {agent for card in cards_ for agent, _ in card.agents}
    return build.Known(subjects, places(), called(people), subjects_called(numbers))


def under(agents: Sequence[int], subjects: Sequence[int], engine: Engine) -> set[int]:
    """The works that the index has under these headings."""
    fields: list[tuple[NumberField, Sequence[int]]] = [("agent", agents), ("about", agents)]
    fields += [(field, subjects) for field in SUBJECT_FIELDS]
    query = q.AnyOf(tuple(q.Numbers(field, tuple(numbers)) for field, numbers in fields if numbers))
    total = engine.search(query, limit=1).total
    return set(engine.best(query, total)) if total else set()


def kinds(subjects: Collection[int]) -> dict[int, int]:
    """The kinds of subjects."""
    return dict(rows.select("SELECT id, kind FROM catalog_subject WHERE id {among}", subjects))


def places() -> dict[int, build.Place]:
    """Where institutions stand in the network."""
    return {
        number: build.Place(region or 0, SECTORS.index(kind) if kind in SECTORS else 0)
        for number, region, kind in Institution.objects.values_list("id", "region_id", "kind")
    }
