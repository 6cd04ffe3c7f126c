"""/opds: which dialect and language, then the page."""

from collections.abc import Callable

import msgspec
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from lavh.access import listed
from lavh.api import addresses as doors
from lavh.api import caching, negotiating
from lavh.api.opds import addresses, shelves
from lavh.api.opds.entries import entries
from lavh.api.opds.shelves import Asked
from lavh.formats.opds import first, second
from lavh.formats.opds.feed import Feed
from lavh.formats.written import document
from lavh.formats.xml.made import add, whole
from lavh.kernel import clock

GIVEN = ("kind", "language", "institution", "query", "before")
LONGEST = 400  # characters of a parameter


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """To the first page in the dialect and language that are wanted; OPDS 2.0 where nothing is said."""
    offered = [second.MEDIA_TYPE, "application/json", "application/atom+xml"]
    wanted = negotiating.best(request.headers.get("Accept", ""), offered)
    language = negotiating.language(request.headers.get("Accept-Language", ""))
    response = HttpResponseRedirect(addresses.start("1" if wanted == offered[2] else "2", language))
    response["Vary"] = "Accept, Accept-Language"
    return response


@require_safe
def first_page(request: HttpRequest, dialect: str, language: str) -> HttpResponse:
    """The first page."""
    return _answer(request, dialect, language, shelves.first_page)


@require_safe
def part(request: HttpRequest, dialect: str, language: str, name: str) -> HttpResponse:
    """A page of doorways."""
    return _answer(request, dialect, language, lambda asked: shelves.doorways(asked, name))


@require_safe
def publications(request: HttpRequest, dialect: str, language: str) -> HttpResponse:
    """A list."""
    return _answer(request, dialect, language, shelves.a_list)


@require_safe
def publication(request: HttpRequest, dialect: str, language: str, number: str) -> HttpResponse:
    """One publication's entry."""
    found = listed.one(int(number), clock.now())
    if found is None:
        raise Http404
    mark = caching.tag("opds", dialect, language, number, found.version, found.changed, doors.whole(""))
    (entry,) = entries([found], dialect, language)
    if dialect == "2":
        return caching.fresh(
            request, mark, lambda: HttpResponse(second.publication(entry), content_type=second.PUBLICATION_TYPE)
        )
    return caching.fresh(request, mark, lambda: HttpResponse(first.publication(entry), content_type=first.ENTRY))


@require_safe
def authentication(request: HttpRequest) -> HttpResponse:
    """OPDS Authentication 1.0. Everything that is listed is open to anybody, so there is no way of signing in to offer."""
    made = {
        "id": addresses.authentication(),
        "title": settings.SITE_NAME,
        "description": gettext("Everything here is open to everybody."),
        "authentication": [],
        "links": [
            {"rel": "start", "href": doors.whole("/opds"), "type": second.MEDIA_TYPE},
            {"rel": "help", "href": doors.whole(f"/{settings.LANGUAGE_CODE}/help"), "type": "text/html"},
        ],
    }
    body = msgspec.json.encode(made)
    return caching.fresh(
        request, caching.tag(body), lambda: HttpResponse(body, content_type=second.AUTHENTICATION_TYPE), 86_400
    )


@require_safe
def search_description(request: HttpRequest, language: str) -> HttpResponse:
    """How OPDS 1.2 searches: an OpenSearch description."""
    namespace = "http://a9.com/-/spec/opensearch/1.1/"
    made = whole(namespace, "OpenSearchDescription", {None: namespace})
    add(made, "ShortName", settings.SITE_NAME[:16])
    with translation.override(language):
        add(made, "Description", gettext("Search the country's libraries, museums and archives in any script."))
    add(
        made,
        "Url",
        attributes={
            "type": first.LIST,
            "template": f"{addresses.publications('1', language, {})}?query={{searchTerms}}",
        },
    )
    body = document(made)
    return caching.fresh(request, caching.tag(body), lambda: HttpResponse(body, content_type=first.DESCRIPTION), 86_400)


def _answer(request: HttpRequest, dialect: str, language: str, make: Callable[[Asked], Feed]) -> HttpResponse:
    """The page; 304 while nothing has been published or taken down."""
    now = clock.now()
    given = {name: request.GET[name][:LONGEST].replace("\x00", "") for name in GIVEN if request.GET.get(name)}
    seen = listed.state(now)
    mark = caching.tag("opds", request.path_info, *given.items(), seen, doors.whole(""))

    def made() -> HttpResponse:
        with translation.override(language):
            feed = make(Asked(dialect, language, given, now, seen))
        if dialect == "2":
            return HttpResponse(second.encode(feed), content_type=second.MEDIA_TYPE)
        return HttpResponse(first.encode(feed), content_type=first.LIST if feed.is_list else first.NAVIGATION)

    return caching.fresh(request, mark, made)
