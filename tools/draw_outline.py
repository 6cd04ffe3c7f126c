"""Draw the outlines that `lavh.web` puts under its markers: the country and the continents, from Natural Earth (public domain).

`tools/draw_outline.py FOLDER` reads countries-10m.json and land-110m.json of the npm package world-atlas (ISC) and writes
src/lavh/web/outline.json. Degrees become units of the drawing as `lavh.web.parts.chart` has them: change both or neither.
"""

import itertools
import json
import math
import sys
from pathlib import Path

COUNTRY = "860"  # ISO 3166-1 numeric: Uzbekistan
WEST, NORTH, ACROSS, DOWN = 55.5, 46.0, 30.0, 40.0  # of the country's drawing: its corner, and units per degree
WORLD = 2.0  # units per degree
OUT = Path(__file__).parents[1] / "src" / "lavh" / "web" / "outline.json"

Point = tuple[float, float]


def main() -> None:
    """Write the file and say how large it is."""
    folder = Path(sys.argv[1])
    countries = json.loads((folder / "countries-10m.json").read_text(encoding="utf-8"))
    country = next(each for each in countries["objects"]["countries"]["geometries"] if each.get("id") == COUNTRY)
    land = json.loads((folder / "land-110m.json").read_text(encoding="utf-8"))
    drawn = {
        "country": path(rings(countries, country), lambda x, y: ((x - WEST) * ACROSS, (NORTH - y) * DOWN), 1.0),
        "world": path(
            [ring for each in land["objects"]["land"]["geometries"] for ring in rings(land, each)],
            lambda x, y: ((x + 180) * WORLD, (90 - y) * WORLD),
            0.8,
        ),
    }
    OUT.write_text(json.dumps(drawn, indent=0) + "\n", encoding="utf-8")
    print({name: len(text) for name, text in drawn.items()})


def rings(topology: dict, geometry: dict) -> list[list[Point]]:
    """The rings of a (multi)polygon in degrees. https://github.com/topojson/topojson-specification"""
    arcs = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in arcs for ring in (join(topology, numbers) for numbers in polygon)]


def join(topology: dict, numbers: list[int]) -> list[Point]:
    """Arcs one after the other; a negative number is an arc walked backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = unfold(topology, ~number if number < 0 else number)
        points += (arc[::-1] if number < 0 else arc)[1 if points else 0 :]
    return points


def unfold(topology: dict, number: int) -> list[Point]:
    """An arc's points: stored as differences, scaled to whole numbers."""
    (across, down), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in topology["arcs"][number]:
        x, y = x + dx, y + dy
        points.append((x * across + left, y * down + bottom))
    return points


def path(found: list[list[Point]], project, tolerance: float) -> str:
    """SVG path data in whole units; rings too small to be seen are left out."""
    made = []
    for ring in found:
        points = simplify([project(*point) for point in ring], tolerance)
        if len(points) > 3 and abs(area(points)) > 4 * tolerance:
            steps = [(round(x), round(y)) for x, y in points[:-1]]
            first, rest = steps[0], steps[1:]
            text = f"M{first[0]} {first[1]}"
            for (x, y), (a, b) in zip(rest, [first, *rest], strict=False):
                text += f"l{x - a} {y - b}".replace(" -", "-")
            made.append(text + "z")
    return "".join(made)


def area(points: list[Point]) -> float:
    """By the shoelace formula."""
    return sum(a * d - b * c for (a, b), (c, d) in itertools.pairwise(points)) / 2


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Without the points that lie within `tolerance` of a line between their neighbours (Ramer, Douglas, Peucker)."""
    if len(points) < 3:
        return points
    if points[0] == points[-1]:  # a ring: from its first point to the farthest and back
        middle = max(range(len(points)), key=lambda at: math.dist(points[0], points[at]))
        if 0 < middle < len(points) - 1:
            return simplify(points[: middle + 1], tolerance)[:-1] + simplify(points[middle:], tolerance)
    far, most = max(
        ((at, away(points[at], points[0], points[-1])) for at in range(1, len(points) - 1)), key=lambda each: each[1]
    )
    if most <= tolerance:
        return [points[0], points[-1]]
    return simplify(points[: far + 1], tolerance)[:-1] + simplify(points[far:], tolerance)


def away(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a line."""
    (x, y), (a, b), (c, d) = point, start, end
    length = math.hypot(c - a, d - b)
    return math.dist(point, start) if not length else abs((c - a) * (b - y) - (a - x) * (d - b)) / length


if __name__ == "__main__":
    main()
