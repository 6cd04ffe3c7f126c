"""Readers and their devices: beginning, coming in by a code, signing out, taking everything away, being forgotten."""

from typing import Annotated, Literal, cast

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from lavh.access.queries import briefly
from lavh.api import addresses
from lavh.api.v1.personal import body, device, patiently, personal, tagged, told, told_tagged, writing_key
from lavh.api.v1.reading_shapes import Begin, Begun, Code, DeviceBrief, Devices, ForgottenReceipt
from lavh.kernel import clock
from lavh.kernel.errors import Refused
from lavh.reading import cookie
from lavh.reading.actions import forgetting, identity
from lavh.reading.models import Device
from lavh.reading.queries import everything, notes
from lavh.reading.queries.identity import device_of, devices
from lavh.reading.rules import keys, written

router = Router(tags=["readers and devices"])
DeviceNumber = Annotated[int, Path(ge=1, le=2**63 - 1, description="Number of the device.")]
InOne = Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Only in this publication.")]


@router.post(
    "/reading/readers", operation_id="begin", summary="Begin", openapi_extra=personal(Begun, 404, 409, 422, sent=Begin)
)
def begin(request: HttpRequest) -> HttpResponse:
    """A key for a program: of a new reader, or by the code of a reader's other device."""
    asked, now = body(request, Begin), clock.now()
    patiently(request)
    if asked.code:
        whose, key = identity.join(code=keys.code_of(asked.code), mine=None, name=asked.name, now=now)
    else:
        whose, key = identity.begin(name=asked.name, kind=Device.Kind.APP, now=now)
    return told(Begun(whose.reader.name, key))


@router.post(
    "/reading/code", operation_id="code", summary="A code for one more device", openapi_extra=personal(Code, 410)
)
def code(request: HttpRequest) -> HttpResponse:
    """Eight digits to be typed on the other device. It lasts ten minutes and counts once."""
    offered = identity.offer_code(device=device_of(writing_key(request)), now=clock.now())
    return told(Code(offered, int(keys.CODE_LIFE.total_seconds())))


@router.get("/reading/devices", operation_id="devices", summary="Devices", openapi_extra=personal(Devices, 410))
def listed(request: HttpRequest) -> HttpResponse:
    """Those that may come in."""
    return told_tagged(request, _devices(device(request)))


@router.delete(
    "/reading/devices/{number}",
    operation_id="sign-out",
    summary="Sign a device out",
    openapi_extra=personal(Devices, 404, 410),
)
def sign_out(request: HttpRequest, number: DeviceNumber) -> HttpResponse:
    """It no longer comes in; what it wrote stays."""
    own = device(request)
    if not identity.sign_out(reader=own.reader_id, device=number):
        raise Refused("no-such-thing")
    return told(_devices(own))


def _devices(own: Device) -> Devices:
    rows = [
        DeviceBrief(each.pk, each.name, cast(Literal["browser"], each.kind), each.made, each.seen, each.pk == own.pk)
        for each in devices(own.reader_id)
    ]
    return Devices(own.reader.name, rows)


@router.get(
    "/reading/everything",
    operation_id="everything",
    summary="Take everything away",
    openapi_extra=personal(None, 410, media="application/json", said="All that is known of the reader."),
)
def all_of_it(request: HttpRequest) -> HttpResponse:
    """Devices, places, notes, settings, shelves, and the history if there is one."""
    found = everything.everything(device(request).reader)
    return _file(request, msgspec.json.encode(found), "application/json", "lavh.json")


@router.get(
    "/reading/notes.md",
    operation_id="notes-markdown",
    summary="Notes as Markdown",
    openapi_extra=personal(None, 410, 422, media="text/markdown", said="Notes under the titles of their publications."),
)
def markdown(request: HttpRequest, publication: InOne = None) -> HttpResponse:
    """To be read by people and kept in notebooks."""
    found = notes.notes(device(request).reader_id, publication)
    titles = {each.pk: next(iter(each.title.values()), "") for each in briefly({note.publication for note in found})}
    text = written.markdown(found, titles)
    return _file(request, text.encode(), "text/markdown; charset=utf-8", "notes.md")


@router.get(
    "/reading/notes.jsonld",
    operation_id="notes-annotations",
    summary="Notes as Web Annotations",
    openapi_extra=personal(None, 410, 422, media="application/ld+json", said="A collection of W3C Web Annotations."),
)
def annotations(request: HttpRequest, publication: InOne = None) -> HttpResponse:
    """For other programs."""
    found = notes.notes(device(request).reader_id, publication)
    made = written.annotations(found, lambda note: addresses.resource(note.publication, note.locator.href))
    profile = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    return _file(request, msgspec.json.encode(made), profile, "notes.jsonld")


def _file(request: HttpRequest, content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return tagged(request, response)


@router.delete(
    "/reading", operation_id="forget", summary="Forget everything", openapi_extra=personal(ForgottenReceipt, 410)
)
def forget(request: HttpRequest) -> HttpResponse:
    """All devices, places, notes, shelves and settings. The receipt is all that is left; other devices hear of it when they come."""
    reader = device(request).reader
    receipt = forgetting.forget(reader=reader, now=clock.now())
    response = told(ForgottenReceipt(**msgspec.structs.asdict(receipt)))
    if not cookie.key_of(request).bearer:
        cookie.drop(response)
    return response
