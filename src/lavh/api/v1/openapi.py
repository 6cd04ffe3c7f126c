"""The API of version 1: its operations, its errors, and the document that describes it (OpenAPI 3.1)."""

import logging
from functools import cache
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from lavh.api import caching
from lavh.api.problems import Fault, Problem, code_of, problem
from lavh.api.v1 import (
    network,
    personal,
    reading,
    reading_devices,
    reading_shapes,
    reading_shelves,
    records,
    search,
    shapes,
)
from lavh.kernel.errors import Refused, Unreadable
from lavh.reading.rules.notes import Annotation

log = logging.getLogger(__name__)
PREFIX = "/api/v1/"
ABOUT = """Everything that takes part in this catalogue, for programs. Looking things up needs no key; what a reader writes
(`/reading`: places, notes, shelves) is behind the reader's own key.

Lists are paged by `next`; entity tags save asking twice; errors are problem details (RFC 9457).
Who wants everything harvests by OAI-PMH at `/oai`."""

api = NinjaAPI(title="Lavh", version="1", description=ABOUT, docs_url=None, openapi_url=None, urls_namespace="api-v1")
for each in (search, records, network, reading_devices, reading, reading_shelves):
    api.add_router("", each.router)


@api.exception_handler(ValidationError)
def _not_understood(_: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [Fault(str(each["loc"][-1]), each["msg"].removeprefix("Value error, ")) for each in error.errors]
    return problem(422, "invalid-parameter", "Some parameters were not understood.", faults)


@api.exception_handler(Unreadable)
def _no_place(_: HttpRequest, __: Unreadable) -> HttpResponse:
    said = "This is no place in the list: take `next` as it is."
    return problem(422, "invalid-parameter", said, [Fault("after", said)])


@api.exception_handler(Refused)
def _forbidden(request: HttpRequest, error: Refused) -> HttpResponse:
    return personal.refused(request, error)


@api.exception_handler(Http404)
def _none(_: HttpRequest, __: Http404) -> HttpResponse:
    return problem(404, "not-found")


@api.exception_handler(HttpError)
def _refused(_: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, code_of(error.status_code), error.message)


@api.exception_handler(Exception)
def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("api-broken", exc_info=error, extra={"path": request.path})
    return problem(500, "internal-server-error")


def describe(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    body = document()
    return caching.fresh(
        request, caching.tag(body), lambda: HttpResponse(body, content_type="application/json"), age=3600
    )


@cache
def document() -> bytes:
    """The document as JSON, made once in each process."""
    made: dict[str, Any] = api.get_openapi_schema(path_prefix=PREFIX)
    named = [*vars(shapes).values(), *vars(reading_shapes).values()]
    bodies = [kind for kind in named if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
    _, components = msgspec.json.schema_components(
        [*bodies, Annotation, Problem], ref_template="#/components/schemas/{name}"
    )
    made.setdefault("components", {}).setdefault("schemas", {}).update(components)
    made["components"]["securitySchemes"] = personal.SCHEMES
    made["servers"] = [{"url": "/"}]
    for operations in made["paths"].values():
        for operation in operations.values():
            operation["responses"] = {str(status): said for status, said in operation["responses"].items()}
    return msgspec.json.encode(made)
