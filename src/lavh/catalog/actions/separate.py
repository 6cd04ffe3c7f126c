"""A librarian's correction: this record is joined with no other. Nothing of the record itself changes, so it can be taken back."""

from datetime import datetime

from django.db import transaction

from lavh.catalog.actions.area import Incoming
from lavh.catalog.actions.headings import Register
from lavh.catalog.actions.take_in import take_in
from lavh.catalog.models import Apart, Record
from lavh.formats.description import unpack
from lavh.kernel.errors import Refused


@transaction.atomic
def separate(*, record: int, reason: str, now: datetime) -> list[int]:
    """Undo every join of this record. Returns the works that changed."""
    Apart.objects.update_or_create(record=_row(record), defaults={"reason": reason, "at": now})
    return _take_in_again(record, now)


@transaction.atomic
def reunite(*, record: int, now: datetime) -> list[int]:
    """Let the keys of this record speak again."""
    Apart.objects.filter(record=_row(record)).delete()
    return _take_in_again(record, now)


def _row(number: int) -> Record:
    row = Record.objects.filter(pk=number, deleted=False).first()
    if row is None:
        raise Refused("no-such-record", number=number)
    return row


def _take_in_again(number: int, now: datetime) -> list[int]:
    row = _row(number)
    came = Incoming(row.pk, row.source, row.institution_id, row.local_id, unpack(bytes(row.description)), known=True)
    return take_in([came], register=Register(), now=now)
