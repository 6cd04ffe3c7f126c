"""The Jinja2 environment of all pages: escaping on, sentences through gettext, addresses and assets as functions."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from lavh.web import addresses, assets, covers, figures, hits, icons, labels, shell, transliteration


def environment(**options: Any) -> Environment:
    """Made once per process by Django's template engine."""
    options.setdefault("undefined", StrictUndefined)
    made = Environment(**options, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"])  # noqa: S701 (Django's backend sets autoescape)
    made.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)  # type: ignore[attr-defined]
    made.globals.update(NAMES, _=said)
    made.filters.update(
        number=figures.number,
        years=figures.years,
        span=figures.span,
        megabytes=figures.megabytes,
        day=figures.day,
        moment=figures.moment,
    )
    return made


def said(message: str, **values: object) -> Markup:
    """A sentence in the language that is spoken: what `_("…")` of templates calls, a hundred times on a page."""
    found = _said(message, get_language() or "")
    return found % values if values else found


@lru_cache(maxsize=8192)
def _said(message: str, _language: str) -> Markup:
    words = gettext(message)
    return Markup(words if "%(" in words else words.replace("%%", "%"))  # noqa: S704 (sentences are ours)


NAMES: Mapping[str, Any] = {
    "address": addresses,
    "asset": assets.address,
    "styles": assets.styles,
    "scripts": assets.scripts,
    "icon": icons.icon,
    "label": labels,
    "covers": covers,
    "hits": hits,
    "script": transliteration,
    "shell": shell,
    "site_name": shell.site_name,
    "spoken": shell.spoken,
    "short_name": shell.short_name,
    "here_path": shell.here_path,
    "nonce": shell.nonce,
    "whole": shell.whole,
}
