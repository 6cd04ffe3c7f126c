"""The player's full page. It says the same to everybody; where somebody is in the book lies on her own device."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lavh.access import queries
from lavh.access.conversion.wire import COVER
from lavh.access.models import Publication
from lavh.access.rules import ANYBODY
from lavh.formats.kinds import Kind
from lavh.formats.rwpm.manifest import decode
from lavh.kernel import clock
from lavh.web import addresses, covers
from lavh.web.context import visit
from lavh.web.parts import listening, publications, rights, taking


class Form(NamedTuple):
    """The same work in another publication."""

    number: int
    title: str
    kind: str
    address: str
    listens: bool


SPEEDS = ("0.75", "1", "1.25", "1.5", "1.75", "2", "2.5", "3")
SLEEPS = (5, 10, 15, 30, 45, 60)
SKIPS = (5, 10, 15, 30, 60)
BOOSTS = ("1", "1.5", "2", "3")


@require_safe
def page(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """A publication with sound: everything to hear it with, and without a script its files and chapters."""
    found = queries.publication(number)
    if found is None or found.status != Publication.Status.READY:
        raise Http404
    reading = decode(bytes(found.manifest))
    manifest = listening.face(number, reading)
    if manifest is None:
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
        "forms": _forms(language, number),
        "words": listening.sentences(),
        "units": listening.sentences(listening.UNITS),
        "sameness": listening.sentences(listening.SAMENESS),
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


def _forms(language: str, number: int) -> list[Form]:
    """The same work in other publications."""
    work = queries.works_of([number]).get(number)
    others = [each for each in queries.of_work(work) if each.pk != number] if work else []
    return [Form(each.pk, publications.title(each), publications.format_name(each.format), *_opened(language, each)) for each in others]  # fmt: skip


def _opened(language: str, found: Publication) -> tuple[str, bool]:
    listens = found.profile == "audiobook"
    return (addresses.listen if listens else addresses.read)(language, found.pk), listens
