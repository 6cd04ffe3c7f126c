"""A work."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from lavh.catalog.queries import current, whole
from lavh.web import addresses
from lavh.web.context import visit


def page(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """Everything known of a work; old numbers lead on."""
    found = whole(number)
    if found is None:
        now = current(number)
        if now == number:
            raise Http404
        return HttpResponsePermanentRedirect(addresses.work(language, now))
    return render(request, "work.jinja", {"visit": visit(request), "work": found, "card": found.card})
