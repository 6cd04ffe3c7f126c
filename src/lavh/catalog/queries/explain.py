"""Why records are together: the keys they share, in words."""

from typing import NamedTuple

from lavh.catalog import matching
from lavh.catalog.models import Apart
from lavh.catalog.queries.work import Telling, whole


class Link(NamedTuple):
    """Two records and the keys that join them. `edition`: they are one edition; else one work only."""

    one: int
    other: int
    edition: bool
    keys: list[str]


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
    links = []
    numbers = sorted(keys)
    for place, one in enumerate(numbers):
        for other in numbers[place + 1 :]:
            edition = sorted(keys[one][0] & keys[other][0])
            shared = edition or sorted(keys[one][1] & keys[other][1])
            if shared:
                links.append(Link(one, other, bool(edition), shared))
    return Explanation(work, records, links, sorted(apart))
