"""Browsing without words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lavh.web import browsing
from lavh.web.context import visit


def hub(request: HttpRequest, language: str) -> HttpResponse:
    """All ways in."""
    return render(
        request, "browse/hub.jinja", {"visit": visit(request), "hub": browsing.hub(), "lists": browsing.LISTS}
    )


def listed(request: HttpRequest, language: str, name: str) -> HttpResponse:
    """A page of an alphabetical list."""
    if name not in browsing.LISTS:
        raise Http404
    context = {
        "visit": visit(request),
        "listed": browsing.listed(name, language, request.GET),
        "written": browsing.SCRIPTS,
    }
    return render(request, "browse/list.jinja", context)


def timeline(request: HttpRequest, language: str) -> HttpResponse:
    """Works by century, decade, year."""
    return render(request, "browse/timeline.jinja", {"visit": visit(request), "time": browsing.time(request.GET)})


def new(request: HttpRequest, language: str) -> HttpResponse:
    """What came last."""
    return render(request, "browse/new.jinja", {"visit": visit(request), "new": browsing.new(request.GET)})


def shelf(request: HttpRequest, language: str) -> HttpResponse:
    """Along the shelf."""
    return render(request, "browse/shelf.jinja", {"visit": visit(request), "shelf": browsing.shelf(request.GET)})
