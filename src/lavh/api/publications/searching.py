"""/p/N/-/search?q=: where words stand in a publication, as a collection of locators. <https://readium.org/architecture/search/>"""

from functools import lru_cache
from urllib.parse import urlencode

import msgspec
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lavh.access import queries
from lavh.access.inside import looking, stored
from lavh.access.inside.looking import Hit
from lavh.access.inside.stored import Inside
from lavh.access.rules import ANYBODY, OPEN, may_open
from lavh.access.storage.chosen import storage
from lavh.api import caching
from lavh.api.problems import problem
from lavh.api.publications.views import SEARCH_TYPE, inert, missing, refused
from lavh.formats.rwpm import Text
from lavh.formats.rwpm.manifest import Wire
from lavh.kernel import clock

SIZE = 50  # places of one answer
LONGEST = 200  # characters of a question
DEEPEST = 200  # answers
REMEMBERED = 4  # publications whose words stay in memory


class Locations(Wire, frozen=True):
    """Where in the resource: as `formats.rwpm.Locations`, with the selector of Readium's locators in HTML."""

    fragments: tuple[str, ...] = ()
    progression: float = 0.0
    total_progression: float = 0.0
    position: int | None = None
    css_selector: str | None = None


class Found(Wire, frozen=True):
    """A locator."""

    href: str
    type: str
    title: str | None
    locations: Locations
    text: Text


@require_safe
def search(request: HttpRequest, number: int) -> HttpResponseBase:
    """The places, in the order of reading, so many at a time (`page`). A publication without text has none."""
    there = queries.publication(number)
    if there is None or there.status != there.Status.READY:
        return missing()
    decision = may_open(queries.terms(there), ANYBODY, clock.now())
    if not decision.allowed:
        return refused(decision)
    query, page = request.GET.get("q", "").replace("\x00", " ")[:LONGEST], request.GET.get("page", "1")
    if not query.strip():
        return inert(problem(422, "invalid-parameter", "q: what is to be looked for?"))
    at = int(page) if page.isdecimal() and len(page) < 4 else 1
    mark = caching.tag("inside", number, there.version, there.changed, query, at)
    response = caching.fresh(request, mark, lambda: _answer(number, query, min(max(at, 1), DEEPEST)))
    if there.access != OPEN:
        response["Cache-Control"] = "private, no-cache"
    return inert(response)


def _answer(number: int, query: str, at: int) -> HttpResponse:
    there = queries.resource(number, stored.PATH)
    hits: list[Hit] = []
    more = False
    if there is not None:
        hits, more = looking.page(looking.look(_inside(there.key), looking.asked(query)), (at - 1) * SIZE, SIZE)
    links = [{"rel": ["self"], "href": _address(query, at), "type": SEARCH_TYPE}]
    links += [{"rel": ["next"], "href": _address(query, at + 1), "type": SEARCH_TYPE}] if more else []
    body = {
        "metadata": {"searchable": there is not None, "currentPage": at, "itemsPerPage": SIZE},
        "links": links,
        "locators": [_locator(each) for each in hits],
    }
    return HttpResponse(msgspec.json.encode(body), content_type=SEARCH_TYPE)


def _address(query: str, at: int) -> str:
    return f"search?{urlencode([('q', query), *([('page', str(at))] if at > 1 else [])])}"


@lru_cache(maxsize=REMEMBERED)
def _inside(key: str) -> Inside:
    return stored.unpack(b"".join(storage().read(key)))


def _locator(hit: Hit) -> Found:
    fragments = (hit.fragment,) if hit.fragment else ()
    locations = Locations(fragments, hit.progression, hit.total_progression, hit.position or None, hit.path or None)
    return Found(
        hit.href, hit.type, hit.title or None, locations, Text(hit.before or None, hit.highlight, hit.after or None)
    )
