"""Guests come, come back, and their devices are named, joined and signed out."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from lavh.kernel.errors import Refused
from lavh.reading.actions.adopting import take_over
from lavh.reading.models import Device, Pairing, Reader
from lavh.reading.queries import identity
from lavh.reading.rules import keys

NOT_SO_OFTEN = timedelta(hours=1)  # when a device was seen is known to the hour
MOST_DEVICES = 50


@transaction.atomic
def begin(*, log: str = "", name: str = "", kind: str = Device.Kind.BROWSER, now: datetime) -> tuple[Device, str]:
    """Somebody new writes for the first time. Returns the device and its key, which is kept nowhere here."""
    reader = Reader.objects.create(name=str(uuid4()), made=now, seen=now)
    return _let_in(reader, log=log, name=name, kind=kind, now=now)


def _let_in(reader: Reader, *, log: str, name: str, kind: str, now: datetime) -> tuple[Device, str]:
    if reader.devices.count() >= MOST_DEVICES:
        raise Refused("too-many-devices")
    key = keys.new_key()
    row = Device(reader=reader, log=log or str(uuid4()), name=_called(name), kind=kind, made=now, seen=now)
    known = reader.devices.filter(log=row.log).first()
    if known is not None:
        row = known
    row.key, row.seen = keys.fingerprint(key), now
    row.save()
    return row, key


def _called(name: str) -> str:
    return " ".join(name.replace("\x00", " ").split())[:80]


def seen(device: Device, *, log: str = "", name: str = "", now: datetime) -> Device:
    """A device writes. If it has begun a new log (its own storage was emptied), what it wrote before stays apart under the old one's name."""
    if log and log != device.log:
        return _new_log(device, log, name, now)
    if now - device.seen >= NOT_SO_OFTEN:
        device.seen = device.reader.seen = now
        Device.objects.filter(pk=device.pk).update(seen=now)
        Reader.objects.filter(pk=device.reader_id).update(seen=now)
    if name and not device.name:
        device.name = name[:80]
        Device.objects.filter(pk=device.pk).update(name=device.name)
    return device


def _new_log(device: Device, log: str, name: str, now: datetime) -> Device:
    if not device.places.exists() and not Device.objects.filter(reader=device.reader_id, log=log).exists():
        Device.objects.filter(pk=device.pk).update(log=log, seen=now, name=device.name or name[:80])
        device.log = log
        return device
    key = device.key
    Device.objects.filter(pk=device.pk).update(key=None)
    row, _ = Device.objects.get_or_create(
        reader=device.reader,
        log=log,
        defaults={"name": device.name or name[:80], "kind": device.kind, "made": now, "seen": now},
    )
    row.key = key
    row.save(update_fields=["key"])
    return row


@transaction.atomic
def offer_code(*, device: Device, now: datetime) -> str:
    """A code that lets one more device in. An older one of the same device no longer counts."""
    Pairing.objects.filter(device=device).delete()
    Pairing.objects.filter(until__lte=now).delete()
    code = keys.new_code()
    mark = keys.sealed(settings.SECRET_KEY, "pairing", code)
    Pairing.objects.create(pk=mark, reader=device.reader, device=device, until=now + keys.CODE_LIFE)
    return code


@transaction.atomic
def join(*, code: str, mine: Device | None, name: str = "", now: datetime) -> tuple[Device, str]:
    """Come in by a code. What this device's own reader had goes over to the other one; nothing is lost. Returns the device and its new key."""
    found = identity.pairing(code, now)
    if found is None:
        raise Refused("no-such-code")
    reader = found.reader
    found.delete()
    if mine is not None and mine.reader_id != reader.pk:
        log, name = mine.log, mine.name or name
        take_over(mine.reader, into=reader)
        return _let_in(reader, log=log, name=name, kind=Device.Kind.BROWSER, now=now)
    if mine is not None:
        return _let_in(reader, log=mine.log, name=mine.name, kind=Device.Kind.BROWSER, now=now)
    return _let_in(reader, log="", name=name, kind=Device.Kind.BROWSER, now=now)


@transaction.atomic
def let_in_program(*, reader: Reader, name: str, now: datetime) -> str:
    """A key for another program, to be shown once."""
    return _let_in(reader, log="", name=name, kind=Device.Kind.APP, now=now)[1]


def rename(*, reader: int, device: int, name: str) -> bool:
    """Call a device something else."""
    return bool(Device.objects.filter(pk=device, reader=reader).update(name=_called(name)))


def sign_out(*, reader: int, device: int) -> bool:
    """A device no longer comes in; what it wrote stays."""
    return bool(Device.objects.filter(pk=device, reader=reader).update(key=None, login=None))
