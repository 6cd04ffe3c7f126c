"""What frames every page: names the templates need that are no business of a single view, and the parts that are the same on thousands of pages."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import override
from markupsafe import Markup, escape

from lavh.kernel.interface import BY_CODE, Interface
from lavh.web.context import Visit

REST = "\ue000"  # stands for the address of the page without its language while a part is drawn
HEAD = ("theme", "weight", "motion")  # choices of a patron that the head of a page speaks of

SHORT = {"uz": "Oʻz", "uz-cyrl": "Ўз", "kaa": "Qq", "ru": "Ру", "en": "En", "ar": "ع", "uz-2026": "Öz"}


def site_name() -> str:
    """The name of this site."""
    return str(settings.SITE_NAME)


def spoken() -> list[Interface]:
    """The languages of the interface that are switched on."""
    return [BY_CODE[code] for code, _ in settings.LANGUAGES]


def short_name(language: Interface) -> str:
    """A language's own name where there is hardly room for one."""
    return SHORT[language.code]


def here_path(request: HttpRequest | None) -> str:
    """The address of the page; "/" where there is no telling."""
    return (
        request.get_full_path()
        if request is not None and request.method in {"GET", "HEAD"}
        else getattr(request, "path", "/")
    )


def head(visit: Visit) -> Markup:
    """Style sheets, scripts, icons and what the look asks of the browser."""
    look = tuple((name, visit.look[name]) for name in HEAD if name in visit.look)
    return _drawn("head", visit.code, look, "", settings.SITE_NAME, tuple(settings.LANGUAGES))


def part(name: str, visit: Visit, here: str = "", path: str = "") -> Markup:
    """A part of the frame: brand, tabs (`here`: the one that is open), languages and foot (`path`: the address of the page)."""
    drawn = _drawn(name, visit.code, (), here, settings.SITE_NAME, tuple(settings.LANGUAGES))
    if not path:
        return drawn
    language, _, rest = path[1:].partition("/")
    return Markup(str(drawn).replace(REST, escape(rest) if language in BY_CODE else ""))  # noqa: S704 (escaped)


@lru_cache(maxsize=1024)
def _drawn(name: str, code: str, look: tuple[tuple[str, str], ...], here: str, *_site: object) -> Markup:
    """Drawn once for all pages in a language. `_site`: what else is in it."""
    context = {"visit": Visit(BY_CODE[code], dict(look)), "here": here, "path": f"/{code}/{REST}"}
    with override(code):
        return Markup(render_to_string(f"shell/{name}.jinja", context).strip())  # noqa: S704 (a template of ours)


def whole(path: str) -> str:
    """A path as the world reaches it: search engines want whole addresses."""
    return f"{settings.PUBLIC_URL}{path}"


def nonce(request: HttpRequest | None) -> str:
    """What Turbo's progress bar shows to be let in; "" on a page that is made without a request."""
    return str(getattr(request, "csp_nonce", ""))
