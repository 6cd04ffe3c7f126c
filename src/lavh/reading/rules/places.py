"""What is left of all moves of a device in a publication, and which places are offered to whom. Pure; times are milliseconds since 1970.

A device numbers its moves (`sequence`) and never twice; its clock (`at`) may be wrong by years, so no clock decides between two moves of one device.
Standings form a join-semilattice: moves may come in any order, in any packets, any number of times, through any copy, and the same is left.
Between devices nothing is decided: every device keeps its own standing, and the other ones are offered. `frontend/src/lib/merging.ts` is the same
rule; tests/samples/places.json holds the two together.
"""

from collections.abc import Iterable
from functools import reduce
from typing import Literal

import msgspec

from lavh.formats.rwpm import Locator

Way = Literal["", "read", "listen", "text"]
TRAIL = 20
BUCKET = 1_800_000  # half an hour
SAME = 0.002  # of a chapter: closer than this is the same place to somebody who reads


class Seen(msgspec.Struct, frozen=True, omit_defaults=True):
    """A move, and when it was made as far as that is known (`when`, by our clock)."""

    sequence: int
    at: int
    when: int
    locator: Locator
    way: Way = ""


class Standing(msgspec.Struct, frozen=True):
    """Where a device is, how far it has been, and where it came by: the last move of each of its last half hours, the newest first."""

    latest: Seen
    furthest: Seen
    trail: tuple[Seen, ...]


class Elsewhere(msgspec.Struct, frozen=True):
    """What another device did."""

    device: str
    latest: Seen
    furthest: Seen


class Offer(msgspec.Struct, frozen=True):
    """A place that somebody may want to go to, and why."""

    why: Literal["later", "further"]
    device: str
    locator: Locator
    when: int


def moment(at: int, sent: int, arrival: int) -> int:
    """When a move was made: as long before it arrived as the device says went by since. A clock that was set back meanwhile counts as nothing."""
    return arrival - max(0, sent - at)


def first(seen: Seen) -> Standing:
    """The standing of a device that moved once."""
    return Standing(seen, seen, (seen,))


def taken(standing: Standing | None, seen: Seen) -> Standing:
    """The standing after one more move is known."""
    if standing is None:
        return first(seen)
    return Standing(_newer(standing.latest, seen), _further(standing.furthest, seen), _trail([*standing.trail, seen]))


def joined(one: Standing, other: Standing) -> Standing:
    """All that two standings of one device say."""
    return reduce(taken, (other.latest, other.furthest, *other.trail), one)


def _newer(one: Seen, other: Seen) -> Seen:
    """Sequence decides, never a clock; the same move told twice keeps the earlier moment."""
    if one.sequence != other.sequence:
        return one if one.sequence > other.sequence else other
    return one if one.when <= other.when else other


def _further(one: Seen, other: Seen) -> Seen:
    ours, theirs = progress(one.locator), progress(other.locator)
    if ours == theirs:
        return _newer(one, other)
    return one if ours > theirs else other


def _trail(moves: Iterable[Seen]) -> tuple[Seen, ...]:
    buckets: dict[int, Seen] = {}
    for move in moves:
        bucket = move.at // BUCKET
        buckets[bucket] = _newer(buckets[bucket], move) if bucket in buckets else move
    return tuple(sorted(buckets.values(), key=lambda each: -each.sequence)[:TRAIL])


def progress(locator: Locator) -> float:
    """0–1 of the publication; 0 where it is not known."""
    return locator.locations.total_progression or 0.0


def same(one: Locator, other: Locator) -> bool:
    """Whether two places are the same to somebody who reads."""
    if one.href != other.href:
        return False
    if one.locations.fragments and one.locations.fragments == other.locations.fragments:
        return True
    return abs((one.locations.progression or 0.0) - (other.locations.progression or 0.0)) < SAME


def offers(mine: Seen | None, elsewhere: Iterable[Elsewhere]) -> tuple[Offer, ...]:
    """What to offer to somebody who is at `mine`: where another device was later, and the furthest place. Nothing is moved by itself."""
    there = list(elsewhere)
    if not there:
        return ()
    found: list[Offer] = []
    last = min(there, key=lambda each: (-each.latest.when, each.device))
    if mine is None or (last.latest.when > mine.when and not same(last.latest.locator, mine.locator)):
        found.append(Offer("later", last.device, last.latest.locator, last.latest.when))
    if mine is None:
        return tuple(found)
    far = min(there, key=lambda each: (-progress(each.furthest.locator), -each.furthest.when, each.device))
    shown = found[0].locator if found else mine.locator
    if progress(far.furthest.locator) > progress(mine.locator) and not same(far.furthest.locator, shown):
        found.append(Offer("further", far.device, far.furthest.locator, far.furthest.when))
    return tuple(found)
