"""Raw records → catalogue. One batch is one transaction: raw rows, catalogue rows, the run's counts and its place stand or fall together."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec
from django.db import transaction
from msgspec import structs

from lavh.catalog import rows
from lavh.catalog.actions import Incoming, take_in
from lavh.catalog.actions.headings import Register
from lavh.catalog.actions.joins import Ruled, settle
from lavh.catalog.actions.told import Told
from lavh.catalog.authority_numbers import names_by_number
from lavh.formats import authority as authorities
from lavh.formats.authority import Authority
from lavh.formats.description import unpack
from lavh.formats.reading import Composite, Format, Problem, Profile, Raw, Reading
from lavh.formats.registry import formats
from lavh.harvest import queries, vault
from lavh.harvest.models import RawRecord, Run, Source
from lavh.kernel import clock

BATCH = 2_000
FIELDS = ("id", "source", "local_id", "format", "digest", "content", "problems", "grave", "deleted", "run")


Tell = Callable[[Told], None]


class Known(NamedTuple):
    """A raw record that is there already."""

    number: int
    digest: int
    grave: bool
    deleted: bool
    run: int


class Fresh(NamedTuple):
    """A raw record that has to be written."""

    raw: Raw
    digest: int
    local_id: str
    reading: Reading
    known: Known | None


class AsRead(NamedTuple):
    """What the catalogue has of a record. `claimed`: it knows which numbers the record gives to whom."""

    description: object = None  # packed
    authority: object = None
    claimed: bool = False

    def says(self, reading: Reading) -> bool:
        """Whether reading it has brought nothing new."""
        description, authority = self.description, self.authority
        was = unpack(bytes(description)) if isinstance(description, bytes | memoryview) else None
        said = authorities.unpack(bytes(authority)) if isinstance(authority, bytes | memoryview) else None
        if (was, said) != (reading.description, reading.authority):
            return False
        return self.claimed or was is None or not names_by_number(was)


UNREAD = AsRead()


class Met:
    """Numbers of the records that were met so far: a bit for each, so that a run over millions remembers them all."""

    def __init__(self) -> None:
        self.bits = bytearray()

    def add(self, numbers: Iterable[int]) -> None:
        """Remember them."""
        for number in numbers:
            if number >> 3 >= len(self.bits):
                self.bits.extend(bytes((number >> 3) + 4096 - len(self.bits)))
            self.bits[number >> 3] |= 1 << (number & 7)

    def __contains__(self, number: int) -> bool:
        return number >> 3 < len(self.bits) and bool(self.bits[number >> 3] & 1 << (number & 7))


class Intake:
    """Takes raw records of one source in, batch by batch, and keeps the run's counts. `tell`: is told what each committed batch did."""

    def __init__(self, source: Source, run: Run, tell: Tell | None = None) -> None:
        self.source = source
        self.run = run
        self.profile = msgspec.convert(source.profile, Profile)
        self.register = Register()
        self.tell = tell
        self.met = Met()

    def take(self, raws: Iterable[Raw], format: Format) -> Iterator[int]:  # noqa: A002 (the field's word)
        """Take everything in; yields the number of records after each batch."""
        stream = iter(raws)
        while batch := list(islice(stream, BATCH)):
            self.take_batch(batch, format, place={})
            yield len(batch)

    def take_records(self, raws: Sequence[Raw], format: Format, place: dict[str, object]) -> None:  # noqa: A002
        """Records as a server gives them: as `take_batch`, but what is in one of many, and was and is not any more, goes with it."""
        if isinstance(format, Composite):
            raws = [part for raw in raws for part in self._parts(raw, format)]
        self.take_batch(raws, format, place)

    def _parts(self, raw: Raw, format: Composite) -> list[Raw]:  # noqa: A002
        """What is in a record now, and what was in it before, as deleted."""
        parts = [] if raw.deleted else format.within(raw)
        there = {part.local_id for part in parts}
        before = [] if raw.problems else queries.within(self.source, raw.local_id)  # what broke off may have more
        return [*parts, *(Raw(b"", deleted=True, local_id=each) for each in before if each not in there)]

    def take_batch(self, batch: Sequence[Raw], format: Format, place: dict[str, object]) -> None:  # noqa: A002
        """One batch, one transaction. `place`: where the run stands when it is done, for going on after a crash."""
        now = clock.now()
        told = Told() if self.tell else None
        with self.register.kept(), transaction.atomic():
            fresh, seen = self._sift(batch, format)
            incoming, ruled = self._write(fresh, format)
            settle(ruled)
            take_in(incoming, register=self.register, now=now, told=told)
            if self.run.full:
                RawRecord.objects.filter(pk__in=seen).exclude(run=self.run.pk).update(run=self.run.pk)
            self._count(batch, fresh, len(seen))
            self.run.beat = now
            if place:
                self.run.place = place
            self.run.save()
        if self.tell and told:
            self.tell(told)

    def forget_unseen(self) -> None:
        """After a full run: what the source does not have any more is marked deleted, in batches."""
        while gone := list(
            RawRecord.objects.filter(source=self.source, deleted=False).exclude(run=self.run.pk)[:BATCH]
        ):
            with transaction.atomic():
                RawRecord.objects.filter(pk__in=[row.pk for row in gone]).update(deleted=True, run=self.run.pk)
                catalogued = self._catalogued([row.pk for row in gone])
                left = [
                    Incoming(row.pk, self.source.pk, self.source.institution_id, row.local_id, None, known=True)
                    for row in gone
                    if row.pk in catalogued
                ]
                take_in(left, register=self.register, now=clock.now())
                settle([self._ruled(number, None) for number in sorted(self._authorities([row.pk for row in gone]))])
                self.run.deleted += len(gone)
                self.run.save()

    def read_again(self, stored: Sequence[RawRecord]) -> None:
        """Read records once more as they are kept, with the readers and the profile of today. Where that says the same, nothing is written."""
        before = _as_read(row.pk for row in stored)
        with self.register.kept(), transaction.atomic():
            changed = 0
            for name in sorted({row.format for row in stored}):
                reader = formats()[name]
                found = (
                    self._otherwise(row, reader, before.get(row.pk, UNREAD)) for row in stored if row.format == name
                )
                fresh = [each for each in found if each]
                incoming, ruled = self._write(fresh, reader)
                settle(ruled)
                take_in(incoming, register=self.register, now=clock.now())
                self._count([each.raw for each in fresh], fresh, 0)
                changed += len(fresh)
            self.run.seen += len(stored) - changed
            self.run.unchanged += len(stored) - changed
            self.run.save()

    def _otherwise(self, row: RawRecord, reader: Format, before: AsRead) -> Fresh | None:
        """The record as it is read now, if that is not what it was read as."""
        content = vault.get(bytes(row.content))
        cut = list(islice(reader.split(io.BytesIO(content), self.profile), 2))
        problems = cut[0].problems if len(cut) == 1 else ()
        raw = Raw(content, local_id=row.local_id, problems=problems)
        reading = _reading(reader, raw, self.profile)
        if reading.deleted:
            return None
        if before.says(reading):
            return None
        known = Known(row.pk, row.digest, row.grave, row.deleted, row.run)
        return Fresh(raw, row.digest, row.local_id, reading, known)

    def _sift(self, batch: Sequence[Raw], format: Format) -> tuple[list[Fresh], list[int]]:  # noqa: A002
        """(records to write, numbers of those that are there with the same bytes). The same bytes are not read again."""
        digests = [vault.digest(self.source.pk, format.name, raw.content, raw.local_id) for raw in batch]
        found = rows.select("SELECT digest, id FROM harvest_rawrecord WHERE NOT deleted AND digest {among}", digests)
        there: dict[int, int] = dict(found)
        self.met.add(there.values())
        unread = {digest: raw for digest, raw in zip(digests, batch, strict=True) if digest not in there or raw.deleted}
        read = [(raw, digest, _reading(format, raw, self.profile)) for digest, raw in unread.items()]
        numbers = [_local_id(raw, digest, reading) for raw, digest, reading in read]
        known = self._known(numbers)
        fresh: dict[str, Fresh] = {}
        for (raw, digest, reading), number in zip(read, numbers, strict=True):
            local_id = self._unique(number, digest, raw, known, fresh)
            fresh[local_id] = Fresh(raw, digest, local_id, reading, known.get(local_id))
        return list(fresh.values()), list(there.values())

    def _unique(self, number: str, digest: int, raw: Raw, known: dict[str, Known], fresh: dict[str, Fresh]) -> str:
        """Two different records of one run with one number are both kept: the second gets its digest added. Harvests replace."""
        if self.source.way != Source.Way.FILES or raw.deleted:
            return number
        before = known.get(number)
        if number in fresh or (before is not None and before.number in self.met and before.digest != digest):
            return f"{number[:230]}~{digest:x}"
        return number

    def _known(self, local_ids: Sequence[str]) -> dict[str, Known]:
        found = rows.select(
            "SELECT local_id, id, digest, grave, deleted, run FROM harvest_rawrecord WHERE source_id = %s AND local_id {among}",
            local_ids,
            self.source.pk,
        )
        return {
            local_id: Known(number, digest, bool(grave), bool(deleted), run)
            for local_id, number, digest, grave, deleted, run in found
        }

    def _write(self, fresh: Sequence[Fresh], format: Format) -> tuple[list[Incoming], list[Ruled]]:  # noqa: A002
        """Write the raw rows; returns what the catalogue has to take in: descriptions, and what authority records say."""
        gone = {each.local_id for each in fresh if each.raw.deleted or each.reading.deleted}
        new = [each for each in fresh if each.known is None and each.local_id not in gone]
        numbers = {each.local_id: number for number, each in zip(rows.numbers(RawRecord, len(new)), new, strict=True)}
        rows.insert(
            RawRecord,
            FIELDS,
            [(numbers[each.local_id], self.source.pk, each.local_id, *self._columns(each, format)) for each in new],
        )
        changed = [each for each in fresh if each.known is not None and each.local_id not in gone]
        self.met.add(numbers.values())
        self.met.add(each.known.number for each in changed if each.known)
        rows.update(
            RawRecord, FIELDS[3:], [(*self._columns(each, format), each.known.number) for each in changed if each.known]
        )
        leaving = [
            each.known.number for each in fresh if each.local_id in gone and each.known and not each.known.deleted
        ]
        RawRecord.objects.filter(pk__in=leaving).update(deleted=True, run=self.run.pk)
        self.run.deleted += len(leaving)
        before = [each.known.number for each in changed if each.known] + leaving
        catalogued = self._catalogued(before)
        incoming = [
            self._incoming(numbers[each.local_id], each, known=False) for each in new if each.reading.description
        ]
        incoming += [
            self._incoming(each.known.number, each, known=each.known.number in catalogued)
            for each in changed
            if each.known and each.reading.description
        ]
        incoming += [
            self._incoming(each.known.number, each, known=True, gone=True)
            for each in fresh
            if each.known
            and each.known.number in catalogued
            and (each.reading.authority or (each.local_id in gone and not each.known.deleted))
        ]
        ruling: dict[int, Authority | None] = {
            each.known.number if each.known else numbers[each.local_id]: each.reading.authority
            for each in fresh
            if each.reading.authority and each.local_id not in gone
        }
        ruling.update((number, None) for number in self._authorities(before) if number not in ruling)
        return incoming, [self._ruled(*each) for each in ruling.items()]

    def _ruled(self, number: int, authority: Authority | None) -> Ruled:
        return Ruled(number, self.source.pk, self.source.institution_id, authority)

    def _authorities(self, numbers: Sequence[int]) -> set[int]:
        return {number for (number,) in rows.select("SELECT id FROM catalog_authority WHERE id {among}", numbers)}

    def _incoming(self, number: int, each: Fresh, *, known: bool, gone: bool = False) -> Incoming:
        description = None if gone else each.reading.description
        return Incoming(number, self.source.pk, self.source.institution_id, each.local_id, description, known)

    def _catalogued(self, numbers: Sequence[int]) -> set[int]:
        return {number for (number,) in rows.select("SELECT id FROM catalog_record WHERE id {among}", numbers)}

    def _columns(self, each: Fresh, format: Format) -> tuple[object, ...]:  # noqa: A002
        problems = each.raw.problems + each.reading.problems
        stored = msgspec.json.encode(problems).decode() if problems else None
        return (
            format.name,
            each.digest,
            vault.put(each.raw.content),
            stored,
            each.reading.description is None and each.reading.authority is None,
            False,
            self.run.pk,
        )

    def _count(self, batch: Sequence[Raw], fresh: Sequence[Fresh], unchanged: int) -> None:
        run = self.run
        run.seen += len(batch)
        run.unchanged += unchanged
        for each in fresh:
            if each.raw.deleted or each.reading.deleted:
                continue
            run.authorities += each.reading.authority is not None
            if each.reading.description is None and each.reading.authority is None:
                run.refused += 1
            elif each.known is None or each.known.deleted:
                run.new += 1
            else:
                run.changed += 1
            run.with_problems += bool(each.raw.problems or each.reading.problems)


def _as_read(numbers: Iterable[int]) -> dict[int, AsRead]:
    """What the catalogue has of these records."""
    found = rows.select(
        "SELECT r.id, r.description, NULL, EXISTS (SELECT 1 FROM catalog_claim c WHERE c.record = r.id) FROM catalog_record r"
        " WHERE NOT r.deleted AND r.id {among} UNION ALL SELECT id, NULL, said, FALSE FROM catalog_authority WHERE id {among}",
        numbers,
    )
    return {number: AsRead._make([*told, bool(claimed)]) for number, *told, claimed in found}


def _reading(format: Format, raw: Raw, profile: Profile) -> Reading:  # noqa: A002
    """A deleted record is not read; a reader that breaks against its contract costs one record, not the run."""
    if raw.deleted:
        return Reading(None, deleted=True)
    try:
        return _placed(format.read(raw.content, profile), profile)
    except Exception as error:  # noqa: BLE001 (the last net under foreign bytes)
        return Reading(None, (Problem("unreadable", detail=f"{type(error).__name__}: {error}"[:200], grave=True),))


def _local_id(raw: Raw, digest: int, reading: Reading) -> str:
    said = reading.description or reading.authority
    own = said.local_id if said else ""
    return (raw.local_id or own or f"~{digest:x}")[:255]


def _placed(reading: Reading, profile: Profile) -> Reading:
    """The source's own codes of institutions and branches → ours, as its profile says."""
    description = reading.description
    if description is None or not description.holdings or not (profile.branches or profile.institutions):
        return reading
    holdings = tuple(
        structs.replace(
            each,
            institution=profile.institutions.get(each.institution, each.institution),
            branch=profile.branches.get(each.branch, each.branch),
        )
        for each in description.holdings
    )
    return structs.replace(reading, description=structs.replace(description, holdings=holdings))
