"""The shelves that everybody has, and the order of things on them. Pure."""

from collections.abc import Sequence
from typing import Literal

Kind = Literal["now", "next", "done", "own"]
STANDING: tuple[Kind, ...] = (
    "now",
    "next",
    "done",
)  # reading now · to read · finished: a work stands on one of them at most
MOST_SHELVES = 200
MOST_TITLES = 10_000  # on one shelf
LONGEST_NAME = 120


def moved(order: Sequence[int], thing: int, to: int) -> list[int]:
    """The order with `thing` at the place `to` (from 0); places outside are the nearest end."""
    rest = [each for each in order if each != thing]
    at = max(0, min(to, len(rest)))
    return [*rest[:at], thing, *rest[at:]]
