"""What all operations on a reader's things share: whose they are, bodies, answers that nobody keeps, and what the document says of them."""

import time
from typing import Any, TypeVar

import msgspec
from django.http import HttpRequest, HttpResponse

from lavh.api import caching, limiter
from lavh.api.problems import MEDIA_TYPE, Problem, problem
from lavh.api.v1.answers import answer, promises
from lavh.kernel import clock
from lavh.kernel.errors import Refused
from lavh.reading import cookie
from lavh.reading.actions import identity
from lavh.reading.models import Device
from lavh.reading.queries.identity import device_of

Body = TypeVar("Body", bound=msgspec.Struct)
BIGGEST = 2_000_000  # bytes of a body
NUL = rb"\u0000"
KEYED: list[dict[str, list[str]]] = [{"cookie": []}, {"bearer": []}]
SCHEMES = {
    "cookie": {"type": "apiKey", "in": "cookie", "name": cookie.COOKIE, "description": "What our own pages use."},
    "bearer": {"type": "http", "scheme": "bearer", "description": "The key of a program: POST /readers gives one."},
}
STATUS = {  # code of a refusal → status
    "signed-out": 401, "forgotten": 410, "not-ours": 403, "not-understood": 422, "no-such-moment": 422, "no-name": 422, "too-big": 413,
    "no-such-code": 404, "no-such-thing": 404, "changed-meanwhile": 412, "name-taken": 409, "login-taken": 409, "too-many-notes": 409,
    "too-many-settings": 409, "too-many-shelves": 409, "too-many-devices": 409, "shelf-full": 409, "too-many-requests": 429,
}  # fmt: skip
SENTENCES = {
    "signed-out": "No key, or one that does not count any more.",
    "forgotten": "This reader had everything forgotten: delete what you kept.",
    "not-ours": "A page of another site cannot speak for a reader: use a key.",
    "no-such-code": "This code leads nowhere: it lasts ten minutes and counts once.",
    "changed-meanwhile": "It has changed since you read it.",
    "too-many-requests": "Not so often, please.",
}


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """A refusal as a problem. A cookie whose key does not count any more goes away, so that the next thing that is written begins anew."""
    said = str(error) if str(error) != error.code else SENTENCES.get(error.code, "")
    response = problem(STATUS.get(error.code, 409), error.code, said)
    if error.code in {"signed-out", "forgotten"} and cookie.COOKIE in request.COOKIES:
        cookie.drop(response)
    return response


def device(request: HttpRequest) -> Device:
    """Whose request it is."""
    return device_of(_key(request).text)


def writing_key(request: HttpRequest) -> str:
    """The key of a request that changes something; refused where another site's page sends it."""
    return _key(request).text


def _key(request: HttpRequest) -> cookie.Key:
    key = cookie.key_of(request)
    if not key.bearer and request.method not in {"GET", "HEAD"} and not cookie.ours(request):
        raise Refused("not-ours")
    return key


def device_or_new(request: HttpRequest, log: str, name: str) -> tuple[Device, str]:
    """Whose request it is; somebody new where it shows no key at all. Returns the new key too, or ""."""
    key = _key(request)
    if key.text or key.bearer:
        return device_of(key.text), ""
    patiently(request)
    return identity.begin(log=log, name=name, now=clock.now())


def patiently(request: HttpRequest) -> None:
    """For what is done once in a while. Refuses who does it all the time."""
    who = limiter.who(request)
    if who and limiter.strangers().take(who, time.monotonic()):
        raise Refused("too-many-requests")


def body(request: HttpRequest, kind: type[Body]) -> Body:
    """What was sent, in this shape."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > BIGGEST or len(request.body) > BIGGEST:
        raise Refused("too-big")
    found: Body = decoded(request.body or b"{}", kind)
    return found


def decoded(content: bytes, kind: Any = Any) -> Any:
    """JSON in this shape."""
    if NUL in content:
        raise Refused("not-understood", "No database can keep the character U+0000.")
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("not-understood", str(error)) from None


def told(made: msgspec.Struct, new_key: str = "", status: int = 200) -> HttpResponse:
    """An answer for one reader alone."""
    response = answer(made)
    response.status_code = status
    cookie.alone(response)
    if new_key:
        cookie.remember(response, new_key)
    return response


def told_tagged(request: HttpRequest, made: msgspec.Struct) -> HttpResponse:
    """The same with an entity tag: who has it already is told so."""
    return tagged(request, told(made))


def tagged(request: HttpRequest, made: HttpResponse) -> HttpResponse:
    """An answer with a tag of what it says."""
    mark = caching.tag(made.content.decode("utf-8", "replace"))
    response = HttpResponse(status=304) if caching.known(request, mark) else made
    cookie.alone(response)
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = mark
    return response


def unchanged(request: HttpRequest, mark: str) -> None:
    """Refuse a change of what has changed since it was read (If-Match)."""
    wanted = request.headers.get("If-Match", "").strip()
    if wanted and wanted != "*" and mark not in {each.strip() for each in wanted.split(",")}:
        raise Refused("changed-meanwhile")


def personal(
    made: type[msgspec.Struct] | None, *errors: int, sent: type[msgspec.Struct] | None = None, **said: Any
) -> dict[str, Any]:
    """For `openapi_extra`: what an operation takes and answers, and that it wants a key."""
    extra = promises(made, *(each for each in errors if each in {404, 410, 422}), **said)
    trouble = {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}}
    meanings = {
        401: "No key that counts.",
        409: "It cannot be: the code says why.",
        412: "It has changed since you read it.",
    }
    for status in (401, *(each for each in errors if each in meanings)):
        extra["responses"][status] = {"description": meanings[status], "content": trouble}
    extra["security"] = KEYED
    if sent is not None:
        schema = {"$ref": f"#/components/schemas/{sent.__name__}"}
        extra["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return extra
