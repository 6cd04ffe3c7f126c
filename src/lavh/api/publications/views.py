"""/p/N: a publication's address for ever, its manifest, its files, and what the house made of them."""

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lavh.access import queries, rules
from lavh.access.conversion.wire import COVER, ORIGINAL, POSITIONS, POSITIONS_TYPE
from lavh.access.inside.stored import PATH as WORDS
from lavh.access.models import Publication
from lavh.access.queries import Served
from lavh.access.rules import ANYBODY, OPEN, Decision
from lavh.api import addresses, caching, negotiating
from lavh.api.problems import problem
from lavh.api.publications import files
from lavh.formats.rwpm import Link
from lavh.formats.rwpm.manifest import MEDIA_TYPE
from lavh.kernel import clock

SEARCH = "-/search{?q}"
SEARCH_TYPE = "application/vnd.readium.locator-collection+json"  # what an answer is
AGE = 60


@require_safe
def follow(request: HttpRequest, number: int) -> HttpResponseBase:
    """To the page where it is read or heard, in the language that is wanted; programs that want the manifest are led to it."""
    found = _there(number)
    if isinstance(found, HttpResponse):
        return found
    offered = ["text/html", MEDIA_TYPE]
    if negotiating.best(request.headers.get("Accept", ""), offered) == MEDIA_TYPE:
        target = addresses.manifest(number)
    else:
        language = negotiating.language(request.headers.get("Accept-Language", ""))
        target = addresses.opened(language, number, listening=found.profile == "audiobook")
    response = HttpResponseRedirect(target)
    response["Vary"] = "Accept, Accept-Language"
    return response


@require_safe
def manifest(request: HttpRequest, number: int) -> HttpResponseBase:
    """What it is made of, with links to itself and to what the house made."""
    found = _there(number)
    if isinstance(found, HttpResponse):
        return found
    decision = queries.may_open(found, ANYBODY, clock.now())
    if not decision.allowed:
        return refused(decision)
    mark = caching.tag("publication", number, found.version, found.changed, addresses.whole(""))
    response = caching.fresh(request, mark, lambda: _manifest(found), AGE)
    return inert(response)


def _manifest(found: Publication) -> HttpResponse:
    links = [
        Link(addresses.manifest(found.pk), type=MEDIA_TYPE, rel=("self",)),
        Link(POSITIONS, type=POSITIONS_TYPE, rel=("http://readium.org/position-list",)),
        Link(SEARCH, type=SEARCH_TYPE, rel=("search",), templated=True),
        Link(addresses.publication(found.pk), type="text/html", rel=("alternate",)),
    ]
    if queries.resource(found.pk, COVER):
        links.append(Link(COVER, rel=("cover",)))
    stored = bytes(found.manifest)
    body = stored[:1] + b'"links":' + msgspec.json.encode(links) + b"," + stored[1:]
    return HttpResponse(body, content_type=MEDIA_TYPE)


@require_safe
def resource(request: HttpRequest, number: int, path: str) -> HttpResponseBase:
    """One of its files."""
    found = queries.resource(number, path) if path != WORDS and "\x00" not in path else None
    if found is None:
        return missing()
    if path == ORIGINAL:
        return _original(request, number, found)
    decision = rules.may_open(found.terms, ANYBODY, clock.now())
    if not decision.allowed:
        return refused(decision)
    return files.answer(request, found, shared=found.terms.access == OPEN)


def _original(request: HttpRequest, number: int, found: Served) -> HttpResponseBase:
    """The file as it came, under the name under which it came, where its rights let everybody share it."""
    there = queries.publication(number)
    if there is None or not queries.may_download(there, ANYBODY, clock.now()):
        return inert(problem(403, "not-to-be-shared", "Its rights do not let us give the file away."))
    return files.answer(request, found, shared=True, filename=there.filename)


def _there(number: int) -> Publication | HttpResponse:
    found = queries.publication(number)
    if found is None:
        raise Http404
    if found.status == Publication.Status.WITHDRAWN:
        return problem(410, "gone", "This publication was taken down.")
    return found


def missing() -> HttpResponse:
    """What is not in the publication is truly not there: readers ask for files that a book may have."""
    return inert(problem(404, "not-found", "The publication has no such file."))


def refused(decision: Decision) -> HttpResponse:
    """Why it may not be opened."""
    said = {"embargo": f"It can be opened from {decision.until:%Y-%m-%dT%H:%M:%SZ} on."} if decision.until else {}
    return inert(problem(403, decision.reason, said.get(decision.reason, "It is not open to everybody.")))


def inert(response: HttpResponse) -> HttpResponse:
    """Nothing of a publication runs, whatever it is."""
    for name, value in files.HEADERS.items():
        response[name] = value
    return response
