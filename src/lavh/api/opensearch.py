"""OpenSearch 1.1 description: browsers and other programs learn where to ask. https://github.com/dewitt/opensearch"""

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from lavh.api import addresses, caching
from lavh.discovery.suggest import complete
from lavh.formats.written import document
from lavh.formats.xml.made import add, whole
from lavh.formats.xml.parse import Element
from lavh.kernel.interface import BY_CODE

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
MEDIA_TYPE = "application/opensearchdescription+xml"
LONGEST_NAME = 16  # characters of ShortName, as the specification wants it


@require_safe
def describe(request: HttpRequest, language: str = "") -> HttpResponse:
    """The description in one language."""
    code = language or settings.LANGUAGE_CODE
    body = document(_description(code))
    return caching.fresh(request, caching.tag(body), lambda: HttpResponse(body, content_type=MEDIA_TYPE), age=86_400)


def _description(code: str) -> Element:
    made = whole(NAMESPACE, "OpenSearchDescription", {None: NAMESPACE, "moz": "http://www.mozilla.org/2006/browser/search/"})  # fmt: skip
    add(made, "ShortName", settings.SITE_NAME[:LONGEST_NAME])
    add(made, "Description", gettext("Search the country's libraries, museums and archives in any script."))
    results = addresses.results(code)
    _address(made, "text/html", f"{results}?q={{searchTerms}}&page={{startPage?}}")
    _address(made, "application/atom+xml", f"{results}.atom?q={{searchTerms}}&page={{startPage?}}&size={{count?}}")
    _address(made, "application/json", f"{addresses.whole('/api/v1/search')}?q={{searchTerms}}&page={{startPage?}}&size={{count?}}")  # fmt: skip
    _address(made, "application/x-suggestions+json", f"{addresses.whole('/api/suggestions')}?q={{searchTerms}}")
    add(made, "Url", attributes={"type": MEDIA_TYPE, "rel": "self", "template": addresses.whole(f"/{code}/opensearch.xml")})  # fmt: skip
    add(made, "Language", BY_CODE[code].tag)
    add(made, "InputEncoding", "UTF-8")
    add(made, "OutputEncoding", "UTF-8")
    return made


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """What browsers show under their search field: OpenSearch Suggestions 1.1."""
    typed = request.GET.get("q", "")[:400]
    texts = [each.text for each in complete(typed)]
    response = HttpResponse(msgspec.json.encode([typed, texts]), content_type="application/x-suggestions+json")
    response["Cache-Control"] = "public, max-age=60"
    return response


def _address(made: Element, media_type: str, template: str) -> None:
    add(made, "Url", attributes={"type": media_type, "template": template})
