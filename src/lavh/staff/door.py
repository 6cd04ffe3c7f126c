"""The door of the staff's pages: the pass lies in a cookie that no script reads and no other site sends."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from lavh.access.passes import Pass, of_visit, visit_word
from lavh.kernel import clock

COOKIE = "staff"

View = Callable[..., HttpResponseBase]


def let_in(response: HttpResponse, given: Pass) -> None:
    """Keep the pass."""
    left = int((given.until - clock.now()).total_seconds())
    response.set_cookie(
        COOKIE, visit_word(given), max_age=max(left, 1), httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE
    )  # fmt: skip


def staff_only(view: View) -> View:
    """Nobody else sees the page; nothing of it is kept anywhere."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: object, **named: object) -> HttpResponseBase:
        given = of_visit(request.COOKIES.get(COOKIE, ""))
        response = view(request, given, *arguments, **named) if given else closed(request)
        response["Cache-Control"] = "no-store"
        return response

    return guarded


def closed(request: HttpRequest) -> HttpResponse:
    """What everybody else sees."""
    return render(request, "staff/closed.jinja", common(request), status=403)


def common(request: HttpRequest) -> dict[str, object]:
    """What every page needs."""
    return {"visit": vars(request)["visit"], "here": "more"}
