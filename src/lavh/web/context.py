"""`request.visit`: in which language and how this patron wants to be shown things. No session, no account, no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from lavh.kernel.interface import BY_CODE, Interface

COOKIE = "look"  # a patron's appearance settings; nothing personal
CHOICES: Mapping[str, tuple[str, ...]] = {  # the first is the default
    "theme": ("auto", "light", "dark"),
    "size": ("1", "0.9", "1.15", "1.3", "1.5", "2"),
    "spacing": ("normal", "wide"),
    "face": ("system", "andika"),
    "contrast": ("normal", "more"),
    "motion": ("auto", "less"),
    "weight": ("normal", "low"),
    "script": ("as-is", "uz-latn", "uz-cyrl"),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """How one request is answered."""

    language: Interface
    look: Mapping[str, str] = field(default_factory=dict)  # only what differs from the default

    @property
    def code(self) -> str:
        """The language as addresses write it."""
        return self.language.code

    def chosen(self, name: str) -> str:
        """The patron's choice, or the default."""
        return self.look.get(name, CHOICES[name][0])


class Visiting:
    """Middleware: reads the language off the address and the appearance off the cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.codes = {code for code, _ in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the address's language."""
        code = request.path_info[1:].partition("/")[0]
        known = code in self.codes
        language = BY_CODE[code if known else settings.LANGUAGE_CODE]
        request.visit = Visit(language, look_of(request.COOKIES.get(COOKIE, "")))  # type: ignore[attr-defined]
        with translation.override(language.code):
            response = self.get_response(request)
        if known:
            response.headers.setdefault("Content-Language", language.tag)
            if response.get("Content-Type", "").startswith("text/html"):
                patch_vary_headers(response, ["Cookie"])  # the look is drawn into the page
        return response


def look_of(cookie: str) -> dict[str, str]:
    """The choices in a cookie that exist and are not the default; anything else in it is ignored."""
    found = dict(parse_qsl(cookie[:400]))
    return {name: found[name] for name, values in CHOICES.items() if found.get(name) in values[1:]}


def cookie_of(look: Mapping[str, str]) -> str:
    """The inverse of `look_of`."""
    return urlencode({name: value for name, value in look.items() if value in CHOICES.get(name, ())[1:]})


def visit(request: HttpRequest) -> Visit:
    """The request's visit."""
    found: Visit | None = getattr(request, "visit", None)  # none where the middleware itself failed
    return found or Visit(BY_CODE[settings.LANGUAGE_CODE])
