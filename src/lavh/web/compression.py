"""Pages leave compressed: nothing else stands between us and a slow line. Public pages hold no secret that BREACH could draw out."""

import gzip
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

SMALL = 600  # bytes: below, headers cost more than is won
TYPES = (
    "text/",
    "application/json",
    "application/xhtml+xml",
    "application/webpub+json",
    "application/guided-navigation+json",
    "application/vnd.readium.",
    "application/xml",
    "application/atom+xml",
    "application/ld+json",
    "image/svg+xml",
    "application/problem+json",
)


class Compression:
    """Brotli or gzip, as the browser likes; streams, images and small answers go as they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Compress the answer if it may be."""
        response = self.get_response(request)
        if (
            not isinstance(response, HttpResponse)
            or response.has_header("Content-Encoding")
            or response.status_code == 206  # a part is a part of what is not compressed
            or len(response.content) < SMALL
        ):
            return response
        if not response.get("Content-Type", "").startswith(TYPES):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        if "br" in accepted:
            response.content = brotli.compress(response.content, quality=4)
            response["Content-Encoding"] = "br"
        elif "gzip" in accepted:
            response.content = gzip.compress(response.content, 5, mtime=0)
            response["Content-Encoding"] = "gzip"
        else:
            return response
        response["Content-Length"] = str(len(response.content))
        if tag := response.get("ETag"):
            response["ETag"] = f"W/{tag.removeprefix('W/')}"
        return response
