"""Small maps without a tile server: an outline and marks. `tools/draw_outline.py` drew the outline from Natural Earth (public domain)."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

WEST, NORTH, ACROSS, DOWN = 55.5, 46.0, 30.0, 40.0  # of the country's drawing: its corner, and units per degree
WIDTH, HEIGHT = 540, 372
WORLD = 2.0  # units per degree of the world's drawing
NEAR = 16  # units within which marks become one
SMALLEST = 5  # units: a frame on the world that is smaller could not be seen


class Mark(NamedTuple):
    """A place on the country's map; `branches`: how many stand there."""

    x: int
    y: int
    branches: int


class Frame(NamedTuple):
    """A rectangle on the world's map."""

    x: float
    y: float
    width: float
    height: float


@cache
def outlines() -> Mapping[str, str]:
    """SVG path data: country, world."""
    found: dict[str, str] = json.loads((Path(__file__).parents[1] / "outline.json").read_text(encoding="utf-8"))
    return found


def marks(points: Iterable[tuple[float, float]]) -> list[Mark]:
    """Where branches (latitude, longitude) are; those that would cover each other are one mark. Places outside the drawing are left out."""
    found: list[Mark] = []
    for latitude, longitude in points:
        x, y = round((longitude - WEST) * ACROSS), round((NORTH - latitude) * DOWN)
        if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT):
            continue
        for at, mark in enumerate(found):
            if abs(mark.x - x) < NEAR and abs(mark.y - y) < NEAR:
                found[at] = mark._replace(branches=mark.branches + 1)
                break
        else:
            found.append(Mark(x, y, 1))
    return found


def frame(coordinates: tuple[float, float, float, float]) -> Frame:
    """Coordinates of a map (west, south, east, north) on the world's drawing; never too small to be seen."""
    west, south, east, north = coordinates
    across = (east - west if east >= west else east + 360 - west) * WORLD
    down = abs(north - south) * WORLD
    x, y = (west + 180) * WORLD, (90 - max(north, south)) * WORLD
    width, height = max(across, SMALLEST), max(down, SMALLEST)
    return Frame(x - (width - across) / 2, y - (height - down) / 2, width, height)


def degrees(coordinates: tuple[float, float, float, float]) -> str:
    """Coordinates in writing: "55.9°E–73.2°E, 37.1°N–45.6°N"."""
    west, south, east, north = coordinates
    across = dict.fromkeys((_degree(west, "E", "W"), _degree(east, "E", "W")))
    down = dict.fromkeys((_degree(south, "N", "S"), _degree(north, "N", "S")))
    return f"{'–'.join(across)}, {'–'.join(down)}"


def _degree(value: float, positive: str, negative: str) -> str:
    return f"{round(abs(value), 2):g}°{positive if value >= 0 else negative}"
