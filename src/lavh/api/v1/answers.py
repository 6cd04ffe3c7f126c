"""Writing answers of the API, and what its OpenAPI document says of them."""

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse

from lavh.api import caching
from lavh.api.problems import MEDIA_TYPE, Problem

MEANINGS = {
    304: "You have it already.",
    404: "There is none.",
    410: "There was one.",
    422: "A parameter was not understood.",
    429: "Too many requests.",
}
ENCODER = msgspec.json.Encoder(order=None)


def answer(body: msgspec.Struct) -> HttpResponse:
    """The body as JSON."""
    return HttpResponse(ENCODER.encode(body), content_type="application/json")


def answer_tagged(request: HttpRequest, body: msgspec.Struct) -> HttpResponse:
    """The body as JSON, tagged by what it says: for answers that cost little."""
    made = answer(body)
    return caching.fresh(request, caching.tag(made.content.decode()), lambda: made)


def address(request: HttpRequest, **changed: str) -> str:
    """The request's own address with some parameters changed; those that are empty are left out."""
    query = request.GET.copy()
    for name, value in changed.items():
        query[name] = value
        if not value:
            del query[name]
    return f"{request.path}?{query.urlencode()}" if query else request.path


def promises(
    body: type[msgspec.Struct] | None, *errors: int, media: str = "application/json", said: str = ""
) -> dict[str, Any]:
    """For `openapi_extra`: what an operation answers. Every operation may answer 304 and 429."""
    schema = {"$ref": f"#/components/schemas/{body.__name__}"} if body else {"type": "string", "format": "binary"}
    fine = {"description": said or (body.__doc__ if body else "") or "OK", "content": {media: {"schema": schema}}}
    unchanged = {"description": MEANINGS[304]}
    trouble = {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}
    wrong = {status: {"description": MEANINGS[status], "content": {MEDIA_TYPE: trouble}} for status in (*errors, 429)}
    return {"responses": {200: fine, 304: unchanged, **wrong}}
