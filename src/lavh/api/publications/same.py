"""/p/N/-/same?from=M&at=LOCATOR: where a place of publication M is in publication N of the same work, and how exactly that is the same place.

With M = N: the same phrase on the other face of a publication of words and sound.
"""

import msgspec
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lavh.access import queries
from lavh.access.aligned import same
from lavh.access.rules import ANYBODY
from lavh.api.problems import problem
from lavh.api.publications.views import inert, missing, refused
from lavh.formats.rwpm import Locator
from lavh.kernel import clock

LONGEST = 4_000  # characters of a locator


@require_safe
def same_place(request: HttpRequest, number: int) -> HttpResponseBase:
    """The place as a locator, with `exactness`: phrase · chapter · proportion."""
    other = request.GET.get("from", "")
    place = _locator(request.GET.get("at", ""))
    if not other.isascii() or not other.isdecimal() or len(other) > 18 or place is None:
        wanted = "from: the number of a publication; at: a locator in it, as JSON"
        return inert(problem(422, "invalid-parameter", wanted))
    for each in {number, int(other)}:
        there = queries.publication(each)
        if there is None or there.status != there.Status.READY:
            return missing()
        decision = queries.may_open(there, ANYBODY, clock.now())
        if not decision.allowed:
            return refused(decision)
    found = same(number, int(other), place)
    if found is None:
        return inert(problem(404, "no-such-place", "The two are not of one work, or nothing is known of this place."))
    body = msgspec.json.encode({"locator": found.place, "exactness": found.exactness})
    response = inert(HttpResponse(body, content_type="application/json"))
    response["Cache-Control"] = "private, no-cache"
    return response


def _locator(written: str) -> Locator | None:
    try:
        return msgspec.json.decode(written, type=Locator) if len(written) <= LONGEST else None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
