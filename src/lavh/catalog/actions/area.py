"""The part of the catalogue that a batch of records touches: the works its keys point to, with all their records."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from lavh.catalog import matching, rows
from lavh.catalog.assembly import Member
from lavh.catalog.models import Apart
from lavh.formats.description import Description, unpack


class Incoming(NamedTuple):
    """A record that came: new, changed (`known`), or gone (`description` None)."""

    record: int
    source: int
    institution: int
    local_id: str
    description: Description | None
    known: bool = False
    changed: datetime | None = None


class Keys(NamedTuple):
    """Digests of one record's keys. All of them point to its work; the edition's make its manifestation."""

    edition: tuple[int, ...]
    work: tuple[int, ...]


class Area:
    """What is there before the batch, and what will be there after it."""

    def __init__(self, batch: Sequence[Incoming], lends: dict[int, bool]) -> None:
        self.members: dict[int, Member] = {}  # record -> member, after
        self.keys: dict[int, Keys] = {}  # after
        self.works_before: dict[int, int] = {}  # record -> work
        self.editions_before: dict[int, int] = {}  # record -> manifestation
        self.stale_keys: set[int] = set()  # keys that the records of the area had before
        self.lends = lends
        self.apart: set[int] = set()
        self._add_batch(batch)
        touched = self._works_pointed_to() | self._works_of_known(batch)
        self._add_neighbours(touched)

    def _add_batch(self, batch: Sequence[Incoming]) -> None:
        known = [each.record for each in batch if each.known]
        if known:
            self.apart = set(Apart.objects.filter(record_id__in=known).values_list("record_id", flat=True))
        for each in batch:
            if each.description is not None:
                self._add(each.record, each.institution, each.description)

    def _add(self, record: int, institution: int, description: Description) -> None:
        self.members[record] = Member(record, institution, self.lends.get(institution, True), description)
        self.keys[record] = Keys((), ()) if record in self.apart else keys_of(description)

    def _works_pointed_to(self) -> set[int]:
        digests = {key for keys in self.keys.values() for own in keys for key in own}
        return {
            work for (work,) in rows.select("SELECT DISTINCT work_id FROM catalog_matchkey WHERE key {among}", digests)
        }

    def _works_of_known(self, batch: Sequence[Incoming]) -> set[int]:
        """Works that records of the batch belonged to; what those records said before is taken out of the keys."""
        found = rows.select(
            "SELECT r.id, m.id, m.work_id, r.description FROM catalog_record r"
            " JOIN catalog_manifestation m ON m.id = r.manifestation_id WHERE r.id {among}",
            [each.record for each in batch if each.known],
        )
        for record, manifestation, work, packed in found:
            self.editions_before[record], self.works_before[record] = manifestation, work
            self.stale_keys.update(key for own in keys_of(unpack(bytes(packed))) for key in own)
        return {work for _, _, work, _ in found}

    def _add_neighbours(self, works: set[int]) -> None:
        """All other records of the touched works: clusters are computed anew from everything that may be connected."""
        found = rows.select(
            "SELECT r.id, r.institution_id, m.id, m.work_id, r.description, a.record_id FROM catalog_manifestation m"
            " JOIN catalog_record r ON r.manifestation_id = m.id LEFT JOIN catalog_apart a ON a.record_id = r.id WHERE m.work_id {among}",
            works,
        )
        for record, institution, manifestation, work, packed, apart in found:
            if record in self.works_before:
                continue  # of the batch itself: its new words stand already
            self.editions_before[record], self.works_before[record] = manifestation, work
            if apart:
                self.apart.add(record)
            self._add(record, institution, unpack(bytes(packed)))
            self.stale_keys.update(key for own in self.keys[record] for key in own)


def keys_of(description: Description) -> Keys:
    """The stored keys of one description."""
    return Keys(
        tuple([matching.digest(key) for key in matching.edition_keys(description)]),
        tuple([matching.digest(key) for key in matching.work_keys(description)]),
    )
