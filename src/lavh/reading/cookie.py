"""A guest's key in a request: in a cookie that no script can read, or as a bearer token from other programs. Both faces read it here."""

from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

COOKIE = "reader"
HINT = "mine"  # says to our scripts that there is a key, which they cannot read: parts that are a reader's own load for readers only
AGE = 400 * 86_400  # the longest that browsers allow; begun anew with every answer that sets it
SITES = {"same-origin", "none", ""}  # Sec-Fetch-Site; "" from browsers that do not say


class Key(NamedTuple):
    """What a request shows."""

    text: str
    bearer: bool


def key_of(request: HttpRequest) -> Key:
    """The key that a request shows; an empty one where it shows none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return Key(token.strip(), bearer=True)
    return Key(request.COOKIES.get(COOKIE, ""), bearer=False)


def ours(request: HttpRequest) -> bool:
    """Whether it comes from our own pages, by the browser's own word. Programs that are no browsers say nothing of the kind."""
    origin = request.headers.get("Origin", "")
    if origin and urlsplit(origin).netloc != request.get_host():
        return False
    return request.headers.get("Sec-Fetch-Site", "") in SITES


def remember(response: HttpResponseBase, key: str) -> None:
    """Give a device its key."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, key, max_age=AGE, httponly=True, samesite="Lax", secure=secure)
    response.set_cookie(HINT, "1", max_age=AGE, samesite="Lax", secure=secure)


def drop(response: HttpResponseBase) -> None:
    """Take the key away."""
    response.delete_cookie(COOKIE, samesite="Lax")
    response.delete_cookie(HINT, samesite="Lax")


def alone(response: HttpResponseBase) -> None:
    """For one reader's eyes: kept nowhere."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Vary"] = "Cookie, Authorization"
