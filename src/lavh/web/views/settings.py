"""Appearance settings: a form like any other; what is chosen lies in a cookie and nowhere else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lavh.catalog.card import Form
from lavh.web import addresses
from lavh.web.choices import questions
from lavh.web.context import CHOICES, COOKIE, cookie_of, visit

YEAR = 31_536_000
SAMPLES = (Form("Oʻtkan kunlar", "Latn", "uz"), Form("Ўткан кунлар — Абдулла Қодирий", "Cyrl", "uz"))
OURS = {"same-origin", "none", ""}  # Sec-Fetch-Site; "" from browsers that do not say


@csrf_exempt  # no session stands behind it, so no token is needed: other sites are turned away by the browser's own word
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, language: str) -> HttpResponse:
    """Show the choices, or keep them."""
    if request.method == "POST":
        return _kept(request, language)
    seen = visit(request)
    context = {
        "visit": seen,
        "questions": questions(seen),
        "saved": request.GET.get("saved") == "1",
        "samples": SAMPLES,
        "here": "more",
    }
    response = render(request, "settings.jinja", context)
    response["Cache-Control"] = "private"  # what is chosen is this patron's: the service worker leaves it alone
    return response


def _kept(request: HttpRequest, language: str) -> HttpResponse:
    if request.headers.get("Sec-Fetch-Site", "") not in OURS:
        return HttpResponseForbidden()
    reset = "reset" in request.POST
    look = {} if reset else {name: request.POST.get(name, "") for name in CHOICES}
    response = HttpResponseRedirect(f"{addresses.page(language, 'settings')}?saved=1")
    response.set_cookie(COOKIE, cookie_of(look), max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response
