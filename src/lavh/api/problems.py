"""Errors as problem details (RFC 9457): one shape for everything that goes wrong under /api."""

from collections.abc import Sequence
from http import HTTPStatus

import msgspec
from django.http import HttpResponse

from lavh.kernel.errors import Unreachable

MEDIA_TYPE = "application/problem+json"


class Fault(msgspec.Struct, frozen=True):
    """One part of the request that was not understood."""

    parameter: str
    detail: str


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """What went wrong. No `type` means "about:blank"; `code` says more than the status does and never changes between releases."""

    title: str
    status: int
    code: str
    detail: str = ""
    errors: tuple[Fault, ...] = ()


def problem(status: int, code: str, detail: str = "", errors: Sequence[Fault] = ()) -> HttpResponse:
    """An answer that says what went wrong."""
    body = Problem(HTTPStatus(status).phrase, status, code, detail=detail, errors=tuple(errors))
    response = HttpResponse(msgspec.json.encode(body), content_type=MEDIA_TYPE, status=status)
    response["Cache-Control"] = "no-store"
    return response


def unreachable() -> HttpResponse:
    """The storage of files does not answer."""
    response = problem(503, "storage-unreachable", "Its files cannot be reached at this moment. Ask again soon.")
    response["Retry-After"] = str(Unreachable.SOON)
    return response


def code_of(status: int) -> str:
    """The code of a status that nothing more is known of: "not-found", "method-not-allowed"."""
    return HTTPStatus(status).phrase.lower().replace(" ", "-")
