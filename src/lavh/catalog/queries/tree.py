"""Archival trees: where a component stands, and what is below it. Queries are as many for eleven levels as for one."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from django.db import connection

from lavh.catalog import card as cards
from lavh.catalog.card import Card

DEEPEST = 40  # levels that are followed upwards: a tree that bites its own tail must end somewhere
ITSELF, BELOW, EARLIER, LATER = 0, -1, -2, -3  # heights; what stands above has 1, 2, …
UNIT = 'u.record_id, u.level, u.reference, u.children, u."order"'


class Spot(msgspec.Struct, array_like=True, frozen=True):
    """Behind which component a list of siblings goes on."""

    order: int
    record: int


class Component(NamedTuple):
    """A component of a finding aid, or the finding aid itself."""

    work: int
    level: str  # as the finding aid calls it: fonds · series · file …
    reference: str
    children: int
    spot: Spot
    card: Card


class Standing(NamedTuple):
    """A component in its tree: from the finding aid down to its parent, itself, its neighbours, and the first components below."""

    above: list[Component]
    itself: Component
    earlier: Component | None
    later: Component | None
    below: list[Component]


def standing(work: int, size: int) -> Standing | None:
    """Where a work stands in the tree of its finding aid; None if it is no component of one. One query."""
    found: dict[int, list[Component]] = {}
    for height, component in _read(_STANDING, [work, DEEPEST, size]):
        found.setdefault(height, []).append(component)
    if ITSELF not in found:
        return None
    return Standing(
        above=[found[height][0] for height in sorted(found, reverse=True) if height > ITSELF],
        itself=found[ITSELF][0],
        earlier=next(iter(found.get(EARLIER, [])), None),
        later=next(iter(found.get(LATER, [])), None),
        below=found.get(BELOW, []),
    )


def parts(work: int, after: Spot | None, size: int) -> list[Component]:
    """The next components right below a work, in the order of the finding aid. One query whose cost does not depend on how many there are."""
    place = after or Spot(-(2**31), 0)
    return [component for _, component in _read(_PARTS, [work, place.order, place.record, size])]


def _read(sql: str, values: Sequence[int]) -> list[tuple[int, Component]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [(row[0], _component(row[1:])) for row in cursor.fetchall()]


def _component(row: Sequence[Any]) -> Component:
    record, level, reference, children, order, work, card = row
    return Component(work, level, reference, children, Spot(order, record), cards.unpack(bytes(card)))


# One step after the other, each from the few rows of the one before: a planner that knows no figures of the tables, or wrong ones, would join the whole tables first.
_OWN = """editions AS MATERIALIZED (SELECT id FROM catalog_manifestation WHERE work_id = %s),
mine AS MATERIALIZED (SELECT r.id FROM editions e JOIN catalog_record r ON r.manifestation_id = e.id),
own AS MATERIALIZED (SELECT u.* FROM mine JOIN catalog_unit u ON u.record_id = mine.id ORDER BY u.record_id LIMIT 1)"""
_SIBLING = """SELECT (SELECT o.record_id FROM catalog_unit o WHERE o.source = own.source AND o.parent = own.parent
  AND (o."order", o.record_id) {side} (own."order", own.record_id) ORDER BY o."order" {way}, o.record_id {way} LIMIT 1), {height}
FROM own WHERE own.parent <> ''"""
_WORKS = """described AS MATERIALIZED (SELECT f.*, r.manifestation_id FROM found f JOIN catalog_record r ON r.id = f.record_id),
published AS MATERIALIZED (SELECT d.*, m.work_id FROM described d JOIN catalog_manifestation m ON m.id = d.manifestation_id)
SELECT p.height, p.record_id, p.level, p.reference, p.children, p."order", w.id, w.card FROM published p JOIN catalog_work w ON w.id = p.work_id
ORDER BY p.height, p."order", p.record_id"""
_STANDING = f"""WITH RECURSIVE {_OWN}, up AS (
  SELECT own.record_id, own.source, own.parent, 0 AS height FROM own
  UNION ALL
  SELECT u.record_id, u.source, u.parent, up.height + 1 FROM up JOIN catalog_unit u ON u.source = up.source AND u.local_id = up.parent
  WHERE up.parent <> '' AND up.height < %s),
near AS MATERIALIZED (SELECT record_id, height FROM up
  UNION ALL {_SIBLING.format(height=EARLIER, side="<", way="DESC")}
  UNION ALL {_SIBLING.format(height=LATER, side=">", way="ASC")}),
found AS MATERIALIZED (SELECT {UNIT}, near.height FROM near JOIN catalog_unit u ON u.record_id = near.record_id
  UNION ALL SELECT * FROM (SELECT {UNIT}, {BELOW} FROM own JOIN catalog_unit u ON u.source = own.source AND u.parent = own.local_id
    ORDER BY u."order", u.record_id LIMIT %s) b),
{_WORKS}"""  # noqa: S608 (our own columns)
_PARTS = f"""WITH {_OWN},
found AS MATERIALIZED (SELECT {UNIT}, {BELOW} AS height FROM own JOIN catalog_unit u ON u.source = own.source AND u.parent = own.local_id
  WHERE (u."order", u.record_id) > (%s, %s) ORDER BY u."order", u.record_id LIMIT %s),
{_WORKS}"""  # noqa: S608
