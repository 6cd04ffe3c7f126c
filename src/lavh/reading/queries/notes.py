"""Notes and settings of a reader."""

from typing import Any, NamedTuple

import msgspec

from lavh.reading.models import Note as Row
from lavh.reading.models import Setting
from lavh.reading.rules.notes import Annotation

DECODER = msgspec.json.Decoder(Annotation)


class Changes(NamedTuple):
    """Notes that changed after a count, gaps among them; `since`: the count to ask with next time."""

    notes: list[Annotation]
    since: int
    more: bool


def changes(reader: int, since: int, limit: int) -> Changes:
    """What changed after `since`, in the order of changes."""
    rows = list(Row.objects.filter(reader=reader, count__gt=since).order_by("count")[: limit + 1])
    part = rows[:limit]
    return Changes([DECODER.decode(each.note) for each in part], part[-1].count if part else since, len(rows) > limit)


def notes(reader: int, publication: int | None = None) -> list[Annotation]:
    """What is marked, in one publication or in all, in the order of the text."""
    rows = Row.objects.filter(reader=reader, deleted=False)
    if publication is not None:
        rows = rows.filter(publication=publication)
    found = [DECODER.decode(each) for each in rows.values_list("note", flat=True)]
    return sorted(
        found, key=lambda each: (each.publication, each.locator.locations.total_progression or 0.0, each.made)
    )


def note(reader: int, name: str) -> Annotation | None:
    """One note, a gap too."""
    found = Row.objects.filter(reader=reader, name=name).values_list("note", flat=True).first()
    return DECODER.decode(found) if found else None


def settings(reader: int) -> dict[str, Any]:
    """What follows a reader."""
    rows = Setting.objects.filter(reader=reader).order_by("name").values_list("name", "value")
    return {name: msgspec.json.decode(value) for name, value in rows}
