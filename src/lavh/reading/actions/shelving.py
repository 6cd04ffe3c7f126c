"""Things are put on shelves, moved, taken off; shelves are made, shared and put away."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Min

from lavh.kernel.errors import Refused
from lavh.reading.models import Reader, Shelf, Title
from lavh.reading.queries import shelves
from lavh.reading.rules import keys
from lavh.reading.rules.shelves import LONGEST_NAME, MOST_SHELVES, MOST_TITLES, STANDING, Kind, moved


@transaction.atomic
def shelf_of(*, reader: Reader, kind: Kind) -> Shelf:
    """One of the shelves that everybody has; it is there from the first thing that is put on it."""
    return Shelf.objects.get_or_create(reader=reader, kind=kind, defaults={"place": STANDING.index(kind) - 10})[0]


@transaction.atomic
def make_shelf(*, reader: Reader, name: str) -> Shelf:
    """A shelf of one's own; one of this name that is there already is taken."""
    called = _called(name)
    if not called:
        raise Refused("no-name")
    if reader.shelves.count() >= MOST_SHELVES:
        raise Refused("too-many-shelves")
    last = reader.shelves.aggregate(last=Max("place"))["last"] or 0
    return Shelf.objects.get_or_create(reader=reader, kind="own", name=called, defaults={"place": max(last, 0) + 1})[0]


@transaction.atomic
def rename_shelf(*, shelf: Shelf, name: str) -> None:
    """Call an own shelf something else."""
    called = _called(name)
    if not called or shelf.kind != "own":
        raise Refused("no-name")
    try:
        with transaction.atomic():
            Shelf.objects.filter(pk=shelf.pk).update(name=called)
    except IntegrityError:
        raise Refused("name-taken") from None


def _called(name: str) -> str:
    return " ".join(name.replace("\x00", " ").split())[:LONGEST_NAME]


def remove_shelf(*, shelf: Shelf) -> None:
    """Put a shelf away with what stands on it."""
    shelf.delete()


@transaction.atomic
def put(*, shelf: Shelf, work: int, now: datetime) -> Title:
    """Put a work first on a shelf. It stands on one of the three that everybody has, and on any number of own ones."""
    if shelf.kind != "own":
        Title.objects.filter(shelf__reader=shelf.reader_id, work=work).exclude(shelf__kind="own").exclude(
            shelf=shelf
        ).delete()
    found = shelf.titles.filter(work=work).first()
    if found is not None:
        return found
    if shelf.titles.count() >= MOST_TITLES:
        raise Refused("shelf-full")
    first = shelf.titles.aggregate(first=Min("place"))["first"] or 0
    return Title.objects.create(shelf=shelf, work=work, place=first - 1, added=now)


@transaction.atomic
def put_all(*, shelf: Shelf, rows: Sequence[tuple[int | None, Mapping[str, Any]]], now: datetime) -> int:
    """Put an imported list behind what stands on a shelf, in its order: (work or None, what was written). Returns how many are new."""
    works = {number for number in shelf.titles.values_list("work", flat=True) if number is not None}
    loose = [dict(each) for each in shelf.titles.filter(work__isnull=True).values_list("written", flat=True)]
    last = shelf.titles.aggregate(last=Max("place"))["last"] or 0
    made: list[Title] = []
    for work, written in rows:
        if work in works or (work is None and dict(written) in loose):
            continue
        works.update({work} if work is not None else ())
        last += 1
        made.append(Title(shelf=shelf, work=work, written=dict(written), place=last, added=now))
    if shelf.titles.count() + len(made) > MOST_TITLES:
        raise Refused("shelf-full")
    if shelf.kind != "own":
        new = [each.work for each in made if each.work is not None]
        for start in range(0, len(new), 500):
            there = Title.objects.filter(shelf__reader=shelf.reader_id, work__in=new[start : start + 500])
            there.exclude(shelf__kind="own").exclude(shelf=shelf).delete()
    Title.objects.bulk_create(made, batch_size=500)
    return len(made)


def take_off(*, reader: int, title: int) -> bool:
    """Take one thing off its shelf."""
    return bool(Title.objects.filter(pk=title, shelf__reader=reader).delete()[0])


def take_off_work(*, shelf: Shelf, work: int) -> bool:
    """Take a work off a shelf."""
    return bool(shelf.titles.filter(work=work).delete()[0])


@transaction.atomic
def move(*, title: Title, to: int) -> None:
    """Put a thing at a place (from 0) of its shelf."""
    titles = list(Title.objects.select_for_update().filter(shelf=title.shelf_id))
    by_number = {each.pk: each for each in titles}
    changed: list[Title] = []
    for place, number in enumerate(moved([each.pk for each in titles], title.pk, to)):
        if by_number[number].place != place:
            by_number[number].place = place
            changed.append(by_number[number])
    Title.objects.bulk_update(changed, ["place"], batch_size=500)


@transaction.atomic
def move_shelf(*, shelf: Shelf, to: int) -> None:
    """Put an own shelf at a place (from 0) among the own ones."""
    own = list(Shelf.objects.select_for_update().filter(reader=shelf.reader_id, kind="own"))
    for place, number in enumerate(moved([each.pk for each in own], shelf.pk, to), start=1):
        Shelf.objects.filter(pk=number).exclude(place=place).update(place=place)


def share(*, shelf: Shelf) -> str:
    """Let everybody see a shelf who is given its address. Returns the end of that address."""
    if shelf.token is None:
        shelf.token = keys.new_token()
        Shelf.objects.filter(pk=shelf.pk).update(token=shelf.token)
    return shelf.token


def unshare(*, shelf: Shelf) -> None:
    """The address leads nowhere any more; a new one is another one."""
    Shelf.objects.filter(pk=shelf.pk).update(token=None)


@transaction.atomic
def settle(*, reader: Reader, title: int, work: int) -> bool:
    """An imported row turns out to be a work."""
    row = Title.objects.filter(pk=title, shelf__reader=reader, work__isnull=True).first()
    if row is None:
        return False
    if shelves.holds(row.shelf_id, work):
        row.delete()
    else:
        Title.objects.filter(pk=row.pk).update(work=work)
    return True
