"""Suggestions while somebody types: a piece of page that the search box shows below itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lavh.discovery.parse import LONGEST
from lavh.discovery.suggest import complete
from lavh.web.context import visit
from lavh.web.marking import Starting

GROUPS = ("work", "person", "subject", "place")


def suggestions(request: HttpRequest, language: str) -> HttpResponse:
    """Works, people, subjects and places that begin so, in groups; nothing at all where there are none."""
    typed = request.GET.get("q", "").replace("\x00", "")[:LONGEST]
    found = complete(typed)
    groups = [(kind, each) for kind in GROUPS if (each := [one for one in found if one.kind == kind])]
    context = {"visit": visit(request), "groups": groups, "total": len(found), "mark": Starting(typed)}
    response = render(request, "suggest.jinja", context)
    response["Cache-Control"] = "public, max-age=60"
    response["X-Robots-Tag"] = "noindex"
    return response
