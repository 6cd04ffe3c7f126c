"""The colours are what they promise: text 7:1, edges of controls 3:1, in both themes and on both grounds."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "frontend" / "src" / "styles" / "tokens.css").read_text(encoding="utf-8")
THEMES = {
    "light": TOKENS.split("@media", 1)[0],
    "dark": TOKENS.split(':root[data-theme="dark"]', 1)[1].split("}", 1)[0],
}
TEXT = [
    (text, ground)
    for text in ("ink", "ink-soft", "lapis", "turquoise", "pomegranate", "leaf")
    for ground in ("paper", "sand")
]
TEXT += [("on-lapis", "lapis"), ("on-hero", "hero"), ("ink", "mark"), ("paper", "ink")]
EDGES = [("edge", "paper"), ("edge", "sand"), ("focus", "paper"), ("focus", "sand")]


def colours(theme: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", THEMES[theme]))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES)
def test_pairs_are_far_enough_apart(theme: str) -> None:
    found = colours(theme)
    near = {(text, ground) for text, ground in TEXT if contrast(found[text], found[ground]) < 7}
    near |= {(edge, ground) for edge, ground in EDGES if contrast(found[edge], found[ground]) < 3}
    assert near == set()


def test_the_dark_theme_is_the_same_whether_chosen_or_the_phones() -> None:
    asked = TOKENS.split("@media (prefers-color-scheme: dark)", 1)[1].split("}", 1)[0]
    assert dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", asked)) == dict(
        re.findall(r"--([a-z-]+): (#[0-9a-f]+);", THEMES["dark"])
    )
