"""The requests of the protocol. <https://github.com/koreader/koreader-sync-server>"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Literal, TypeVar

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lavh.access.queries import manifest
from lavh.api import limiter
from lavh.kernel import clock
from lavh.kernel.errors import Refused
from lavh.reading.actions import ereading
from lavh.reading.actions.ereading import Reading
from lavh.reading.models import Device
from lavh.reading.queries import ereading as queries
from lavh.reading.queries.identity import ereader as known_ereader
from lavh.reading.rules import ereader

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[^:\x00]+$")]
View = Callable[..., HttpResponse]
Shape = TypeVar("Shape", bound=msgspec.Struct)
ERRORS = {  # the protocol's numbers
    2001: (401, "Unauthorized"),
    2002: (402, "Username is already registered."),
    2003: (403, "Invalid request"),
    2004: (403, "Field 'document' not provided."),
}
BIGGEST = 100_000


class User(msgspec.Struct):
    """Who wants to be known. The password is its MD5."""

    username: Text
    password: Text


class Progress(msgspec.Struct):
    """Where a unit is in a file. Newer plugins tell more, which is not needed here."""

    document: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_]{1,64}$")]
    progress: Annotated[str, msgspec.Meta(max_length=2_000)]
    percentage: float
    device: str
    device_id: str = ""


class There(msgspec.Struct):
    """The latest place in a file."""

    document: str
    progress: str
    percentage: float
    device: str
    device_id: str
    timestamp: int


def door(*methods: Literal["GET", "POST", "PUT"]) -> Callable[[View], View]:
    """A request of the protocol: no cookie counts, so no other site can speak for somebody."""

    def made(view: View) -> View:
        return csrf_exempt(require_http_methods([*methods])(wraps(view)(view)))

    return made


@door("GET")
def healthcheck(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    """Whether anybody is there."""
    return _answer({"state": "OK"})


@door("POST")
def create(request: HttpRequest) -> HttpResponse:
    """Somebody registers on an e-ink reader: a new guest, who may be joined with a phone later."""
    who = limiter.who(request)
    if who and limiter.strangers().take(who, time.monotonic()):
        return _error(2003)
    try:
        user = _body(request, User)
        ereading.register(login=user.username, password=user.password, now=clock.now())
    except msgspec.DecodeError:
        return _error(2003)
    except Refused:
        return _error(2002)
    return _answer({"username": user.username}, 201)


@door("GET")
def authorise(request: HttpRequest) -> HttpResponse:
    """Whether the name and the password are right."""
    return _answer({"authorized": "OK"}) if _whose(request) else _error(2001)


@door("PUT")
def update(request: HttpRequest) -> HttpResponse:
    """A unit tells where it is."""
    device = _whose(request)
    if device is None:
        return _error(2001)
    try:
        told = _body(request, Progress)
    except msgspec.DecodeError as error:
        return _error(2004 if "document" in str(error) else 2003)
    reading = Reading(told.document, told.progress, told.percentage, told.device_id or told.device, told.device)
    when = ereading.note_progress(device=device, reading=reading, order=_order(told.document), now=clock.now())
    return _answer({"document": told.document, "timestamp": when})


@door("GET")
def progress(request: HttpRequest, document: str) -> HttpResponse:
    """The latest place, of whichever device. An empty answer where there is none."""
    device = _whose(request)
    if device is None:
        return _error(2001)
    found = queries.latest(device.reader_id, document)
    if found is None:
        return _answer({})
    written = found.progress
    if found.standing is not None:
        written = ereader.told(found.standing.latest.locator, _order(document))
        if not written:
            return _answer({})
    seconds = found.when // 1000
    return _answer(There(document, written, found.percentage, found.device or "Lavh", found.unit, seconds))


def _order(document: str) -> list[str]:
    """The reading order of the publication that a file is, if it is one of ours."""
    number = queries.publication_of(document)
    found = manifest(number) if number is not None else None
    return [each.href for each in found.reading_order] if found else []


def _whose(request: HttpRequest) -> Device | None:
    name, password = request.headers.get("X-Auth-User", ""), request.headers.get("X-Auth-Key", "")
    if not (0 < len(name) <= 64 and 0 < len(password) <= 64) or "\x00" in name:
        return None
    who = limiter.who(request)
    if who and limiter.strangers().empty(who, time.monotonic()):
        return None  # too many wrong passwords from there
    found = known_ereader(name, password)
    if found is None and who:
        limiter.strangers().take(who, time.monotonic())
    return found


def _body(request: HttpRequest, kind: type[Shape]) -> Shape:
    if len(request.body) > BIGGEST or rb"\u0000" in request.body:
        raise msgspec.DecodeError("too long, or not to be kept")
    try:
        return msgspec.json.decode(request.body, type=kind)
    except (UnicodeDecodeError, RecursionError):
        raise msgspec.DecodeError("not to be read") from None


def _answer(body: object, status: int = 200) -> HttpResponse:
    response = HttpResponse(msgspec.json.encode(body), content_type="application/json", status=status)
    response["Cache-Control"] = "no-store"
    return response


def _error(code: int) -> HttpResponse:
    status, message = ERRORS[code]
    return _answer({"code": code, "message": message}, status)
