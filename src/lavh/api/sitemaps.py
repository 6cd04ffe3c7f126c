"""For robots: what may be fetched, and where every work is. https://www.sitemaps.org/protocol.html

The map of maps names stretches of work numbers, so that neither it nor any map counts rows: a map costs one query wherever it begins.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lavh.api import addresses, caching
from lavh.api.problems import problem
from lavh.catalog.queries import last_changed, last_work, works_after
from lavh.formats.written import document
from lavh.formats.xml.made import add, whole
from lavh.formats.xml.parse import Element
from lavh.kernel.interface import BY_CODE

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
STRETCH = 5_000  # work numbers of one map: with their languages well below 50 MB
MEDIA_TYPE = "application/xml; charset=utf-8"
ROBOTS = """User-agent: *
Disallow: /api/
Disallow: /oai
Disallow: /sru
Disallow: /*/search?*&
Disallow: /*/search/
Disallow: /*/suggest
Disallow: /*/settings
Allow: /

Sitemap: {sitemap}
"""


@require_safe
def robots(_: HttpRequest) -> HttpResponse:
    """Pages may be fetched, of results only those of plain words; doors are for programs that know what they ask."""
    body = ROBOTS.format(sitemap=addresses.whole("/sitemap.xml"))
    response = HttpResponse(body, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The map of maps: one of pages, and one for each stretch of numbers."""
    made = whole(NAMESPACE, "sitemapindex", {None: NAMESPACE})
    names = ["pages", *(str(number) for number in range(last_work() // STRETCH + 1))]
    for name in names:
        add(add(made, "sitemap"), "loc", addresses.whole(f"/sitemap-{name}.xml"))
    return _answer(request, made)


@require_safe
def works(request: HttpRequest, number: int) -> HttpResponse:
    """Works of one stretch of numbers, each in every language."""
    first = number * STRETCH
    if number > 10**9 or first > last_work():
        return problem(404, "not-found", "There is no such map.")
    found = [each for each in works_after(first - 1, STRETCH) if each < first + STRETCH]
    changes = last_changed(found)
    made = whole(NAMESPACE, "urlset", {None: NAMESPACE, "xhtml": XHTML})
    for each in found:
        paths = {code: addresses.page(code, each) for code, _ in settings.LANGUAGES}
        entry = _entry(made, paths)
        if each in changes:
            add(entry, "lastmod", f"{changes[each]:%Y-%m-%dT%H:%M:%SZ}")
    return _answer(request, made)


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Pages that are not about one work."""
    made = whole(NAMESPACE, "urlset", {None: NAMESPACE, "xhtml": XHTML})
    for name in ("", "browse", "institutions", "timeline", "new", "about", "help"):
        _entry(made, {code: f"{addresses.home(code)}{name}" for code, _ in settings.LANGUAGES})
    return _answer(request, made)


def _entry(made: Element, paths: dict[str, str]) -> Element:
    """One address stands for its page in all languages; the others are told beside it."""
    entry = add(made, "url")
    add(entry, "loc", paths[settings.LANGUAGE_CODE])
    for code, path in paths.items():
        add(entry, f"{{{XHTML}}}link", attributes={"rel": "alternate", "hreflang": BY_CODE[code].tag, "href": path})
    return entry


def _answer(request: HttpRequest, made: Element) -> HttpResponse:
    body = document(made)
    return caching.fresh(request, caching.tag(body), lambda: HttpResponse(body, content_type=MEDIA_TYPE), age=3600)
