"""Why records are together: the keys they share, in words."""

from itertools import combinations
from typing import NamedTuple

from lavh.catalog import matching
from lavh.catalog.agreement import Agreed
from lavh.catalog.models import Apart
from lavh.catalog.queries.work import Telling, whole

PARTNERS = 4  # records with the same key that are asked whether they agree, where only some are explained


class Link(NamedTuple):
    """Two records and the keys that join them. `edition`: they are one edition; else one work only, and `differ` says what kept the editions apart."""

    one: int
    other: int
    edition: bool
    keys: list[str]
    differ: str = ""  # agreement.against


class Explanation(NamedTuple):
    """The records of a work, the direct links between them, and which were set apart by hand."""

    work: int
    records: list[Telling]
    links: list[Link]
    apart: list[int]


def explain(work: int) -> Explanation | None:
    """The direct links between the records of a work; records without one are alone in it."""
    found = whole(work)
    if found is None:
        return None
    records = sorted((each for edition in found.editions for each in edition.records), key=lambda each: each.record)
    apart = set(
        Apart.objects.filter(record_id__in=[each.record for each in records]).values_list("record_id", flat=True)
    )
    keys = {
        each.record: (set(matching.edition_keys(each.description)), set(matching.work_keys(each.description)))
        for each in records
        if each.record not in apart
    }
    agreed = Agreed({each.record: each for each in records})
    links = [
        link
        for one, other in combinations(sorted(keys), 2)
        if (link := _link(one, other, keys[one], keys[other], agreed)) is not None
    ]
    return Explanation(work, records, links, sorted(apart))


def _link(
    one: int, other: int, own: tuple[set[str], set[str]], theirs: tuple[set[str], set[str]], agreed: Agreed
) -> Link | None:
    """What joins two records directly, if anything does."""
    edition, work = sorted(own[0] & theirs[0]), sorted(own[1] & theirs[1])
    differ = agreed.against(one, other) if edition else ""
    if edition and not differ:
        return Link(one, other, edition=True, keys=edition)
    return Link(one, other, edition=False, keys=work or edition, differ=differ) if work or edition else None


class Join(NamedTuple):
    """A key that a record shares with another, as in `Link`."""

    other: int
    edition: bool
    key: str
    differ: str = ""


class Reasons(NamedTuple):
    """Some of the records of a work with what joins each of them; `total`: how many records there are."""

    records: list[Telling]
    joins: dict[int, list[Join]]
    apart: set[int]
    total: int


def reasons(work: int, start: int, size: int) -> Reasons | None:
    """As `explain`, for a page of the records and with one partner for each key: its cost does not grow with the square of the records."""
    found = whole(work)
    if found is None:
        return None
    records = sorted((each for edition in found.editions for each in edition.records), key=lambda each: each.record)
    numbers = [each.record for each in records]
    apart = set(Apart.objects.filter(record_id__in=numbers).values_list("record_id", flat=True))
    keys = {each.record: _keys(each) for each in records if each.record not in apart}
    holders: dict[str, list[int]] = {}
    for record, own in keys.items():
        for key in own:
            holders.setdefault(key, []).append(record)
    agreed = Agreed({each.record: each for each in records})
    page = records[start : start + size]
    joins = {each.record: _joins(each.record, keys.get(each.record, {}), holders, agreed) for each in page}
    return Reasons(page, joins, apart, len(records))


def _keys(record: Telling) -> dict[str, bool]:
    """Key → whether it is one of an edition."""
    edition = dict.fromkeys(matching.edition_keys(record.description), True)
    return {**dict.fromkeys(matching.work_keys(record.description), False), **edition}


def _joins(record: int, keys: dict[str, bool], holders: dict[str, list[int]], agreed: Agreed) -> list[Join]:
    """One partner for each key: of an edition's keys the first that agrees among a few, else the first."""
    found: list[Join] = []
    for key in sorted(keys):
        others = [each for each in holders[key][: PARTNERS + 1] if each != record][:PARTNERS]
        if others and keys[key]:
            told = [(agreed.against(record, other), other) for other in others]
            differ, other = min(told, key=lambda each: bool(each[0]))
            found.append(Join(other, not differ, key, differ))
        elif others:
            found.append(Join(others[0], False, key))
    return sorted(found, key=lambda each: not each.edition)
