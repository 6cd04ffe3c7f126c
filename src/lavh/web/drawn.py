"""Pages drawn once for each shape and filled in for each request: a template is gone through when it decides something new, not for every name and number.

A shape is all that a template branches on. Whatever else differs from request to request stands in the template as `hole.name`; whoever fills it in gives it
escaped, so that it is never read as anything but what it is. What depends on a patron's words is no part of a shape: there are few shapes and many words.
"""

import re
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.template.loader import render_to_string
from markupsafe import Markup

from lavh.kernel.interface import BY_CODE
from lavh.web.context import Visit

Look = tuple[tuple[str, str], ...]
HOLE = re.compile("\ue000([^\ue001]+)\ue001")
SHAPES = 1_024


class Shape(Hashable, Protocol):
    """What a template branches on, as `shape`; language and appearance in every one."""

    @property
    def code(self) -> str:
        """The language."""

    @property
    def look(self) -> Look:
        """What the patron chose of the appearance."""


class Holes:
    """`hole.words` in a template: where the words will stand."""

    def __getitem__(self, name: str) -> Markup:
        return Markup(f"\ue000{name}\ue001")  # noqa: S704 (no text of anybody's)


class Anybody:
    """Stands for the request while a page is drawn: its address after the language and its nonce are `hole.here` and `hole.nonce`."""

    method = "GET"
    csp_nonce = Holes()["nonce"]

    def __init__(self, code: str) -> None:
        self.path = f"/{code}/{Holes()['here']}"

    def get_full_path(self) -> str:
        """As Django's requests have it."""
        return self.path


def filled(template: str, shape: Shape, values: Mapping[str, str | bytes]) -> bytes:
    """The page as it is sent. `values`: what stands in the holes, escaped; what is long as bytes."""
    drawn, holes = _drawn(template, shape, settings.SITE_NAME, tuple(settings.LANGUAGES))
    pieces = drawn.copy()
    pieces[1::2] = [value if isinstance(value := values[hole], bytes) else value.encode() for hole in holes]
    return b"".join(pieces)


@lru_cache(maxsize=SHAPES)
def _drawn(template: str, shape: Shape, *_site: object) -> tuple[list[bytes], list[str]]:
    """What is constant, with a place after each piece, and what comes to those places. `_site`: what else is in it."""
    context = {"visit": Visit(BY_CODE[shape.code], dict(shape.look)), "request": Anybody(shape.code), "hole": Holes()}
    pieces = HOLE.split(render_to_string(template, {**context, "shape": shape}))
    return [piece.encode() for piece in pieces], pieces[1::2]
