"""Reading a publication: the reader, and the plain pages that need no script. They say the same to everybody; one's place lies on one's own device."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lavh.access import queries
from lavh.access.models import Publication
from lavh.access.rules import ANYBODY, Decision
from lavh.formats.rwpm import Manifest
from lavh.formats.rwpm.manifest import decode
from lavh.kernel import clock
from lavh.web import addresses
from lavh.web.context import visit
from lavh.web.parts import reading, rights

# What a book's frame inherits. A book is foreign: it may look as it likes (styles), be seen and heard, and run nothing. Scripts come from the folder
# of our own built files alone, never from below /p/, and nothing is asked of anybody else. The frame inherits this, its ancestors too: WebKit shows
# nothing with frame-ancestors 'none'.
POLICY = (
    "default-src 'none'; script-src {host}{static}; style-src 'self' blob: 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' blob: data:; "
    "media-src 'self' blob:; connect-src 'self'; frame-src blob:; child-src blob:; worker-src 'self'; manifest-src 'self'; base-uri 'self'; "
    "form-action 'none'; frame-ancestors 'self'; object-src 'none'"
)


class There(NamedTuple):
    """A publication that may be asked for."""

    publication: Publication
    manifest: Manifest
    decision: Decision


@require_safe
def page(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """The reader. What is only to be heard is led to the player."""
    there = _there(number)
    if not there.decision.allowed:
        return _closed(request, there)
    if not reading.readable(there.manifest):
        return HttpResponseRedirect(addresses.listen(language, number, request.GET.get("at", "")))
    seen = visit(request)
    work = queries.works_of([number]).get(number)
    context = _context(request, there) | {
        "told": reading.told(language, seen.language.tag, there.publication, there.manifest),
        "back": addresses.work(language, work) if work else addresses.publication(language, number),
        "uzbek": any(tag.partition("-")[0] in {"uz", "kaa"} for tag in there.manifest.metadata.language),
        "first": "" if "at" in request.GET else reading.first(there.manifest),
        "fixed": reading.fixed(there.manifest),
        "pages": reading.pages_of(there.manifest),
        "sounds": reading.sounds(there.manifest),
        "rtl": there.manifest.metadata.reading_progression == "rtl",
    }
    response = render(request, "read/reader.jinja", context)
    response["Content-Security-Policy"] = POLICY.format(host=request.get_host(), static=f"{settings.STATIC_URL}assets/")
    return response


@require_safe
def contents(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """The plain contents, and the pages of the print."""
    there = _there(number)
    if not there.decision.allowed:
        return _closed(request, there)
    context = _context(request, there) | {
        "contents": reading.contents(language, number, there.manifest),
        "pages": reading.pages(language, number, there.manifest),
        "parts": len(there.manifest.reading_order),
    }
    return render(request, "read/contents.jinja", context)


@require_safe
def text(request: HttpRequest, language: str, number: int, item: int) -> HttpResponse:
    """One item of the reading order: words, headings, pictures, and the way on."""
    there = _there(number)
    if not there.decision.allowed:
        return _closed(request, there)
    script = request.GET.get("script", "") or visit(request).chosen("script")
    part = reading.part(language, there.publication, there.manifest, item, script)
    if part is None:
        raise Http404
    return render(
        request,
        "read/text.jinja",
        _context(request, there)
        | {
            "part": part,
            "script": script,
            "scripts": reading.SCRIPTS,
            "pictures": reading.pages_of(there.manifest) == "pictures",
        },
    )


def _there(number: int) -> There:
    found = queries.publication(number)
    if found is None or found.status != Publication.Status.READY:
        raise Http404
    return There(found, decode(bytes(found.manifest)), queries.may_open(found, ANYBODY, clock.now()))


def _context(request: HttpRequest, there: There) -> dict[str, object]:
    found = there.publication
    return {
        "visit": visit(request),
        "number": found.pk,
        "title": reading.title(there.manifest),
        "tongue": found.language,
        "decision": there.decision,
        "institution": found.institution,
        "statement": rights.statement(found.rights) if found.rights else None,
    }


def _closed(request: HttpRequest, there: There) -> HttpResponse:
    return render(request, "read/closed.jinja", _context(request, there), status=403)
