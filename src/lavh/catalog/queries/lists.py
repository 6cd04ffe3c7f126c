"""What lists of works need: one query each, however long the list."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lavh.catalog import card as cards_
from lavh.catalog import rows
from lavh.catalog.card import Card
from lavh.catalog.models import Moved, Work


class Source(NamedTuple):
    """A record behind a work."""

    record: int
    institution: int
    source: int
    local_id: str


def cards(works: Sequence[int]) -> list[tuple[int, Card]]:
    """The cards of these works in this order; works that are no more are left out."""
    found = {
        number: bytes(card) for number, card in rows.select("SELECT id, card FROM catalog_work WHERE id {among}", works)
    }
    return [(number, cards_.unpack(found[number])) for number in works if number in found]


def sources(works: Sequence[int]) -> dict[int, list[Source]]:
    """The records behind these works."""
    found: dict[int, list[Source]] = {}
    for work, *record in rows.select(
        "SELECT m.work_id, r.id, r.institution_id, r.source, r.local_id FROM catalog_manifestation m"
        " JOIN catalog_record r ON r.manifestation_id = m.id WHERE m.work_id {among} ORDER BY r.id",
        works,
    ):
        found.setdefault(work, []).append(Source(*record))
    return found


def works_after(number: int, limit: int) -> list[int]:
    """The next numbers of works."""
    return list(Work.objects.filter(pk__gt=number).order_by("pk").values_list("pk", flat=True)[:limit])


def last_work() -> int:
    """The highest number of a work; 0 if there is none."""
    return Work.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def current(work: int) -> int:
    """The number a work has now: old numbers of joined works lead to the one they are part of."""
    for _ in range(8):
        moved = Moved.objects.filter(pk=work).values_list("new", flat=True).first()
        if moved is None:
            break
        work = moved
    return work


def existed(work: int) -> bool:
    """Whether a number that no work has was given to one: numbers are given one after the other."""
    return work > 0 and Work.objects.filter(pk__gt=work).exists()


_TOLD_APART = re.compile(r"(?<=.)~[0-9a-f]{1,16}$")


def own_number(local_id: str) -> str:
    """The source's own number of a record. Where two records of one file have the same, the second is kept under its number and a digest."""
    return _TOLD_APART.sub("", local_id) if "~" in local_id else local_id
