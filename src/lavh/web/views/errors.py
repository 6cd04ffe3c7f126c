"""When something is wrong: what happened, what is safe, what to do next. None of these pages asks the database."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.kernel.interface import BY_CODE
from lavh.web.context import Visit, look_of

SENTENCES = {  # status → icon, title, what to do
    400: ("alert", _("We could not read that"), _("The address or the form was not complete. Go back and try again.")),
    403: ("lock", _("This is not open to you"), _("If you came here by a link, it may have been meant for somebody else.")),
    404: ("compass", _("There is no such page"), _("The address may be misspelt, or the thing has moved. Search for it: nothing is lost.")),
    429: ("clock", _("Too many requests"), _("Please wait a minute and try again.")),
    500: ("alert", _("Something broke on our side"), _("It is not your fault and nothing of yours is lost. Try again in a minute.")),
    503: ("cloud-off", _("The files cannot be reached just now"), _("It is not your fault and nothing of yours is lost. Try again in a minute.")),
}  # fmt: skip


def bad(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return answer(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return answer(request, 403)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form that did not come from here."""
    return answer(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return answer(request, 404)


def too_many(request: HttpRequest) -> HttpResponse:
    """429."""
    return answer(request, 429)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    return answer(request, 500)


def answer(request: HttpRequest, status: int) -> HttpResponse:
    """The page of an error, in the language of its address."""
    icon, title, body = SENTENCES[status]
    visit = _visit(request)
    with translation.override(visit.code):
        context = {"visit": visit, "icon_name": icon, "title": gettext(title), "body": gettext(body), "status": status}
        response = render(request, "error.jinja", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _visit(request: HttpRequest) -> Visit:
    """The visit, also where the middleware that makes it did not come to its turn."""
    found: Visit | None = getattr(request, "visit", None)
    if found:
        return found
    code = request.path_info[1:].partition("/")[0]
    known = {each for each, _ in settings.LANGUAGES}
    return Visit(BY_CODE[code if code in known else settings.LANGUAGE_CODE], look_of(request.COOKIES.get("look", "")))
