"""One reader takes over all that is another's: two devices are joined, or a patron signs in where a guest has read."""

from collections.abc import Sequence

import msgspec
from django.db import transaction
from django.db.models import F

from lavh.reading.models import Day, Device, Document, Note, Place, Reader, Setting, Shelf, Title
from lavh.reading.rules import places
from lavh.reading.rules.places import Standing


@transaction.atomic
def take_over(guest: Reader, *, into: Reader) -> None:
    """Nothing is lost: places of the same log are joined, shelves of the same name become one, notes get new numbers in the order of changes."""
    if guest.pk == into.pk:
        return
    for device in list(guest.devices.all()):
        _device(device, into)
    _notes(guest, into)
    _shelves(guest, into)
    _rows(guest, into)
    guest.delete()


def _device(device: Device, into: Reader) -> None:
    same = Device.objects.filter(reader=into, log=device.log).first()
    if same is None:
        Device.objects.filter(pk=device.pk).update(reader=into)
        return
    there = {each.publication: each for each in same.places.all()}
    for place in device.places.all():
        known = there.get(place.publication)
        if known is None:
            Place.objects.filter(pk=place.pk).update(device=same)
            continue
        standing = places.joined(*(msgspec.json.decode(each.standing, type=Standing) for each in (known, place)))
        written = msgspec.json.encode(standing).decode()
        Place.objects.filter(pk=known.pk).update(standing=written, when=standing.latest.when)
    key, login = device.key, device.login
    device.delete()
    if same.key is None and key:
        Device.objects.filter(pk=same.pk).update(key=key, login=login)


def _notes(guest: Reader, into: Reader) -> None:
    known = set(into.notes.values_list("name", flat=True))
    for note in guest.notes.order_by("count"):
        if note.name in known:
            continue
        Reader.objects.filter(pk=into.pk).update(count=F("count") + 1)
        into.refresh_from_db(fields=["count"])
        Note.objects.filter(pk=note.pk).update(reader=into, count=into.count)


def _shelves(guest: Reader, into: Reader) -> None:
    known = {(each.kind, each.name): each for each in into.shelves.all()}
    standing = set(
        Title.objects.filter(shelf__reader=into, work__isnull=False)
        .exclude(shelf__kind="own")
        .values_list("work", flat=True)
    )
    for shelf in guest.shelves.all():
        same = known.get((shelf.kind, shelf.name))
        there = set(same.titles.values_list("work", flat=True)) if same else set()
        if shelf.kind != "own":
            there |= standing  # where it stands already counts
        shelf.titles.filter(work__in=[each for each in there if each is not None]).delete()
        if same is None:
            Shelf.objects.filter(pk=shelf.pk).update(reader=into)
        else:
            shelf.titles.update(shelf=same)


def _rows(guest: Reader, into: Reader) -> None:
    settings = set(into.settings.values_list("name", flat=True))
    guest.settings.exclude(name__in=settings).update(reader=into)
    Setting.objects.filter(reader=guest).delete()
    _move(list(guest.days.all()), set(into.days.values_list("day", "publication")), into, ("day", "publication"))
    _move(list(guest.documents.all()), set(into.documents.values_list("digest", "unit")), into, ("digest", "unit"))
    if guest.history and not into.history:
        Reader.objects.filter(pk=into.pk).update(history=True)


def _move(rows: Sequence[Day | Document], known: set[tuple[object, ...]], into: Reader, names: tuple[str, str]) -> None:
    for row in rows:
        if tuple(getattr(row, name) for name in names) not in known:
            row.reader = into
            row.save(update_fields=["reader"])
