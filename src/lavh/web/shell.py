"""What frames every page: names the templates need that are no business of a single view."""

from django.conf import settings
from django.http import HttpRequest

from lavh.kernel.interface import BY_CODE, Interface

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


def whole(path: str) -> str:
    """A path as the world reaches it: search engines want whole addresses."""
    return f"{settings.PUBLIC_URL}{path}"


def nonce(request: HttpRequest | None) -> str:
    """What Turbo's progress bar shows to be let in; "" on a page that is made without a request."""
    return str(getattr(request, "csp_nonce", ""))
