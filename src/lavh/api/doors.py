"""What all doors have in common: anybody's page may read (CORS), HEAD and OPTIONS are answered, nobody takes everything, errors are problems."""

import logging
import math
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from lavh.api import limiter
from lavh.api.problems import MEDIA_TYPE, code_of, problem, unreachable
from lavh.kernel.errors import Unreachable

log = logging.getLogger(__name__)

FILES = "/p/"  # which see to all else themselves
DOORS = ("/api", "/koreader", "/oai", "/opds", "/sru", "/w/", "/r/")
WRITTEN = (
    "/api/v1/reading",
    "/koreader",
)  # where readers write: pages of other sites by a key only, no cookie of theirs counts
POSTED = ("/oai", "/sru")  # whose norms let requests be posted
ALLOWED = "Accept, Accept-Language, Authorization, Content-Type, If-Match, If-None-Match, If-Range, Range"
EXPOSED = "ETag, Link, Retry-After, Content-Location"


class Doors:
    """Middleware: works on doors only, every other address passes through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as a door does."""
        path = request.path_info
        if not (path.startswith(DOORS) or path.endswith(".atom")):
            return self._file(request) if path.startswith(FILES) else self.get_response(request)
        response = self._answer(request)
        if path.startswith("/api/") and response.status_code >= 400:
            response = as_problem(response)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Where the storage of files does not answer, one is to ask again soon (503)."""
        if not isinstance(error, Unreachable) or not request.path_info.startswith(FILES):
            return None
        log.warning("storage-unreachable", extra={"code": error.code})
        return unreachable()

    def _file(self, request: HttpRequest) -> HttpResponseBase:
        response = preflight(request) if request.method == "OPTIONS" else self.get_response(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return preflight(request)
        if wait := _wait(request):
            return _too_many(wait)
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = "GET"
        response = self.get_response(request)
        if isinstance(response, HttpResponse):
            length = str(len(response.content))
            response.content = b""
            response.headers["Content-Length"] = length
        return response


def allowed(request: HttpRequest) -> str:
    """The methods of a door."""
    if request.path_info.startswith(WRITTEN):
        return "DELETE, GET, HEAD, OPTIONS, POST, PUT"
    return "GET, HEAD, OPTIONS, POST" if request.path_info.startswith(POSTED) else "GET, HEAD, OPTIONS"


def preflight(request: HttpRequest) -> HttpResponse:
    """May a page of another site ask? Anybody may read."""
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = allowed(request)
    response["Access-Control-Allow-Headers"] = ALLOWED
    response["Access-Control-Max-Age"] = "86400"
    return response


def as_problem(response: HttpResponseBase) -> HttpResponseBase:
    """An error that was not made by us (a wrong method, an unknown host), in our shape."""
    if response.headers.get("Content-Type", "").startswith(MEDIA_TYPE):
        return response
    made = problem(response.status_code, code_of(response.status_code))
    if response.status_code == 405:
        made["Allow"] = response.headers.get("Allow", "GET, HEAD, OPTIONS")
    return made


def _wait(request: HttpRequest) -> float:
    buckets = limiter.buckets()
    asking = limiter.who(request) if buckets else ""
    return buckets.take(asking, time.monotonic()) if buckets and asking else 0.0


def _too_many(wait: float) -> HttpResponse:
    seconds = max(math.ceil(wait), 1)
    response = problem(429, "too-many-requests", f"Ask again in {seconds} s.")
    response["Retry-After"] = str(seconds)
    return response
