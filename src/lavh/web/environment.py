"""The Jinja2 environment of all pages: escaping on, sentences through gettext, addresses and assets as functions."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from lavh.web import addresses, assets, covers, figures, hits, icons, labels, shell, transliteration


def environment(**options: Any) -> Environment:
    """Made once per process by Django's template engine."""
    options.setdefault("undefined", StrictUndefined)
    made = Environment(**options, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"])  # noqa: S701 (Django's backend sets autoescape)
    made.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)  # type: ignore[attr-defined]
    made.globals.update(NAMES)
    made.filters.update(number=figures.number, years=figures.years)
    return made


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
    "site_name": shell.site_name,
    "spoken": shell.spoken,
    "short_name": shell.short_name,
    "here_path": shell.here_path,
    "nonce": shell.nonce,
    "whole": shell.whole,
}
