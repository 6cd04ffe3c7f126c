"""What every list of the API has: a stretch of it, and where it goes on."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec
from django.http import HttpRequest
from pydantic import Field

from lavh.api.asked import Parameters
from lavh.api.v1.answers import address
from lavh.kernel.paging import mark

Row = TypeVar("Row")


class Stretch(Parameters):
    """Which part of a list."""

    after: str = Field("", max_length=400, description="Where to go on: given by `next`, to be taken as it is.")
    size: int = Field(50, ge=1, le=200)


def cut(
    request: HttpRequest, rows: Sequence[Row], size: int, place: Callable[[Row], msgspec.Struct]
) -> tuple[Sequence[Row], str | None]:
    """(the stretch, address of the next one) from one row more than was asked for."""
    if len(rows) <= size:
        return rows, None
    return rows[:size], address(request, after=mark(place(rows[size - 1])))
