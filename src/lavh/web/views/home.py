"""The front door and the home page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from lavh.catalog.queries import cards
from lavh.discovery.search import Request, search
from lavh.kernel.interface import BY_CODE
from lavh.web import addresses
from lavh.web.context import visit
from lavh.web.lists import arrivals, facet_values

SHOWN = 12  # new arrivals
KINDS = 12


def door(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the home page in the first language of theirs that we speak."""
    response = HttpResponseRedirect(addresses.home(preferred(request.headers.get("Accept-Language", ""))))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def preferred(header: str) -> str:
    """The first language of a visitor's (Accept-Language) that we speak."""
    known = {code for code, _ in settings.LANGUAGES}
    for part in header.split(",")[:20]:
        tag = part.split(";")[0].strip().lower()
        while tag and tag not in known:  # uz-cyrl-uz, uz-cyrl, uz
            tag = tag.rpartition("-")[0]
        if tag:
            return tag
    return settings.LANGUAGE_CODE


def home(request: HttpRequest, language: str) -> HttpResponse:
    """One question, then what came last, then ways to browse."""
    return render(
        request,
        "home.jinja",
        {
            "visit": visit(request),
            "here": "home",
            "works": search(Request(), limit=1).total,
            "newest": cards(arrivals(SHOWN, BY_CODE[language].tag.partition("-")[0])),
            "kinds": [each for each in facet_values("kind", KINDS) if each[0]],
        },
    )
