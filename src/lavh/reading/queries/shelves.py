"""Shelves of a reader."""

from typing import NamedTuple

from django.db.models import Count

from lavh.reading.models import Shelf, Title


class Seen(NamedTuple):
    """A shelf and how much stands on it."""

    shelf: Shelf
    titles: int
    first: tuple[int, ...]  # numbers of the first works


def shelves(reader: int, first: int = 0) -> list[Seen]:
    """All shelves in their order; with the first works of each."""
    found = list(Shelf.objects.filter(reader=reader).annotate(number=Count("titles")).order_by("place", "id"))
    some: dict[int, list[int]] = {}
    if first:
        rows = Title.objects.filter(shelf__reader=reader, work__isnull=False).order_by("place", "id")
        for shelf, work in rows.values_list("shelf", "work"):
            there = some.setdefault(shelf, [])
            if len(there) < first and work is not None:
                there.append(work)
    return [Seen(each, each.number, tuple(some.get(each.pk, ()))) for each in found]


def shelf(reader: int, number: int) -> Shelf | None:
    """One shelf."""
    return Shelf.objects.select_related("reader").filter(reader=reader, pk=number).first()


def standing(reader: int, kind: str) -> Shelf | None:
    """One of the shelves that everybody has, if anything was ever put on it."""
    return Shelf.objects.select_related("reader").filter(reader=reader, kind=kind).first()


def shared(token: str) -> Shelf | None:
    """The shelf that is shared under this address."""
    return Shelf.objects.filter(token=token).first() if token else None


def titles(shelf: int, start: int = 0, size: int | None = None) -> list[Title]:
    """What stands on a shelf, in its order."""
    found = Title.objects.filter(shelf=shelf)
    return list(found[start : start + size] if size is not None else found)


def everything(reader: int, most: int) -> list[Title]:
    """What stands on all shelves, shelf by shelf. One query."""
    found = Title.objects.filter(shelf__reader=reader).select_related("shelf")
    return list(found.order_by("shelf__place", "shelf", "place", "id")[:most])


def title(reader: int, number: int) -> Title | None:
    """One thing on a shelf."""
    return Title.objects.select_related("shelf__reader").filter(pk=number, shelf__reader=reader).first()


def holds(shelf: int, work: int) -> bool:
    """Whether a work stands on a shelf."""
    return Title.objects.filter(shelf=shelf, work=work).exists()


def on_which(reader: int, work: int) -> set[int]:
    """The shelves on which a work stands."""
    return set(Title.objects.filter(shelf__reader=reader, work=work).values_list("shelf", flat=True))
