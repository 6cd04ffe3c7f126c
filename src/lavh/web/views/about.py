"""What this is, who takes part, and how fresh it is."""

from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lavh.catalog.queries.records import in_all
from lavh.discovery.search import Request, search
from lavh.harvest.queries import last_runs
from lavh.harvest.queries import sources as sources_of
from lavh.network.queries import everybody_named, kinds_of_institutions
from lavh.web import figures
from lavh.web.context import visit

SOURCES = 500


@require_safe
def page(request: HttpRequest, language: str) -> HttpResponse:
    """Seven queries at most, however many sources there are."""
    sources = sources_of("", SOURCES)
    context = {
        "visit": visit(request),
        "here": "more",
        "works": search(Request(), limit=1).total,
        "records": in_all(),
        "kinds": kinds_of_institutions(),
        "institutions": everybody_named(),
        "sources": sources,
        "runs": last_runs(each.pk for each in sources),
        "contact": settings.CONTACT,
        "version": version("lavh"),
        "day": figures.day,
    }
    return render(request, "about.jinja", context)
