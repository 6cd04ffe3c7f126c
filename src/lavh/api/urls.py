"""Standard doors. The API's own addresses come before the one that says that there is nothing else under /api."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path

from lavh.api import atom, health, opensearch, permalinks, sitemaps, wellknown
from lavh.api.koreader import server as koreader
from lavh.api.oai import provider
from lavh.api.opds import urls as opds
from lavh.api.problems import problem
from lavh.api.publications import same, searching
from lavh.api.publications import views as publications
from lavh.api.sru import server
from lavh.api.v1 import openapi
from lavh.kernel.interface import BY_CODE

LANGUAGE = "|".join(sorted(BY_CODE, key=len, reverse=True))


def nothing(_: HttpRequest) -> HttpResponse:
    """An address under /api that is none."""
    return problem(404, "not-found", "There is nothing at this address. /api/v1/openapi.json lists what there is.")


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.lives),
    path("readyz", health.ready),
    path("api/v1/openapi.json", openapi.describe),
    path("api/v1/", openapi.api.urls),
    path("api/suggestions", opensearch.suggestions),
    re_path(r"^api(?:/|$)", nothing),
    path("koreader/healthcheck", koreader.healthcheck),
    path("koreader/users/create", koreader.create),
    path("koreader/users/auth", koreader.authorise),
    path("koreader/syncs/progress", koreader.update),
    path("koreader/syncs/progress/<slug:document>", koreader.progress),
    path("oai", provider.provide),
    path("sru", server.serve),
    *opds.urlpatterns,
    path(".well-known/api-catalog", wellknown.catalogue),
    path("opensearch.xml", opensearch.describe),
    path("robots.txt", sitemaps.robots),
    path("sitemap.xml", sitemaps.index),
    path("sitemap-pages.xml", sitemaps.pages),
    path("sitemap-<int:number>.xml", sitemaps.works),
    re_path(rf"^(?P<language>{LANGUAGE})/search\.atom$", atom.feed),
    re_path(rf"^(?P<language>{LANGUAGE})/opensearch\.xml$", opensearch.describe),
    path("p/<int:number>", publications.follow),
    path("p/<int:number>/manifest.json", publications.manifest),
    path("p/<int:number>/-/search", searching.search),
    path("p/<int:number>/-/same", same.same_place),
    path("p/<int:number>/<path:path>", publications.resource),
    re_path(r"^(?P<kind>[wr])/(?P<number>[0-9]{1,18})(?:\.(?P<suffix>[a-z.]+))?$", permalinks.follow),
]
