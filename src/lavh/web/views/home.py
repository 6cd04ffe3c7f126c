"""The front door and the home page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from lavh.kernel.interface import BY_CODE
from lavh.web import addresses
from lavh.web.context import visit
from lavh.web.lists import facet_values


def door(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the home page in the first language of theirs that we speak."""
    response = HttpResponseRedirect(addresses.home(_preferred(request.headers.get("Accept-Language", ""))))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _preferred(header: str) -> str:
    known = {code for code, _ in settings.LANGUAGES}
    for part in header.split(",")[:20]:
        tag = part.split(";")[0].strip().lower()
        for code in (tag, tag.split("-")[0]):
            if code in known:
                return code
    return settings.LANGUAGE_CODE


def home(request: HttpRequest, language: str) -> HttpResponse:
    """One question, then ways to browse."""
    return render(
        request,
        "home.jinja",
        {
            "visit": visit(request),
            "kinds": facet_values("kind", 12),
            "languages": [BY_CODE[code] for code, _ in settings.LANGUAGES],
        },
    )
