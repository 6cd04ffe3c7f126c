"""Pages without a number that say the same to everybody: more, help, offline, patterns."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lavh.web import icons
from lavh.web.context import visit
from lavh.web.samples import SAMPLES

PARTS = Path(__file__).parents[1] / "templates" / "patterns"


@require_safe
def more(request: HttpRequest, language: str) -> HttpResponse:
    """What has no tab of its own."""
    return render(request, "more.jinja", {"visit": visit(request), "here": "more"})


@require_safe
def help_(request: HttpRequest, language: str) -> HttpResponse:
    """How to search and how to make the site fit."""
    return render(request, "help.jinja", {"visit": visit(request), "here": "more"})


@require_safe
def offline(request: HttpRequest, language: str) -> HttpResponse:
    """What the service worker shows in place of a page that is not on the phone."""
    return render(request, "offline.jinja", {"visit": visit(request)})


@require_safe
def patterns(request: HttpRequest, language: str) -> HttpResponse:
    """Tokens and every component; each file of templates/patterns joins by being there. For those who build and test."""
    parts = sorted(f"patterns/{file.name}" for file in PARTS.glob("*.jinja"))
    context = {"visit": visit(request), "parts": parts, "samples": SAMPLES, "icons": sorted(icons.paths())}
    response = render(request, "patterns.jinja", context)
    response["X-Robots-Tag"] = "noindex"
    return response
