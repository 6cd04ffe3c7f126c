"""Why records are together: the keys they share, in words."""

from itertools import combinations
from typing import NamedTuple

from lavh.catalog import matching
from lavh.catalog.agreement import Agreed
from lavh.catalog.models import Apart
from lavh.catalog.queries.work import Telling, whole


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
