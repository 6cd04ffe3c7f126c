"""What a publication is: for whom it can be read how, how large it is, what may be done with it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lavh.access import queries
from lavh.access.models import Publication
from lavh.formats.rwpm.manifest import decode
from lavh.kernel import clock
from lavh.web.context import visit
from lavh.web.parts import accessibility, publications, taking


@require_safe
def page(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """Everything that is told before it is opened."""
    found = queries.publication(number)
    if found is None:
        raise Http404
    if found.status == Publication.Status.WITHDRAWN:
        return render(request, "publication_gone.jinja", {"visit": visit(request), "here": "search"}, status=410)
    manifest = decode(bytes(found.manifest))
    context = {
        "visit": visit(request),
        "here": "search",
        "it": publications.shown(found, manifest, clock.now()),
        "institution": found.institution,
        "groups": accessibility.groups(manifest),
        "summary": accessibility.summary(manifest),
        "certifier": accessibility.certifier(manifest),
    }
    context |= taking.offered(found, manifest)
    return render(request, "publication.jinja", context)
