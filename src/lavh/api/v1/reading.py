"""Places, notes and settings of a reader: what is told by devices, and what they hear of each other."""

from typing import Annotated

import msgspec
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from lavh.access.queries import manifest, of_work, works_of
from lavh.api import caching
from lavh.api.v1.answers import address
from lavh.api.v1.personal import (
    body,
    decoded,
    device,
    device_or_new,
    personal,
    told,
    told_tagged,
    unchanged,
    writing_key,
)
from lavh.api.v1.reading_shapes import (
    Chosen,
    Crossing,
    Crossings,
    Moves,
    MovesTaken,
    NoteChanges,
    Notes,
    NotesNow,
    PlaceOfDevice,
    Places,
    Settings,
)
from lavh.kernel import clock
from lavh.kernel.errors import Refused
from lavh.reading.actions import moving, noting
from lavh.reading.actions.identity import seen
from lavh.reading.actions.moving import Told, milliseconds, note_moves, note_moves_of
from lavh.reading.queries import notes as notes_
from lavh.reading.queries import places as places_
from lavh.reading.queries.identity import device_of
from lavh.reading.queries.places import There
from lavh.reading.rules.crossing import crossed
from lavh.reading.rules.notes import Annotation

router = Router(tags=["reading"])
Publication = Annotated[int, Path(ge=1, le=2**63 - 1, description="Number of the publication.")]
NoteName = Annotated[str, Path(max_length=36, pattern=r"^[^\x00]+$", description="The note's own name: a UUID.")]
SettingName = Annotated[str, Path(pattern=r"^[a-z][-a-z0-9.:]{0,79}$", description="Name of the setting.")]
Size = Annotated[int, Query(ge=1, le=500, description="How many at most.")]


@router.post(
    "/reading/moves",
    operation_id="moves",
    summary="Tell moves",
    openapi_extra=personal(MovesTaken, 410, 422, sent=Moves),
)
def moves(request: HttpRequest) -> HttpResponse:
    """Where somebody has been. Numbered by the device (`sequence` only grows); telling a move again changes nothing. Without a key somebody new begins."""
    sent, now = body(request, Moves), clock.now()
    moving.check(sent.moves, sent.sent)
    telling = Told(sent.moves, sent.sent, sent.device, sent.name)
    key = writing_key(request)
    new = ""
    if key:
        whose = note_moves(key=key, told=telling, now=now)
    else:
        with transaction.atomic():
            whose, new = device_or_new(request, sent.device, sent.name)
            note_moves_of(device=whose, told=telling, now=now)
    return told(MovesTaken(whose.reader.name, milliseconds(now), len(sent.moves)), new)


@router.get("/reading/places", operation_id="places", summary="All places", openapi_extra=personal(Places, 410, 422))
def places(
    request: HttpRequest,
    size: Size = 50,
    before: Annotated[int | None, Query(description="Moment: only what was read last before it.")] = None,
) -> HttpResponse:
    """Publications that the reader is in, the last read first, with the place of each device."""
    reader = device(request).reader
    page = places_.page(reader.pk, size + 1, before)
    found: dict[int, list[There]] = {number: [] for number, _ in page[:size]}
    for each in places_.places(reader.pk, found):
        found[each.publication].append(each)
    following = address(request, before=str(page[size - 1][1])) if len(page) > size else None
    listed = [_place(each, trail=False) for some in found.values() for each in some]
    return told_tagged(request, Places(reader.name, listed, following))


@router.get(
    "/reading/places/{publication}",
    operation_id="places-in",
    summary="Places in a publication",
    openapi_extra=personal(Places, 410, 422),
)
def places_in(request: HttpRequest, publication: Publication) -> HttpResponse:
    """Where each device is, how far it has been, and where it came by."""
    reader = device(request).reader
    found = places_.places(reader.pk, [publication])
    return told_tagged(request, Places(reader.name, [_place(each, trail=True) for each in found]))


@router.get(
    "/reading/places/{publication}/crossings",
    operation_id="crossings",
    summary="Places in other forms of the work",
    openapi_extra=personal(Crossings, 404, 410, 422),
)
def crossings(request: HttpRequest, publication: Publication) -> HttpResponse:
    """From audiobook to e-book and back: where the reader was last in each of the others, and where that is here."""
    reader = device(request).reader
    here, work = manifest(publication), works_of([publication]).get(publication)
    if here is None:
        raise Refused("no-such-thing")
    others = [each.pk for each in of_work(work) if each.pk != publication] if work else []
    found: dict[int, Crossing] = {}
    for each in places_.places(reader.pk, others):
        there = manifest(each.publication) if each.publication not in found else None
        if there is not None:
            seen_ = each.standing.latest
            place, how = crossed(seen_.locator, there, here)
            found[each.publication] = Crossing(each.publication, each.device, each.name, seen_.when, place, how)
    return told_tagged(request, Crossings(reader.name, list(found.values())))


def _place(there: There, *, trail: bool) -> PlaceOfDevice:
    standing = there.standing
    came = standing.trail if trail else ()
    return PlaceOfDevice(there.publication, there.device, there.name, standing.latest, standing.furthest, came)


@router.post(
    "/reading/notes",
    operation_id="tell-notes",
    summary="Tell notes",
    openapi_extra=personal(NotesNow, 409, 410, 422, sent=Notes),
)
def tell_notes(request: HttpRequest) -> HttpResponse:
    """Highlights, notes and bookmarks that were made, changed or taken away. Telling it again changes nothing."""
    sent, now = body(request, Notes), clock.now()
    _check(sent.notes)
    with transaction.atomic():
        whose, new = device_or_new(request, sent.device, sent.name)
        whose = seen(whose, log=sent.device, name=sent.name, now=now)
        kept = noting.take_notes(reader=whose.reader, notes=sent.notes)
    return told(NotesNow(whose.reader.name, kept), new)


def _check(notes: list[Annotation]) -> None:
    for each in notes:
        if not (0 < len(each.id) <= 36 and len(each.text) <= 20_000 and 0 < each.publication < 2**63):
            raise Refused("not-understood", "A note has an id of at most 36 and a text of at most 20,000 characters.")
        if len(msgspec.json.encode(each.locator)) > 60_000:
            raise Refused("too-big")


@router.get(
    "/reading/notes", operation_id="notes", summary="Notes that changed", openapi_extra=personal(NoteChanges, 410, 422)
)
def note_changes(
    request: HttpRequest,
    since: Annotated[int, Query(ge=0, description="What the last answer said.")] = 0,
    size: Size = 200,
) -> HttpResponse:
    """Everything that changed since, gaps among it; from 0: everything."""
    reader = device(request).reader
    found = notes_.changes(reader.pk, since, size)
    return told_tagged(request, NoteChanges(reader.name, found.notes, found.since, found.more))


@router.get(
    "/reading/notes/{name}", operation_id="note", summary="A note", openapi_extra=personal(Annotation, 404, 410, 422)
)
def note(request: HttpRequest, name: NoteName) -> HttpResponse:
    """One highlight or bookmark."""
    found = _note(device(request).reader_id, name)
    response = told(found)
    response["ETag"] = _mark(found)
    return response


@router.put(
    "/reading/notes/{name}",
    operation_id="keep-note",
    summary="Keep a note",
    openapi_extra=personal(NotesNow, 409, 410, 412, 422, sent=Annotation),
)
def keep_note(request: HttpRequest, name: NoteName) -> HttpResponse:
    """Make or change one note; with If-Match only if nobody else has changed it."""
    sent = msgspec.structs.replace(body(request, Annotation), id=name)
    _check([sent])
    with transaction.atomic():
        reader = device_of(writing_key(request)).reader
        there = notes_.note(reader.pk, name)
        unchanged(request, _mark(there) if there else "")
        kept = noting.take_notes(reader=reader, notes=[sent])
    return told(NotesNow(reader.name, kept))


@router.delete(
    "/reading/notes/{name}",
    operation_id="take-note-away",
    summary="Take a note away",
    openapi_extra=personal(NotesNow, 404, 410, 412, 422),
)
def take_note_away(request: HttpRequest, name: NoteName) -> HttpResponse:
    """A gap stays, so that the other devices hear of it."""
    with transaction.atomic():
        reader = device_of(writing_key(request)).reader
        there = _note(reader.pk, name)
        unchanged(request, _mark(there))
        kept = noting.take_notes(reader=reader, notes=[msgspec.structs.replace(there, deleted=True)])
    return told(NotesNow(reader.name, kept))


def _note(reader: int, name: str) -> Annotation:
    found = notes_.note(reader, name)
    if found is None or found.deleted:
        raise Refused("no-such-thing")
    return found


def _mark(note: Annotation) -> str:
    return f'"{note.version}"'


@router.get("/reading/settings", operation_id="settings", summary="Settings", openapi_extra=personal(Settings, 410))
def settings(request: HttpRequest) -> HttpResponse:
    """What follows the reader from device to device."""
    reader = device(request).reader
    return told_tagged(request, Settings(reader.name, notes_.settings(reader.pk)))


@router.post(
    "/reading/settings",
    operation_id="tell-settings",
    summary="Tell settings",
    openapi_extra=personal(Settings, 409, 410, 422, sent=Chosen),
)
def tell_settings(request: HttpRequest) -> HttpResponse:
    """Several at once; the last word counts."""
    sent, now = body(request, Chosen), clock.now()
    with transaction.atomic():
        whose, new = device_or_new(request, sent.device, sent.name)
        whose = seen(whose, log=sent.device, name=sent.name, now=now)
        for name, value in sent.settings.items():
            noting.keep_setting(reader=whose.reader, name=name, value=value, now=now)
    return told(Settings(whose.reader.name, notes_.settings(whose.reader_id)), new)


@router.put(
    "/reading/settings/{name}",
    operation_id="keep-setting",
    summary="Keep a setting",
    openapi_extra=personal(Settings, 409, 410, 412, 422),
)
def keep_setting(request: HttpRequest, name: SettingName) -> HttpResponse:
    """Any JSON value of at most 10,000 bytes; `null` takes it away. The last word counts; with If-Match (the tag of all settings) only the informed one."""
    if len(request.body) > 10_000:
        raise Refused("too-big")
    value = decoded(request.body)
    with transaction.atomic():
        whose, new = device_or_new(request, "", "")
        _settings_unchanged(request, whose.reader_id, whose.reader.name)
        noting.keep_setting(reader=whose.reader, name=name, value=value, now=clock.now())
    return told(Settings(whose.reader.name, notes_.settings(whose.reader_id)), new)


def _settings_unchanged(request: HttpRequest, reader: int, name: str) -> None:
    there = told(Settings(name, notes_.settings(reader))).content.decode()
    unchanged(request, caching.tag(there))
