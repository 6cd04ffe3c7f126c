"""Who may come in: a signed word that says for which institution and until when, in a link and then in a cookie."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from lavh.kernel import clock

COOKIE = "staff"
SALT = "lavh.staff"
LINK_SECONDS = 3600  # a link is used within the hour; what it lets in stays as long as the operator said


class Pass(NamedTuple):
    """`institution` 0: all of them."""

    institution: int
    until: datetime


def link_word(given: Pass) -> str:
    """The word of a link."""
    return signing.dumps([given.institution, int(given.until.timestamp())], salt=f"{SALT}.link", compress=True)


def of_link(word: str) -> Pass | None:
    """What a link lets in, if it is ours, used within the hour and not over."""
    return _read(word, f"{SALT}.link", LINK_SECONDS)


def let_in(response: HttpResponse, given: Pass) -> None:
    """Keep the pass in a cookie that no script reads and no other site sends."""
    left = int((given.until - clock.now()).total_seconds())
    word = signing.dumps([given.institution, int(given.until.timestamp())], salt=SALT, compress=True)
    response.set_cookie(COOKIE, word, max_age=max(left, 1), httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE)  # fmt: skip


def of_visitor(request: HttpRequest) -> Pass | None:
    """The pass of who asks."""
    return _read(request.COOKIES.get(COOKIE, ""), SALT, None)


View = Callable[..., HttpResponseBase]


def staff_only(view: View) -> View:
    """Nobody else sees the page; nothing of it is kept anywhere."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: object, **named: object) -> HttpResponseBase:
        given = of_visitor(request)
        if given is None:
            response: HttpResponseBase = render(
                request, "staff/closed.jinja", {"visit": request.visit, "here": "more"}, status=403
            )  # type: ignore[attr-defined]
        else:
            response = view(request, given, *arguments, **named)
        response["Cache-Control"] = "no-store"
        return response

    return guarded


def _read(word: str, salt: str, seconds: int | None) -> Pass | None:
    try:
        institution, until = signing.loads(word, salt=salt, max_age=seconds)
        given = Pass(int(institution), datetime.fromtimestamp(int(until), clock.now().tzinfo))
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        return None
    return given if clock.now() < given.until else None
