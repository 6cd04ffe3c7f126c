"""Icons drawn into the page: no request, coloured by the text, hidden from screen readers because words always stand beside them."""

import json
from functools import cache
from pathlib import Path

from markupsafe import Markup

DIRECTIONAL = {"back", "forward", "send"}  # turned round where one writes from the right


@cache
def paths() -> dict[str, str]:
    """Name → SVG path data, drawn on 24 × 24."""
    found: dict[str, str] = json.loads((Path(__file__).parent / "icons.json").read_text(encoding="utf-8"))
    return found


@cache
def icon(name: str, classes: str = "") -> Markup:
    """An icon of `icons.json`. Unknown names fail loudly: a missing icon is a bug."""
    turn = " icon-turn" if name in DIRECTIONAL else ""
    extra = f" {classes}" if classes else ""
    return Markup(
        '<svg class="icon{}{}" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>'
    ).format(turn, extra, paths()[name])
