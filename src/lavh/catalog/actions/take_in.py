"""Take a batch of records into the catalogue: cluster, write, tell. One transaction; the same batch twice changes nothing."""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain

from django.db import transaction

from lavh.catalog import assembly, clustering, rows
from lavh.catalog import card as cards
from lavh.catalog.actions import stock
from lavh.catalog.actions.area import Area, Incoming
from lavh.catalog.actions.headings import Register
from lavh.catalog.models import Expression, Manifestation, MatchKey, Moved, Record, Unit, Work
from lavh.formats.description import pack
from lavh.formats.kinds import Kind
from lavh.network.queries import lending
from lavh.outbox import actions as outbox

__all__ = ["Incoming", "take_in"]

LONG = 255
TELLING = (  # which kind speaks for a work that comes in several
    Kind.BOOK, Kind.PERIODICAL, Kind.MANUSCRIPT, Kind.SCORE, Kind.MAP, Kind.THESIS, Kind.ARTICLE, Kind.EBOOK, Kind.AUDIOBOOK,
)  # fmt: skip


def take_in(batch: Sequence[Incoming], *, register: Register, now: datetime) -> list[int]:
    """Make the catalogue agree with these records. Returns the works that changed. `register` may be kept between batches."""
    with transaction.atomic():
        rows.one_at_a_time("lavh.catalog")
        area = Area(batch, lending())
        _write_records(batch, now)
        plan = _Plan(area)
        found = assembly.headings(list(area.members.values()))
        register.number_agents(found.agents)
        register.number_subjects(found.subjects)
        plan.write(register)
        stock.write(
            [each for each in batch if each.description is not None], {each.record for each in batch if each.known}
        )
        outbox.record("works-gone", sorted(plan.gone))
        outbox.record("works-changed", plan.changed)
        return plan.changed


def _write_records(batch: Sequence[Incoming], now: datetime) -> None:
    """The records' own rows; their manifestation is filled in when it is known."""
    new = [each for each in batch if not each.known and each.description is not None]
    rows.insert(
        Record,
        ("id", "source", "institution", "local_id", "manifestation", "description", "changed", "deleted"),
        [
            (
                each.record,
                each.source,
                each.institution,
                each.local_id[:LONG],
                None,
                pack(each.description),
                each.changed or now,
                False,
            )
            for each in new
            if each.description
        ],
    )
    known = [each for each in batch if each.known]
    rows.update(
        Record,
        ("institution", "description", "changed", "deleted"),
        [
            (each.institution, pack(each.description), each.changed or now, False, each.record)
            for each in known
            if each.description
        ],
    )
    gone = [each.record for each in known if each.description is None]
    if gone:
        Record.objects.filter(pk__in=gone).update(deleted=True, changed=now, manifestation=None)
    rows.delete(Unit, "record_id", [each.record for each in known])
    units = [
        (each, each.description.unit)
        for each in batch
        if each.description is not None and each.description.unit is not None
    ]
    rows.insert(
        Unit,
        ("record", "source", "local_id", "parent", "root", "level", "order", "children", "reference"),
        [
            (each.record, each.source, each.local_id[:LONG], unit.parent[:LONG], unit.root[:LONG], unit.level[:40], unit.order, unit.children, unit.reference[:LONG])
            for each, unit in units
            if unit is not None
        ],
    )  # fmt: skip


class _Plan:
    """Clusters of an area, their numbers, and the rows to write for them."""

    def __init__(self, area: Area) -> None:
        self.area = area
        keys = area.keys
        editions = clustering.components({record: own.edition for record, own in keys.items()})
        works = clustering.components({record: own.edition + own.work for record, own in keys.items()})
        self.works = self._number(Work, works, area.works_before)
        self.editions = self._number(Manifestation, editions, area.editions_before)
        self.work_of = {record: number for number, cluster in self.works for record in cluster}
        self.changed = sorted(number for number, _ in self.works)
        self.gone = set(area.works_before.values()).difference(self.changed)

    def _number(
        self, model: type[Work] | type[Manifestation], clusters: list[list[int]], before: dict[int, int]
    ) -> list[tuple[int, list[int]]]:
        """Clusters with their old or new numbers; old numbers of works that became part of another are kept as forwarding addresses."""
        numbers, moved = clustering.settle(clusters, before)
        new = iter(rows.numbers(model, numbers.count(None)))
        settled = [
            (next(new) if number is None else number, cluster)
            for number, cluster in zip(numbers, clusters, strict=True)
        ]
        if model is Work:
            rows.insert(Moved, ("old", "new"), [(old, settled[index][0]) for old, index in moved.items()], replace=True)
        return settled

    def write(self, register: Register) -> None:
        """Works first, then what hangs on them."""
        area = self.area
        counts: dict[int, int] = {}
        for _, cluster in self.editions:
            work = self.work_of[cluster[0]]
            counts[work] = counts.get(work, 0) + 1
        rows.insert(
            Work,
            ("id", "kind", "title", "nonfiling", "card"),
            [self._work_row(number, cluster, counts[number], register) for number, cluster in self.works],
            replace=True,
        )
        stock.shelve(
            [(number, [area.members[record] for record in cluster]) for number, cluster in self.works],
            set(area.works_before.values()),
        )
        self._write_editions()
        used = {key: self.work_of[record] for record, own in area.keys.items() for key in chain(own.edition, own.work)}
        rows.delete(MatchKey, "key", area.stale_keys.difference(used))
        rows.insert(MatchKey, ("key", "work"), list(used.items()), replace=True)
        if self.gone:
            Work.objects.filter(pk__in=self.gone).delete()

    def _work_row(
        self, number: int, cluster: list[int], editions: int, register: Register
    ) -> tuple[int, int, str, int, bytes]:
        members = [self.area.members[record] for record in cluster]
        card = assembly.card(members, editions, register.agents, register.subjects)
        kind = next((kind for kind in TELLING if kind in card.kinds), card.kinds[0])
        nonfiling = next(
            (title.nonfiling for title in members[0].description.titles if title.text == card.title.text), 0
        )
        return number, int(kind), card.title.text, nonfiling, cards.pack(card)

    def _write_editions(self) -> None:
        """Expressions and manifestations, and which record belongs to which."""
        plans = []
        for number, cluster in self.editions:
            descriptions = [self.area.members[record].description for record in cluster]
            plans.append((number, self.work_of[cluster[0]], descriptions, cluster))
        expressions = _expressions(
            {(work, *assembly.expression(descriptions[0])) for _, work, descriptions, _ in plans}, self.area
        )
        rows.insert(
            Manifestation,
            ("id", "work", "expression", "kind", "year"),
            [
                (number, work, expressions[work, *assembly.expression(descriptions[0])], int(Kind.of(descriptions[0].kind)), _small(assembly.year(descriptions)))
                for number, work, descriptions, _ in plans
            ],
            replace=True,
        )  # fmt: skip
        before = self.area.editions_before
        moves = [
            (number, record) for number, _, _, cluster in plans for record in cluster if before.get(record) != number
        ]
        rows.update(Record, ("manifestation",), moves)
        stock.follow([(number, record) for number, record in moves if record in before])
        empty = set(before.values()).difference(number for number, *_ in plans)
        if empty:
            Manifestation.objects.filter(pk__in=empty).delete()


def _expressions(wanted: set[tuple[int, str, str]], area: Area) -> dict[tuple[int, str, str], int]:
    """Numbers of the expressions wanted; those of touched works that nobody wants any more are left to the cascade or removed."""
    known: dict[tuple[int, str, str], int] = {}
    if area.works_before:
        touched = set(area.works_before.values())
        found = rows.select("SELECT id, work_id, language, form FROM catalog_expression WHERE work_id {among}", touched)
        known = {(work, language, form): number for number, work, language, form in found}
    new = sorted(wanted.difference(known))
    made = dict(zip(new, rows.numbers(Expression, len(new)), strict=True))
    rows.insert(Expression, ("id", "work", "language", "form"), [(number, *key) for key, number in made.items()])
    return known | made


def _small(year: int | None) -> int | None:
    return year if year is None or -32_000 < year < 32_000 else None
