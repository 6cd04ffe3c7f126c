"""Institutions and their branches."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lavh.harvest.queries import last_runs
from lavh.harvest.queries import sources as sources_of
from lavh.network import queries
from lavh.network.models import Branch
from lavh.web import figures
from lavh.web.context import visit
from lavh.web.parts import chart, collections, institutions, openings, places

SOURCES = 50


@require_safe
def everybody(request: HttpRequest, language: str) -> HttpResponse:
    """All institutions: on a small map, and by region or by type as a list."""
    now = openings.here()
    near = places.point(request.GET.get("near", ""))
    chosen = institutions.Chosen(request.GET.get("kind", ""), request.GET.get("region", ""))
    written = request.GET.get("page", "1")
    page = int(written) if written.isdecimal() and len(written) < 6 else 1
    found = institutions.listed(chosen, max(page, 1), now, near)
    context = {"visit": visit(request), "here": "places", "found": found, "chosen": chosen}
    context["near_written"] = request.GET.get("near", "") if near else ""
    return render(request, "institutions.jinja", context | {"chart": chart})


@require_safe
def page(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Who it is, where, when it is open, and what it has."""
    now = openings.here()
    found = next(iter(queries.institutions_whole([], [slug], now.date())), None)
    if found is None:
        raise Http404
    branches = institutions.branches(found, now, None)
    sources = sources_of("", SOURCES, found.pk)
    context = {
        "visit": visit(request),
        "here": "places",
        "institution": found,
        "branches": branches,
        "collection": collections.collection(found.pk),
        "sources": sources,
        "runs": last_runs(each.pk for each in sources),
    }
    return render(request, "institution.jinja", context | {"chart": chart, "day": figures.day})


@require_safe
def branch(request: HttpRequest, language: str, slug: str, branch_slug: str) -> HttpResponse:
    """When it is open, what it offers, and where it is."""
    now = openings.here()
    found = next(iter(queries.institutions_whole([], [slug], now.date())), None)
    row: Branch | None = (
        next((each for each in found.branches.all() if each.slug == branch_slug), None) if found else None
    )
    if found is None or row is None:
        raise Http404
    context = {
        "visit": visit(request),
        "here": "places",
        "institution": found,
        "branch": row,
        "seen": institutions.seen(row, now, None),
        "week": openings.week(row, now),
        "closures": openings.closures(row, now),
    }
    services = [institutions.service(each) for each in row.services]
    return render(request, "branch.jinja", context | {"chart": chart, "services": services})
