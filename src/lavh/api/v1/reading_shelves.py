"""Shelves of a reader."""

from collections.abc import Mapping
from typing import Annotated, cast

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from lavh.api import addresses
from lavh.api.v1.answers import address
from lavh.api.v1.personal import body, device, device_or_new, personal, told, told_tagged
from lavh.api.v1.reading_shapes import Put, ShelfBrief, ShelfName, ShelfTitle, ShelfWhole, Shelves
from lavh.catalog.card import Card
from lavh.catalog.queries import cards, existed
from lavh.kernel import clock
from lavh.kernel.errors import Refused
from lavh.reading.actions import shelving
from lavh.reading.models import Reader, Shelf, Title
from lavh.reading.queries import shelves as queries
from lavh.reading.rules.shelves import STANDING, Kind

router = Router(tags=["shelves"])
ShelfKey = Annotated[
    str, Path(pattern=r"^(?:now|next|done|[0-9]{1,18})$", description="Its number, or now, next, done.")
]
Work = Annotated[int, Path(ge=1, le=2**63 - 1, description="Number of the work.")]


@router.get("/reading/shelves", operation_id="shelves", summary="All shelves", openapi_extra=personal(Shelves, 410))
def shelves(request: HttpRequest) -> HttpResponse:
    """In their order. Those that everybody has appear with the first thing that is put on them."""
    return told_tagged(request, _all(device(request).reader))


@router.post(
    "/reading/shelves",
    operation_id="make-shelf",
    summary="Make a shelf",
    openapi_extra=personal(Shelves, 409, 422, sent=ShelfName),
)
def make(request: HttpRequest) -> HttpResponse:
    """A shelf of one's own; one of this name that is there already is taken."""
    name = body(request, ShelfName).name
    whose, new = device_or_new(request, "", "")
    shelving.make_shelf(reader=whose.reader, name=name)
    return told(_all(whose.reader), new)


@router.get(
    "/reading/shelves/{key}", operation_id="shelf", summary="A shelf", openapi_extra=personal(ShelfWhole, 404, 410, 422)
)
def shelf(
    request: HttpRequest,
    key: ShelfKey,
    start: Annotated[int, Query(ge=0, description="How many to leave out.")] = 0,
    size: Annotated[int, Query(ge=1, le=500, description="How many at most.")] = 100,
) -> HttpResponse:
    """What stands on it, in its order."""
    found = _shelf(device(request).reader, key)
    some = queries.titles(found.pk, start, size + 1)
    following = address(request, start=str(start + size)) if len(some) > size else None
    known = dict(cards([each.work for each in some[:size] if each.work is not None]))
    rows = [_title(each, known) for each in some[:size]]
    return told_tagged(request, ShelfWhole(_brief(found, found.titles.count()), rows, following))


def _title(row: Title, known: Mapping[int, Card]) -> ShelfTitle:
    made = ShelfTitle(row.pk, row.added, row.work, written=row.written)
    if row.work is not None:
        made.url = addresses.work(row.work)
    card = known.get(row.work or 0)
    if card is not None:
        made.title, made.creators = card.title.text, [by.name for by in card.by]
    return made


@router.put(
    "/reading/shelves/{key}",
    operation_id="rename-shelf",
    summary="Rename a shelf",
    openapi_extra=personal(Shelves, 404, 409, 422, sent=ShelfName),
)
def rename(request: HttpRequest, key: ShelfKey) -> HttpResponse:
    """One's own only."""
    name = body(request, ShelfName).name
    reader = device(request).reader
    shelving.rename_shelf(shelf=_shelf(reader, key), name=name)
    return told(_all(reader))


@router.delete(
    "/reading/shelves/{key}",
    operation_id="remove-shelf",
    summary="Put a shelf away",
    openapi_extra=personal(Shelves, 404),
)
def remove(request: HttpRequest, key: ShelfKey) -> HttpResponse:
    """With what stands on it."""
    reader = device(request).reader
    shelving.remove_shelf(shelf=_shelf(reader, key))
    return told(_all(reader))


@router.put(
    "/reading/shelves/{key}/works/{work}",
    operation_id="shelve",
    summary="Put a work on a shelf",
    openapi_extra=personal(Shelves, 404, 409, 422, sent=Put),
)
def put(request: HttpRequest, key: ShelfKey, work: Work) -> HttpResponse:
    """First, or at a place. On now, next or done it leaves the other two."""
    asked = body(request, Put)
    if not existed(work) and not cards([work]):
        raise Refused("no-such-thing")
    whose, new = device_or_new(request, "", "")
    on = shelving.shelf_of(reader=whose.reader, kind=key) if key in STANDING else _shelf(whose.reader, key)
    title = shelving.put(shelf=on, work=work, now=clock.now())
    if asked.place is not None:
        shelving.move(title=title, to=asked.place)
    return told(_all(whose.reader), new)


@router.delete(
    "/reading/shelves/{key}/works/{work}",
    operation_id="take-off",
    summary="Take a work off a shelf",
    openapi_extra=personal(Shelves, 404),
)
def take_off(request: HttpRequest, key: ShelfKey, work: Work) -> HttpResponse:
    """It stays on the others."""
    reader = device(request).reader
    if not shelving.take_off_work(shelf=_shelf(reader, key), work=work):
        raise Refused("no-such-thing")
    return told(_all(reader))


def _shelf(reader: Reader, key: str) -> Shelf:
    found = queries.standing(reader.pk, key) if key in STANDING else queries.shelf(reader.pk, int(key))
    if found is None:
        raise Refused("no-such-thing")
    return found


def _all(reader: Reader) -> Shelves:
    return Shelves([_brief(each.shelf, each.titles) for each in queries.shelves(reader.pk)])


def _brief(shelf: Shelf, titles: int) -> ShelfBrief:
    shared = addresses.shared(shelf.token) if shelf.token else None
    return ShelfBrief(shelf.pk, cast(Kind, shelf.kind), shelf.name, titles, shared)
