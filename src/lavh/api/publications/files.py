"""A file of a publication as an answer: whole or in part, as it is or compressed, never run and never sniffed."""

import logging
import threading
from collections.abc import Iterator, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from lavh.access.queries import Served
from lavh.access.storage.chosen import storage
from lavh.access.storage.pieces import Pieces
from lavh.api.problems import problem, unreachable
from lavh.api.publications.ranges import Span, asked, first_part, is_same
from lavh.kernel.errors import Unreachable

log = logging.getLogger(__name__)
PART = 1 << 20  # bytes of a part that are given at once
WHOLE = 2 << 20  # bytes of a file that are given in one piece
# A thread of the web server waits for whoever takes a stream slowly. Parts and small files leave it at once; of great files that are wanted whole only
# so many are given at a time by each process, so that the site never waits for them.
STREAMS = threading.BoundedSemaphore(max(settings.STREAMS, 1))
BUSY = 5  # seconds until one may ask again
INERT = (
    "sandbox; default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; media-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
TEXT = ("text/", "application/xhtml+xml", "application/xml")
HOUR = 3600
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": INERT,
    "X-Content-Type-Options": "nosniff",
    "Accept-Ranges": "bytes",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Encoding, Content-Length, Content-Range, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def answer(request: HttpRequest, found: Served, *, shared: bool, filename: str = "") -> HttpResponseBase:
    """The file. `shared`: anybody may open it, so anybody may keep a copy. `filename`: to be saved under this name.

    Where the storage does not answer it is to be asked for again soon (503).
    """
    try:
        return _answer(request, found, shared=shared, filename=filename)
    except Unreachable as error:
        log.warning("storage-unreachable", extra={"code": error.code})
        response = unreachable()
        for name, value in HEADERS.items():
            response[name] = value
        return response


def _answer(request: HttpRequest, found: Served, *, shared: bool, filename: str) -> HttpResponseBase:
    tag, packed = f'"{found.key[:32]}"', _takes_packed(request, found)
    own = f'"{found.key[:32]}-br"' if packed else tag
    if _known(request, tag):
        response: HttpResponseBase = HttpResponseNotModified()
    elif packed:
        response = _whole(request, found.packed, found.packed_size)
        response["Content-Encoding"] = "br"
    else:
        response = _plain(request, found, tag)
    if response.status_code not in {416, 503}:
        response["ETag"] = own
        response["Content-Type"] = typed(found.media_type)
    response["Cache-Control"] = _kept(response.status_code, shared=shared)
    response["Vary"] = "Accept-Encoding"
    if filename:
        response["Content-Disposition"] = content_disposition_header(True, filename) or "attachment"
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _kept(status: int, *, shared: bool) -> str:
    if status in {416, 503}:
        return "no-store"
    return f"public, max-age={HOUR}" if shared else "private, no-cache"


def typed(media_type: str) -> str:
    """The type with the encoding that all our texts have."""
    return f"{media_type}; charset=utf-8" if media_type.startswith(TEXT) and "charset" not in media_type else media_type


def _known(request: HttpRequest, tag: str) -> bool:
    """Compared weakly: compressed or not, it is the same file."""
    header = request.headers.get("If-None-Match", "").replace('-br"', '"')
    return bool(header) and (header.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in header.split(",")})  # fmt: skip


def _takes_packed(request: HttpRequest, found: Served) -> bool:
    accepted = {each.strip().partition(";")[0] for each in request.headers.get("Accept-Encoding", "").split(",")}
    return bool(found.packed) and "br" in accepted and "Range" not in request.headers


def _plain(request: HttpRequest, found: Served, tag: str) -> HttpResponseBase:
    span = _span(request, found.size, tag)
    if span is None:
        return _whole(request, found.key, found.size)
    if span.length == 0:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{found.size}"
        return refused
    span = first_part(span, PART)
    response = HttpResponse(b"".join(storage().read(found.key, span.first, span.length)), status=206)
    response["Content-Range"] = f"bytes {span.first}-{span.first + span.length - 1}/{found.size}"
    response["Content-Length"] = str(span.length)
    return response


def _span(request: HttpRequest, size: int, tag: str) -> Span | None:
    header = request.headers.get("Range", "")
    if not header or request.method != "GET" or not is_same(request.headers.get("If-Range", ""), tag):
        return None
    return asked(header, size)


def _whole(request: HttpRequest, key: str, size: int) -> HttpResponseBase:
    """Small files in one piece; of a great one never more than a piece is in memory."""
    if request.method == "HEAD":
        response: HttpResponseBase = HttpResponse()
    elif size <= WHOLE:
        response = HttpResponse(b"".join(storage().read(key)))
    elif STREAMS.acquire(blocking=False):
        response = StreamingHttpResponse(Stream(key))
    else:
        response = problem(
            503, "busy", "Large files are being fetched. Ask for it in parts (Range), or again in a moment."
        )
        response["Retry-After"] = response["Refresh"] = str(BUSY)  # a browser that follows a link tries again by itself
        return response
    response["Content-Length"] = str(size)
    return response


class Stream(Iterator[bytes]):
    """A file on its way out; lets the next one go when it ends, however it ends."""

    def __init__(self, key: str) -> None:
        self.held = True
        try:
            self.pieces = storage().read(key)
        except BaseException:
            self.close()
            raise

    def __next__(self) -> bytes:
        """The next piece."""
        try:
            return next(self.pieces)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Called by the server at the end, and when the client has gone."""
        if self.held:
            self.held = False
            STREAMS.release()
        pieces = getattr(self, "pieces", None)
        if isinstance(pieces, Pieces):
            pieces.close()
