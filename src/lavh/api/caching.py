"""Asking again costs nothing: weak entity tags (RFC 9110, 8.8.3) made of what an answer depends on, compared before it is made."""

from collections.abc import Callable
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

FORM = "1"  # changed when an answer changes its form although nothing that it is made of did


def tag(*parts: object) -> str:
    """The entity tag of everything an answer depends on. Weak, because the same answer may leave compressed or not."""
    text = "\x1f".join(map(str, (FORM, *parts)))
    return f'W/"{blake2b(text.encode("utf-8", "replace"), digest_size=9).hexdigest()}"'


def known(request: HttpRequest, mark: str) -> bool:
    """Whether the client has this answer already (If-None-Match, compared weakly)."""
    header = request.headers.get("If-None-Match", "")
    return bool(header) and (header.strip() == "*" or mark.removeprefix("W/") in _tags(header))


def _tags(header: str) -> set[str]:
    return {each.strip().removeprefix("W/") for each in header.split(",")}


def fresh(request: HttpRequest, mark: str, make: Callable[[], HttpResponse], age: int = 60) -> HttpResponse:
    """The answer, or 304 without making it. `age`: seconds that anybody may keep it without asking."""
    response = HttpResponseNotModified() if known(request, mark) else make()
    if response.status_code < 400:
        response["ETag"] = mark
        response["Cache-Control"] = f"public, max-age={age}"
    return response
