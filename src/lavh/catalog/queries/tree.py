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
WORK = "JOIN catalog_record r ON r.id = {0}.record_id JOIN catalog_manifestation m ON m.id = r.manifestation_id JOIN catalog_work w ON w.id = m.work_id"


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


# The records of the work first, by themselves: a planner that knows no figures of the tables yet would walk all units instead.
_MINE = "mine AS MATERIALIZED (SELECT r.id FROM catalog_manifestation m JOIN catalog_record r ON r.manifestation_id = m.id WHERE m.work_id = %s)"
_OWN = f"{_MINE}, own AS MATERIALIZED (SELECT u.* FROM mine JOIN catalog_unit u ON u.record_id = mine.id ORDER BY u.record_id LIMIT 1)"  # noqa: S608 (our own columns)
_SIBLING = f"""SELECT {UNIT}, s.height FROM (
  SELECT {{height}} AS height, (SELECT o.record_id FROM catalog_unit o WHERE o.source = own.source AND o.parent = own.parent
    AND (o."order", o.record_id) {{side}} (own."order", own.record_id) ORDER BY o."order" {{way}}, o.record_id {{way}} LIMIT 1) AS record_id
  FROM own WHERE own.parent <> '') s JOIN catalog_unit u ON u.record_id = s.record_id"""  # noqa: S608
_STANDING = f"""WITH RECURSIVE {_OWN}, up AS (
  SELECT own.record_id, own.source, own.parent, 0 AS height FROM own
  UNION ALL
  SELECT u.record_id, u.source, u.parent, up.height + 1 FROM up JOIN catalog_unit u ON u.source = up.source AND u.local_id = up.parent
  WHERE up.parent <> '' AND up.height < %s),
found AS (
  SELECT {UNIT}, up.height FROM up JOIN catalog_unit u ON u.record_id = up.record_id
  UNION ALL SELECT * FROM ({_SIBLING.format(height=EARLIER, side="<", way="DESC")}) e
  UNION ALL SELECT * FROM ({_SIBLING.format(height=LATER, side=">", way="ASC")}) l
  UNION ALL SELECT * FROM (SELECT {UNIT}, {BELOW} FROM own JOIN catalog_unit u ON u.source = own.source AND u.parent = own.local_id
    ORDER BY u."order", u.record_id LIMIT %s) b)
SELECT f.height, f.record_id, f.level, f.reference, f.children, f."order", w.id, w.card FROM found f {WORK.format("f")}
ORDER BY f.height, f."order", f.record_id"""  # noqa: S608 (our own columns)
_PARTS = f"""WITH {_OWN},
page AS (SELECT {UNIT} FROM own JOIN catalog_unit u ON u.source = own.source AND u.parent = own.local_id
  WHERE (u."order", u.record_id) > (%s, %s) ORDER BY u."order", u.record_id LIMIT %s)
SELECT {BELOW}, f.record_id, f.level, f.reference, f.children, f."order", w.id, w.card FROM page f {WORK.format("f")}
ORDER BY f."order", f.record_id"""  # noqa: S608
