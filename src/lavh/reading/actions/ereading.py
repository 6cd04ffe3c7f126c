"""E-ink readers come in by KOReader's protocol and say where they are."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, transaction

from lavh.kernel.errors import Refused
from lavh.reading.actions.moving import Move, Told, milliseconds, note_moves_of
from lavh.reading.models import Device, Digest, Document, Reader
from lavh.reading.queries import identity
from lavh.reading.queries.ereading import publication_of
from lavh.reading.rules import ereader, keys


@transaction.atomic
def register(
    *, login: str, password: str, reader: Reader | None = None, name: str = "KOReader", now: datetime
) -> Device:
    """A new user name and password for e-ink readers: of this reader, or of a new guest."""
    if identity.taken_login(login):
        raise Refused("login-taken")
    whose = reader or Reader.objects.create(name=str(uuid4()), made=now, seen=now)
    mark = keys.sealed(settings.SECRET_KEY, "e-reader", login, password)
    try:
        with transaction.atomic():
            return Device.objects.create(
                reader=whose,
                log=str(uuid4()),
                name=name,
                kind=Device.Kind.EREADER,
                key=mark,
                login=login,
                made=now,
                seen=now,
            )
    except IntegrityError:
        raise Refused("login-taken") from None


class Reading(NamedTuple):
    """What an e-ink reader says: where it is in which file, and which unit it is."""

    digest: str
    progress: str
    percentage: float
    unit: str  # its number
    name: str


@transaction.atomic
def note_progress(*, device: Device, reading: Reading, order: Sequence[str], now: datetime) -> int:
    """Where a unit is in a file. `order`: the reading order of the publication, if the file is one. Returns when, in seconds."""
    when = milliseconds(now)
    written = {
        "device": reading.name[:80],
        "progress": reading.progress,
        "percentage": reading.percentage,
        "when": when,
    }
    Document.objects.update_or_create(
        reader=device.reader, digest=reading.digest, unit=reading.unit[:64], defaults=written
    )
    known = publication_of(reading.digest)
    if known is not None:
        locator = ereader.located(reading.progress, reading.percentage, order)
        # a unit numbers nothing: what arrives later was later, as in its own protocol
        told = Told([Move(known, when, when, locator, "read")], when)
        note_moves_of(device=_unit(device, reading.unit, reading.name, now), told=told, now=now)
    return when // 1000


def _unit(device: Device, number: str, name: str, now: datetime) -> Device:
    """Several e-ink readers may share a user name: each has its own log."""
    log = f"koreader {number}"[:64]
    defaults = {"name": name[:80] or "KOReader", "kind": Device.Kind.EREADER, "made": now, "seen": now}
    return Device.objects.get_or_create(reader=device.reader, log=log, defaults=defaults)[0]


def recognise(*, digest: str, publication: int) -> None:
    """A file with this digest is one of our publications."""
    Digest.objects.update_or_create(pk=digest, defaults={"publication": publication})
