"""The player's full page. It says the same to everybody; where somebody is in the book lies on her own device."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lavh.access import queries
from lavh.access.conversion.wire import COVER
from lavh.access.rules import ANYBODY
from lavh.formats.kinds import Kind
from lavh.kernel import clock
from lavh.web import addresses, covers
from lavh.web.context import visit
from lavh.web.parts import listening, rights, taking

SPEEDS = ("0.75", "1", "1.25", "1.5", "1.75", "2", "2.5", "3")
SLEEPS = (5, 10, 15, 30, 45, 60)
SKIPS = (5, 10, 15, 30, 60)
BOOSTS = ("1", "1.5", "2", "3")


@require_safe
def page(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """A publication with sound: everything to hear it with, and without a script its files and chapters."""
    found = queries.publication(number)
    reading = queries.manifest(number)
    manifest = listening.face(number, reading) if reading else None
    if found is None or reading is None or manifest is None:
        raise Http404
    decision = queries.may_open(found, ANYBODY, clock.now())
    context = {
        "visit": visit(request),
        "book": listening.shown(manifest, listening.notes(number, manifest)),
        "cover": _cover(number),
        "decision": decision,
        "statement": rights.statement(found.rights) if found.rights else None,
        "institution": found.institution,
        "readable": manifest is not reading,
        "words": listening.sentences(),
        "units": listening.sentences(listening.UNITS),
        "skips": listening.SKIPS,
        "choices": {"speeds": SPEEDS, "sleeps": SLEEPS, "skips": SKIPS, "boosts": BOOSTS},
    }
    context |= taking.offered(found, manifest)
    return render(request, "listen.jinja", context, status=200 if decision.allowed else 403)


def _cover(number: int) -> str:
    """The publication's own picture, or a drawn one."""
    if queries.resource(number, COVER):
        return addresses.publication_file(number, COVER)
    return covers.inline(number, Kind.AUDIOBOOK)
