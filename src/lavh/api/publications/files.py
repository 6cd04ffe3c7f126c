"""A file of a publication as an answer: whole or in part, as it is or compressed, never run and never sniffed."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from lavh.access.queries import Served
from lavh.access.storage.chosen import storage
from lavh.api.publications.ranges import Span, asked, is_same

SMALL = (
    1 << 20
)  # bytes that are given in one piece, so that the middleware may compress them for who cannot read Brotli
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
    """The file. `shared`: anybody may open it, so anybody may keep a copy. `filename`: to be saved under this name."""
    tag, packed = f'"{found.key[:32]}"', _takes_packed(request, found)
    own = f'"{found.key[:32]}-br"' if packed else tag
    if _known(request, tag):
        response: HttpResponseBase = HttpResponseNotModified()
    elif packed:
        response = _whole(request, found.packed, found.packed_size)
        response["Content-Encoding"] = "br"
    else:
        response = _plain(request, found, tag)
    if response.status_code != 416:
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
    if status == 416:
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
    response = _given(request, found.key, span, 206)
    response["Content-Range"] = f"bytes {span.first}-{span.first + span.length - 1}/{found.size}"
    return response


def _span(request: HttpRequest, size: int, tag: str) -> Span | None:
    header = request.headers.get("Range", "")
    if not header or request.method != "GET" or not is_same(request.headers.get("If-Range", ""), tag):
        return None
    return asked(header, size)


def _whole(request: HttpRequest, key: str, size: int) -> HttpResponseBase:
    return _given(request, key, Span(0, size), 200)


def _given(request: HttpRequest, key: str, span: Span, status: int) -> HttpResponseBase:
    """Small answers in one piece; of great ones never more than a piece is in memory."""
    if request.method == "HEAD":
        response: HttpResponseBase = HttpResponse(status=status)
    else:
        pieces = storage().read(key, span.first, span.length)
        if status == 200 and span.length <= SMALL:
            response = HttpResponse(b"".join(pieces), status=status)
        else:
            response = StreamingHttpResponse(pieces, status=status)
    response["Content-Length"] = str(span.length)
    return response
