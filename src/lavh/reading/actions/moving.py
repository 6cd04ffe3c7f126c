"""Moves of readers and listeners are taken in."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

import msgspec
from django.db import transaction
from django.utils import timezone

from lavh.formats.rwpm import Locator
from lavh.kernel.errors import Refused
from lavh.reading.actions.identity import seen
from lavh.reading.models import Day, Device, Place
from lavh.reading.queries.identity import device_of
from lavh.reading.rules import places
from lavh.reading.rules.places import Seen, Standing, Way

ENCODER = msgspec.json.Encoder()
DECODER = msgspec.json.Decoder(Standing)
LONGEST = 10_000  # bytes of a locator
LATEST = 253_402_300_799_000  # a clock cannot be later than the year 9999


class Move(msgspec.Struct, frozen=True, omit_defaults=True):
    """A move as a device tells it."""

    publication: int
    sequence: int
    at: int
    locator: Locator
    way: Way = ""


class Told(msgspec.Struct, frozen=True):
    """Moves of one log, and what its clock said when they were sent."""

    moves: Sequence[Move]
    sent: int
    log: str = ""
    name: str = ""


@transaction.atomic
def note_moves(*, key: str, told: Told, now: datetime) -> Device:
    """Take in moves: any order, any number of times. Returns the device whose they are. Nothing is kept unless all of it is."""
    return note_moves_of(device=seen(device_of(key), log=told.log, name=told.name, now=now), told=told, now=now)


def note_moves_of(*, device: Device, told: Told, now: datetime) -> Device:
    """The same for a device that is known already. Call it inside a transaction."""
    arrival = milliseconds(now)
    by_publication: dict[int, list[Seen]] = {}
    for move in told.moves:
        made = Seen(move.sequence, move.at, places.moment(move.at, told.sent, arrival), move.locator, move.way)
        by_publication.setdefault(move.publication, []).append(made)
    known = Place.objects.filter(device=device.pk, publication__in=by_publication).values_list(
        "publication", "pk", "standing"
    )
    rows = {publication: (row, DECODER.decode(standing)) for publication, row, standing in known}
    for publication, moves in by_publication.items():
        _merge(device, publication, moves, *rows.get(publication, (None, None)))
    if device.reader.history:
        _write_days(device, by_publication, timezone.get_default_timezone())
    return device


def _merge(device: Device, publication: int, moves: Sequence[Seen], row: int | None, before: Standing | None) -> None:
    standing = before
    for move in moves:
        standing = places.taken(standing, move)
    if standing is None or standing == before:
        return
    written, when = ENCODER.encode(standing).decode(), standing.latest.when
    if row is None:
        Place.objects.create(device=device, publication=publication, standing=written, when=when)
    else:
        Place.objects.filter(pk=row).update(standing=written, when=when)


def _write_days(device: Device, moved: dict[int, list[Seen]], zone: tzinfo) -> None:
    days = {
        (publication, datetime.fromtimestamp(move.when / 1000, UTC).astimezone(zone).date())
        for publication, moves in moved.items()
        for move in moves
    }
    rows = [Day(reader=device.reader, publication=publication, day=day) for publication, day in sorted(days)]
    Day.objects.bulk_create(rows, ignore_conflicts=True)


def milliseconds(moment: datetime) -> int:
    """A moment as devices write it."""
    return int(moment.timestamp() * 1000)


def check(moves: Sequence[Move], sent: int) -> None:
    """Refuse numbers that no device of ours tells."""
    if not 0 <= sent <= LATEST:
        raise Refused("no-such-moment")
    for move in moves:
        if not (0 <= move.at <= LATEST and 0 <= move.sequence < 2**53 and 0 < move.publication < 2**63):
            raise Refused("no-such-moment")
        if len(ENCODER.encode(move.locator)) > LONGEST:
            raise Refused("too-big")
