"""A topic, place, period or genre."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lavh.catalog.queries import subject
from lavh.web import addresses
from lavh.web.asked import read
from lavh.web.context import visit
from lavh.web.headings import heading


def page(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """Its works, page by page, and the headings beside it."""
    found = subject(number)
    if found is None:
        raise Http404
    if found.pk != number:  # one with others now
        return redirect(addresses.subject(language, found.pk))
    return render(
        request, "subject.jinja", {"visit": visit(request), "heading": heading(found, read(request.GET).page)}
    )
