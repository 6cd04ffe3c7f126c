"""What is on this phone. Everything on the page is the device's own knowledge: the server tells only what a publication consists of."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lavh.access import queries
from lavh.access.models import Publication
from lavh.access.rules import ANYBODY
from lavh.formats.rwpm.manifest import decode
from lavh.kernel import clock
from lavh.web.context import visit
from lavh.web.parts import listening, taking


@require_safe
def page(request: HttpRequest, language: str) -> HttpResponse:
    """The list, filled by the device itself: it works without a connection."""
    context = {
        "visit": visit(request),
        "here": "more",
        "figures": listening.written(),
        "words": listening.sentences(taking.WORDS),
    }
    return render(request, "downloads.jinja", context)


@require_safe
def listed(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """What has to be fetched to take a publication along."""
    found = queries.publication(number)
    if found is None or found.status != Publication.Status.READY:
        raise Http404
    manifest = decode(bytes(found.manifest))
    decision = queries.may_open(found, ANYBODY, clock.now())
    if not decision.allowed:
        return JsonResponse({"reason": decision.reason}, status=403)
    response = JsonResponse(taking.listed(language, found, manifest, queries.resources(number), decision))
    response["Cache-Control"] = "private, no-cache"
    return response
