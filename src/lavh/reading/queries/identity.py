"""Whose key it is."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from lavh.kernel.errors import Refused
from lavh.reading.models import Device, Forgotten, Pairing
from lavh.reading.rules import keys


def device_of(key: str) -> Device:
    """The device that has this key, with its reader. Refuses keys that were signed out or forgotten, or that never were.

    Inside a transaction the device stays what it is until the end of it.
    """
    mark = keys.fingerprint(key) if 0 < len(key) <= keys.LONGEST_KEY else ""
    asked = Device.objects.select_related("reader").filter(key=mark).order_by()  # at most one: no order is looked for
    if connection.features.has_select_for_update and connection.in_atomic_block:
        asked = asked.select_for_update(of=("self",))
    for found in asked if mark else ():
        return found
    if mark and Forgotten.objects.filter(pk=mark).exists():
        raise Refused("forgotten")
    raise Refused("signed-out")


def ereader(login: str, password: str) -> Device | None:
    """The e-ink reader of this user name, if this is its password (as KOReader sends it: MD5 in hexadecimal)."""
    mark = keys.sealed(settings.SECRET_KEY, "e-reader", login, password)
    return Device.objects.select_related("reader").filter(login=login, key=mark).first()


def taken_login(login: str) -> bool:
    """Whether another e-ink reader has this user name."""
    return Device.objects.filter(login=login).exists()


def devices(reader: int) -> list[Device]:
    """Devices of a reader that may still come in, the last seen first."""
    return list(Device.objects.filter(reader=reader, key__isnull=False))


def pairing(code: str, now: datetime) -> Pairing | None:
    """What a code that somebody typed leads to, while it lasts."""
    mark = keys.sealed(settings.SECRET_KEY, "pairing", code)
    asked = Pairing.objects.select_related("reader", "device").filter(pk=mark, until__gt=now)
    if connection.features.has_select_for_update and transaction.get_connection().in_atomic_block:
        asked = asked.select_for_update(of=("self",))
    return asked.first()
