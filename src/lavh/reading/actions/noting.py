"""Notes and bookmarks are taken in, settings are kept."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from lavh.formats.rwpm import Locator
from lavh.kernel.errors import Refused
from lavh.reading.models import Note as Row
from lavh.reading.models import Reader, Setting
from lavh.reading.queries.notes import DECODER
from lavh.reading.rules.notes import Annotation, met

MOST_NOTES = 50_000
MOST_SETTINGS = 2_000
ENCODER = msgspec.json.Encoder()


@transaction.atomic
def take_notes(*, reader: Reader, notes: Sequence[Annotation]) -> list[Annotation]:
    """Take in what a device made, changed or took away. Returns how each of them stands now, and the copies that had to be made."""
    locked = Reader.objects.select_for_update().get(pk=reader.pk)
    rows = {each.name: each for each in Row.objects.filter(reader=locked, name__in=[each.id for each in notes])}
    if len(rows) < len(notes) and Row.objects.filter(reader=locked, deleted=False).count() + len(notes) > MOST_NOTES:
        raise Refused("too-many-notes")
    answer: dict[str, Annotation] = {}
    for told in notes:
        row = rows.get(told.id)
        ours = DECODER.decode(row.note) if row else None
        outcome = met(ours, told)
        if outcome.kept is not None:
            rows[told.id] = _keep(locked, outcome.kept, row)
        if outcome.copy is not None and not Row.objects.filter(reader=locked, name=outcome.copy.id).exists():
            _keep(locked, outcome.copy, None)
            answer[outcome.copy.id] = outcome.copy
        answer[told.id] = DECODER.decode(rows[told.id].note)
    Reader.objects.filter(pk=locked.pk).update(count=locked.count)
    reader.count = locked.count
    return list(answer.values())


def _keep(reader: Reader, note: Annotation, row: Row | None) -> Row:
    if note.deleted:
        bare = Locator(note.locator.href, locations=note.locator.locations)
        note = msgspec.structs.replace(note, text="", locator=bare)
    reader.count += 1
    row = row or Row(reader=reader, name=note.id)
    row.publication, row.count, row.deleted = note.publication, reader.count, note.deleted
    row.note = ENCODER.encode(note).decode()
    row.save()
    return row


@transaction.atomic
def keep_setting(*, reader: Reader, name: str, value: object, now: datetime) -> None:
    """Something that follows the reader from now on; None: no longer. Of two devices the one that speaks last is right."""
    if value is None:
        Setting.objects.filter(reader=reader, name=name).delete()
        return
    if reader.settings.exclude(name=name).count() >= MOST_SETTINGS:
        raise Refused("too-many-settings")
    text = msgspec.json.encode(value).decode()
    Setting.objects.update_or_create(reader=reader, name=name, defaults={"value": text, "changed": now})
