"""Standard doors. The API's own addresses come before the one that says that there is nothing else under /api."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path

from lavh.api import health
from lavh.api.oai import provider
from lavh.api.problems import problem
from lavh.api.v1 import openapi


def nothing(_: HttpRequest) -> HttpResponse:
    """An address under /api that is none."""
    return problem(404, "not-found", "There is nothing at this address. /api/v1/openapi.json lists what there is.")


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.lives),
    path("readyz", health.ready),
    path("api/v1/openapi.json", openapi.describe),
    path("api/v1/", openapi.api.urls),
    re_path(r"^api(?:/|$)", nothing),
    path("oai", provider.provide),
]
