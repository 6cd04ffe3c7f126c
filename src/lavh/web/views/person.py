"""A person, family or body."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lavh.catalog.queries import agent
from lavh.web import addresses
from lavh.web.context import visit
from lavh.web.headings import person


def page(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """Names in every script, works by role, works about, and who and what stands beside them."""
    found = agent(number)
    if found is None:
        raise Http404
    if found.pk != number:  # one with others now
        return redirect(addresses.person(language, found.pk))
    return render(request, "person.jinja", {"visit": visit(request), "person": person(found)})
