"""Where a reader is, on each device."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from lavh.reading.models import Day, Place
from lavh.reading.rules.places import Standing

DECODER = msgspec.json.Decoder(Standing)


class There(NamedTuple):
    """Where one device is in one publication."""

    publication: int
    device: str  # its log
    name: str
    standing: Standing


def places(reader: int, publications: Iterable[int] | None = None) -> list[There]:
    """Places of all devices, the latest first."""
    rows = Place.objects.filter(device__reader=reader)
    if publications is not None:
        rows = rows.filter(publication__in=list(publications))
    found = rows.order_by("-when", "id").values_list("publication", "device__log", "device__name", "standing")
    return [There(number, log, name, DECODER.decode(standing)) for number, log, name, standing in found]


def page(reader: int, size: int, before: int | None = None) -> list[tuple[int, int]]:
    """Publications that a reader is in, the last read first: (publication, when)."""
    rows = Place.objects.filter(device__reader=reader).order_by("-when").values_list("publication", "when")
    found: dict[int, int] = {}
    for publication, when in rows:
        if publication not in found:
            found[publication] = when
    return [(number, when) for number, when in found.items() if before is None or when < before][:size]


def days(reader: int) -> list[tuple[str, int]]:
    """Days of reading that were written down: (day, publication), the last first."""
    return [
        (f"{day:%Y-%m-%d}", publication)
        for day, publication in Day.objects.filter(reader=reader).values_list("day", "publication")
    ]
