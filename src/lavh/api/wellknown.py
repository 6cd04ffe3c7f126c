"""/.well-known/api-catalog (RFC 9727): which doors there are, for programs that know nothing but our address."""

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lavh.api import addresses, caching

MEDIA_TYPE = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
DOORS = (  # anchor, relation, target, media type
    ("/api/v1/search", "service-desc", "/api/v1/openapi.json", "application/json"),
    ("/oai", "service-desc", "/oai?verb=Identify", "text/xml"),
    ("/sru", "service-desc", "/sru?operation=explain&version=1.2", "text/xml"),
    ("/opds/2/uz", "service-doc", "/opds/authentication.json", "application/opds-authentication+json"),
    ("/uz/search", "service-desc", "/opensearch.xml", "application/opensearchdescription+xml"),
    ("/healthz", "status", "/readyz", "application/json"),
)


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The doors as a set of links (RFC 9264)."""
    linkset = [
        {"anchor": addresses.whole(anchor), relation: [{"href": addresses.whole(target), "type": media}]}
        for anchor, relation, target, media in DOORS
    ]
    body = msgspec.json.encode({"linkset": linkset})
    return caching.fresh(request, caching.tag(body), lambda: HttpResponse(body, content_type=MEDIA_TYPE), age=86_400)
