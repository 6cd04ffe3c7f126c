"""Everything of a reader is forgotten, with a receipt; what nobody has come back for is forgotten too."""

from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from lavh.reading.models import Day, Device, Forgotten, Note, Pairing, Place, Reader, Shelf, Title

LONELY = timedelta(days=400)  # no device came for so long: the cookie has ended long ago


class Receipt(msgspec.Struct, frozen=True):
    """What there was and is no more. It names nobody."""

    at: datetime
    devices: int
    places: int
    notes: int
    shelves: int
    titles: int
    days: int


@transaction.atomic
def forget(*, reader: Reader, now: datetime) -> Receipt:
    """Delete everything. Devices that come again with their old keys are told, so that they delete theirs too."""
    receipt = Receipt(
        now,
        Device.objects.filter(reader=reader, key__isnull=False).count(),
        Place.objects.filter(device__reader=reader).count(),
        Note.objects.filter(reader=reader, deleted=False).count(),
        Shelf.objects.filter(reader=reader).count(),
        Title.objects.filter(shelf__reader=reader).count(),
        Day.objects.filter(reader=reader).count(),
    )
    held = Device.objects.filter(reader=reader, key__isnull=False).values_list("key", flat=True)
    Forgotten.objects.bulk_create([Forgotten(pk=key, at=now) for key in held], ignore_conflicts=True)
    reader.delete()
    return receipt


@transaction.atomic
def keep_history(*, reader: Reader, on: bool) -> None:
    """Write down days of reading from now on, or no longer; what was written down is erased when it is turned off."""
    Reader.objects.filter(pk=reader.pk).update(history=on)
    if not on:
        Day.objects.filter(reader=reader).delete()


def tidy(*, now: datetime) -> int:
    """Forget guests of whom no device came for more than a year, and what only they needed. Returns how many."""
    Pairing.objects.filter(until__lte=now).delete()
    Forgotten.objects.filter(at__lt=now - LONELY).delete()
    lonely = Reader.objects.filter(patron__isnull=True, seen__lt=now - LONELY)
    return lonely.delete()[1].get(Reader._meta.label, 0)
