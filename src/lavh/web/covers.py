"""Covers for things that have no picture: a girih star in the colours of their kind, its drawing, size and turn from the work's number.

In pages they are part of the page: no request, and no image of its own to be opened for each (a phone takes 10 ms for that, again whenever Turbo keeps a copy
of the page). `/cover/7-1.svg` is the same drawing for everybody else.
"""

import math
from collections.abc import Mapping
from functools import cache
from urllib.parse import quote

from lavh.formats.kinds import Kind
from lavh.web import icons, labels

LAPIS, POMEGRANATE, LEAF, UMBER, SLATE, TURQUOISE, INDIGO = (
    ("#143a66", "#2fa3a8"), ("#5c1f2e", "#e2a72e"), ("#1f5a35", "#d9b45a"), ("#6b3d12", "#f1d79a"), ("#27323b", "#9db4c0"), ("#0a5a62", "#8fdcdb"), ("#33305e", "#c7b8ee"),
)  # fmt: skip
COLOURS: Mapping[int, tuple[str, str]] = {  # kind → ground, lines
    Kind.BOOK: LAPIS, Kind.EBOOK: LAPIS, Kind.TACTILE: LAPIS, Kind.AUDIOBOOK: POMEGRANATE, Kind.RECORDING: POMEGRANATE, Kind.SCORE: POMEGRANATE, Kind.VIDEO: POMEGRANATE,
    Kind.MAP: LEAF, Kind.DATASET: LEAF, Kind.MANUSCRIPT: UMBER, Kind.ARCHIVE: UMBER, Kind.PHOTOGRAPH: SLATE, Kind.IMAGE: SLATE, Kind.MUSEUM_OBJECT: TURQUOISE,
    Kind.PERIODICAL: INDIGO, Kind.ARTICLE: INDIGO, Kind.THESIS: INDIGO, Kind.GOVERNMENT: INDIGO,
}  # fmt: skip
STEPS = (0.44, 0.54, 0.66, 0.8)
TURNS = (0, 15, 22, 30, 45)
HOLE = "\ue000"
DESIGNS = 3 * len(STEPS) * len(TURNS)  # of covers of one kind: after so many numbers they come again


def drawing(number: int, kind: int) -> str:
    """The cover as SVG, under 700 bytes."""
    return _drawn(number % 3, STEPS[number // 3 % 4], TURNS[number // 12 % 5], kind)


def within(number: int, kind: int) -> str:
    """The same as part of a page, where words always stand beside it."""
    return str(number).join(_within(number % DESIGNS, kind))


def inline(number: int, kind: int) -> str:
    """The same as an address that holds the drawing itself."""
    return _inlined(number % 3, STEPS[number // 3 % 4], TURNS[number // 12 % 5], kind)


@cache
def star() -> str:
    """The one ornament of the home page: a great star with the lesser ones that arise in it."""
    rings = _star(24, 0.765) + _star(18.4, 0.765, math.pi / 8) + _star(14, 0.54) + _star(7.6, 0.765, math.pi / 8)
    return f"<svg class='hero-star' viewBox='0 0 50 50' aria-hidden='true' focusable='false'><path d='{rings}'/></svg>"


@cache
def _within(design: int, kind: int) -> list[str]:
    """In pieces: between them stands what tells its pattern from those of other covers on the page."""
    attributes = 'class="cover" width="100" height="150" aria-hidden="true" focusable="false"'
    drawn = drawing(design, kind).replace("xmlns='http://www.w3.org/2000/svg'", attributes)
    return drawn.replace("id='p'", f"id='cover-{HOLE}'").replace("url(#p)", f"url(#cover-{HOLE})").split(HOLE)


@cache
def _inlined(design: int, step: float, turn: int, kind: int) -> str:
    return "data:image/svg+xml," + quote(_drawn(design, step, turn, kind), safe=" ='/:;,()-.")


@cache
def _drawn(design: int, step: float, turn: int, kind: int) -> str:
    ground, lines = COLOURS.get(kind, SLATE)
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 150' fill='none'>"
        f"<pattern id='p' width='50' height='50' patternUnits='userSpaceOnUse' patternTransform='rotate({turn})scale({step})'>"
        f"<path d='{_tile(design)}' stroke='{lines}' stroke-width='1.7'/></pattern>"
        f"<path fill='{ground}' d='M0 0h100v150H0z'/><path fill='url(#p)' d='M0 0h100v104H0z'/>"
        f"<path stroke='{lines}' d='M0 104h100'/>"
        f"<path stroke='#fff' stroke-width='1.7' transform='translate(37 114)scale(1.1)' d='{icons.paths()[labels.kind_icon(kind)]}'/></svg>"
    )


@cache
def _tile(design: int) -> str:
    """One tile of 50 × 50: stars whose points meet over its edges, so that crosses arise between them."""
    if design == 0:  # star and cross, two squares within
        return _star(25, 0.765) + "M18 18h14v14H18zM25 15l10 10-10 10-10-10z"
    if design == 1:  # sharp star in an octagon
        return _star(25, 0.54) + _star(25, 0.924, points=4)
    return _star(25, 0.765) + "M0 0l11 11M50 0 39 11M0 50l11-11M50 50 39 39M25 14l11 11-11 11-11-11z"


def _star(radius: float, inner: float, turn: float = 0, points: int = 8) -> str:
    corners = []
    for place in range(points * 2):
        angle = math.pi * place / points + turn
        reach = radius if place % 2 == 0 else radius * inner
        corners.append(f"{25 + reach * math.sin(angle):.0f} {25 - reach * math.cos(angle):.0f}")
    return f"M{'L'.join(corners)}z"
