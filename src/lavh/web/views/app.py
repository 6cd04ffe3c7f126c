"""What makes the site an app: its manifest, its service worker, its covers."""

import hashlib
import json
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from lavh.web import addresses, assets, covers
from lavh.web.context import visit

WORKER = "worker/worker.ts"
YEAR = 31_536_000


@require_safe
def manifest(request: HttpRequest, language: str) -> HttpResponse:
    """The app's name card in a language. https://www.w3.org/TR/appmanifest/"""
    spoken = visit(request).language
    shortcuts = (
        (gettext("Search"), addresses.search(language)),
        (gettext("Browse"), addresses.page(language, "browse")),
        (gettext("Places"), addresses.page(language, "institutions")),
    )
    card = {
        "id": "/",
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME[:12],
        "description": gettext("Search the country's libraries, museums and archives in any script."),
        "lang": spoken.tag,
        "dir": spoken.direction,
        "start_url": addresses.home(language),
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#143a66",
        "categories": ["books", "education", "reference"],
        "icons": [
            {"src": assets.address(f"icons/{name}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for name, size, purpose in (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable"))
        ],
        "shortcuts": [
            {"name": name, "url": url, "icons": [{"src": assets.address("icons/icon-192.png"), "sizes": "192x192"}]}
            for name, url in shortcuts
        ],
    }  # fmt: skip
    response = JsonResponse(card, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = "application/manifest+json"
    response["Cache-Control"] = "public, max-age=3600"
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker at the root, where it may look after everything, and in front of it what the shell consists of."""
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["ETag"] = f'"{version()}"'
    return response


@cache
def _worker() -> bytes:
    entry = assets.manifest().get(WORKER)
    code = (assets.DIST / entry["file"]).read_bytes() if entry else b""
    shell = [*assets.styles("application.ts"), *assets.scripts("application.ts"), assets.address("icons/icon.svg")]
    card = {
        "version": version(),
        "assets": shell,
        "language": settings.LANGUAGE_CODE,
        "later": [each for each in assets.later("application.ts", WORKER) if each not in shell],
    }
    return b"const LAVH=" + json.dumps(card, separators=(",", ":")).encode() + b";" + code


@cache
def version() -> str:
    """Changes with anything in the shell: what was built, and the page that is shown where there is no connection."""
    templates = assets.DIST.parent / "templates"
    hashed = hashlib.sha256(json.dumps(assets.manifest(), sort_keys=True).encode())
    for name in (
        "base.jinja",
        "offline.jinja",
        "downloads.jinja",
        "shell/head.jinja",
        "shell/tabs.jinja",
        "shell/foot.jinja",
    ):
        hashed.update((templates / name).read_bytes())
    return hashed.hexdigest()[:12]


@require_safe
def cover(request: HttpRequest, number: int, kind: int) -> HttpResponse:
    """A generated cover: the same for ever."""
    response = HttpResponse(covers.drawing(number, kind), content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
