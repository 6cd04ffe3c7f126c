"""Results, and what narrows them down."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from lavh.discovery.search import search
from lavh.web import narrowing
from lavh.web.asked import read
from lavh.web.context import visit
from lavh.web.finding import page
from lavh.web.results import counted_as, narrow
from lavh.web.results import results as made


def results(request: HttpRequest, language: str) -> HttpResponse:
    """One list over every institution."""
    return HttpResponse(page(request, visit(request), made(read(request.GET))))


def filters(request: HttpRequest, language: str) -> HttpResponse:
    """The filters: a page, or the part that results load when somebody opens them; the small ones alone while somebody chooses."""
    asked = read(request.GET)
    wanted = asked.request()
    found = narrow(asked, wanted, search(wanted, limit=1))
    context = {"visit": visit(request), "narrowing": found, "asked": asked, "large": narrowing.LARGE}
    return _framed(request, render(request, "filters.jinja", context | {"frame": _frame(request)}))


def facet(request: HttpRequest, language: str, name: str) -> HttpResponse:
    """One large facet: people, subjects, places … Counted only when somebody looks."""
    if name not in narrowing.LARGE:
        raise Http404
    asked = read(request.GET)
    wanted = asked.request()
    counted = narrowing.count(counted_as(wanted, search(wanted, limit=1)), [name])
    (group,) = narrowing.groups(counted, wanted, narrowing.naming(counted, wanted))
    context = {"visit": visit(request), "group": group, "asked": asked, "framed": bool(_frame(request))}
    return _framed(request, render(request, "facet.jinja", context))


def _frame(request: HttpRequest) -> str:
    """The part of the page that Turbo asks for; "" for all of it."""
    return request.headers.get("Turbo-Frame", "")


def _framed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ["Turbo-Frame"])
    return response
