"""Take a batch of records into the catalogue: cluster, write, tell. One transaction; the same batch twice changes nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from django.db import transaction

from lavh.catalog import agreement, assembly, clustering, rows
from lavh.catalog import card as cards
from lavh.catalog.actions import joins, stock
from lavh.catalog.actions.area import Area, Incoming
from lavh.catalog.actions.headings import Register
from lavh.catalog.actions.told import Made, Told
from lavh.catalog.models import Expression, Manifestation, MatchKey, Moved, Record, Unit, Work
from lavh.catalog.queries.records import last_change
from lavh.formats.description import pack
from lavh.formats.kinds import Kind
from lavh.network.queries import lending
from lavh.outbox import actions as outbox

__all__ = ["Incoming", "take_in"]

LONG = 255
TELLING = (  # which kind speaks for a work that comes in several
    Kind.BOOK, Kind.PERIODICAL, Kind.MANUSCRIPT, Kind.SCORE, Kind.MAP, Kind.THESIS, Kind.ARTICLE, Kind.EBOOK, Kind.AUDIOBOOK,
)  # fmt: skip


def take_in(batch: Sequence[Incoming], *, register: Register, now: datetime, told: Told | None = None) -> list[int]:
    """Make the catalogue agree with these records. Returns the works that changed. `register` may be kept between batches.

    `told`: is told what became of the works, for who makes their index documents in the same breath.
    """
    with transaction.atomic():
        rows.one_at_a_time("lavh.catalog")
        now = _behind_all(now)
        area = Area(batch, lending())
        plan = _Plan(area)
        found = assembly.headings(list(area.members.values()))
        register.number_agents(found.agents)
        register.number_subjects(found.subjects)
        joins.follow(batch, found, register)
        plan.write(register, found)
        _write_records(batch, plan.edition_of, now)
        plan.move({each.record for each in batch})
        known = {each.record for each in batch if each.known}
        stock.write([each for each in batch if each.description is not None], known, plan.edition_of)
        plan.clear()
        events = (outbox.record("works-gone", sorted(plan.gone)), outbox.record("works-changed", plan.changed))
        if told is not None:
            told.works(plan.made, new=plan.new, gone=plan.gone, events=events)
            told.kinds.update((register.subjects[key], kind) for key, (kind, _, _) in found.subjects.items())
        return plan.changed


def _behind_all(now: datetime) -> datetime:
    """`now`, but never before a change that is there already: whoever waited for the lock comes later, so that harvesters miss nobody."""
    last = last_change()
    return now if last is None or last <= now else last + timedelta(microseconds=1)


def _write_records(batch: Sequence[Incoming], editions: Mapping[int, int], now: datetime) -> None:
    """The records' own rows."""
    moment = rows.moment(now)  # made once for the whole batch
    rows.insert(
        Record,
        ("id", "source", "institution", "local_id", "manifestation", "description", "changed", "deleted"),
        [
            (
                each.record, each.source, each.institution, each.local_id[:LONG], editions[each.record], pack(each.description),
                rows.moment(each.changed) if each.changed else moment, False,
            )
            for each in batch
            if not each.known and each.description is not None
        ],
    )  # fmt: skip
    known = [each for each in batch if each.known]
    rows.update(
        Record,
        ("institution", "manifestation", "description", "changed", "deleted"),
        [
            (
                each.institution, editions[each.record], pack(each.description), rows.moment(each.changed) if each.changed else moment,
                False, each.record,
            )
            for each in known
            if each.description is not None
        ],
    )  # fmt: skip
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
        agreed = agreement.Agreed(area.members)
        editions = clustering.agreeing({record: own.edition for record, own in keys.items()}, agreed)
        works = clustering.components({record: own.edition + own.work for record, own in keys.items()})
        self.works = self._number(Work, works, area.works_before)
        self.editions = self._number(Manifestation, editions, area.editions_before)
        self.work_of = {record: number for number, cluster in self.works for record in cluster}
        self.edition_of = {record: number for number, cluster in self.editions for record in cluster}
        self.changed = sorted(number for number, _ in self.works)
        self.unused: list[int] = []  # expressions
        self.made: dict[int, Made] = {}
        self.gone = set(area.works_before.values()).difference(self.changed)
        self.new = set(self.changed).difference(area.works_before.values())

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

    def write(self, register: Register, found: assembly.Headings) -> None:
        """Works first, then what hangs on them."""
        area = self.area
        counts: dict[int, int] = {}
        for _, cluster in self.editions:
            work = self.work_of[cluster[0]]
            counts[work] = counts.get(work, 0) + 1
        there = set(area.works_before.values())
        for number, cluster in self.works:
            members = [area.members[record] for record in cluster]
            card = assembly.card(members, counts[number], found, register.agents, register.subjects)
            self.made[number] = Made(card, [member.description for member in members])
        _put(
            Work,
            ("id", "kind", "title", "nonfiling", "card"),
            [_work_row(number, made) for number, made in self.made.items()],
            there,
        )
        stock.shelve([(number, [area.members[record] for record in cluster]) for number, cluster in self.works], there)
        self._write_editions()
        used = {key: self.work_of[record] for record, own in area.keys.items() for key in chain(own.edition, own.work)}
        rows.delete(MatchKey, "key", area.stale_keys.difference(used), only=("work_id", there))
        rows.insert(
            MatchKey, ("key", "work"), sorted(used.items()), replace=True
        )  # in the order in which they are stored

    def _write_editions(self) -> None:
        """Expressions and manifestations, and which record belongs to which."""
        plans = []
        for number, cluster in self.editions:
            descriptions = [self.area.members[record].description for record in cluster]
            language, form, kind = assembly.spoken(descriptions)
            key = (self.work_of[cluster[0]], language, form)
            plans.append((number, key, int(kind), _small(assembly.year(descriptions))))
        expressions, self.unused = _expressions({key for _, key, _, _ in plans}, self.area)
        _put(
            Manifestation,
            ("id", "work", "expression", "kind", "year"),
            [(number, key[0], expressions[key], kind, year) for number, key, kind, year in plans],
            set(self.area.editions_before.values()),
        )

    def move(self, batch: set[int]) -> None:
        """Records that were there before and belong to another edition now; those of the batch itself were written with theirs."""
        before, after = self.area.editions_before, self.edition_of
        moves = [(after[record], record) for record, old in before.items() if after.get(record, old) != old]
        rows.update(Record, ("manifestation",), [move for move in moves if move[1] not in batch])
        stock.follow(moves)

    def clear(self) -> None:
        """Take away what nothing hangs on any more."""
        if empty := set(self.area.editions_before.values()).difference(self.edition_of.values()):
            Manifestation.objects.filter(pk__in=empty).delete()
        rows.delete(Expression, "id", self.unused)
        if self.gone:
            Work.objects.filter(pk__in=self.gone).delete()


def _work_row(number: int, made: Made) -> tuple[int, int, str, int, bytes]:
    card, descriptions = made
    kind = next((kind for kind in TELLING if kind in card.kinds), card.kinds[0])
    shown = card.title.text
    skipped = [title.nonfiling for each in descriptions for title in each.titles if title.text == shown]
    return number, int(kind), shown, max(skipped, default=0), cards.pack(card)


def _put(
    model: type[Work] | type[Manifestation], fields: Sequence[str], made: Sequence[tuple[Any, ...]], there: set[int]
) -> None:
    """Insert the new ones and overwrite those that are `there`, by the number in front."""
    rows.insert(model, fields, [row for row in made if row[0] not in there])
    rows.insert(model, fields, [row for row in made if row[0] in there] if there else (), replace=True)


def _expressions(wanted: set[tuple[int, str, str]], area: Area) -> tuple[dict[tuple[int, str, str], int], list[int]]:
    """Numbers of the expressions wanted, and those of touched works that nobody wants any more."""
    known: dict[tuple[int, str, str], int] = {}
    if area.works_before:
        touched = set(area.works_before.values())
        found = rows.select("SELECT id, work_id, language, form FROM catalog_expression WHERE work_id {among}", touched)
        known = {(work, language, form): number for number, work, language, form in found}
    new = sorted(wanted.difference(known))
    made = dict(zip(new, rows.numbers(Expression, len(new)), strict=True))
    rows.insert(Expression, ("id", "work", "language", "form"), [(number, *key) for key, number in made.items()])
    return known | made, [number for key, number in known.items() if key not in wanted]


def _small(year: int | None) -> int | None:
    return year if year is None or -32_000 < year < 32_000 else None
