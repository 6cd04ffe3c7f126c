"""Taking a publication down."""

from django.db import transaction

from lavh.access.actions.cataloguing import take_back, turn
from lavh.access.models import Publication
from lavh.kernel import clock
from lavh.kernel.errors import Refused


def unpublish(*, number: int) -> Publication:
    """Nobody can open it any more, and the catalogue does not lead to it. Its number stays taken. Refused("no-such-publication").

    Bytes that no other publication needs are swept away within days (`sweep`).
    """
    found = Publication.objects.select_related("institution").filter(pk=number, status=Publication.Status.READY).first()
    if found is None:
        raise Refused("no-such-publication", number=number)
    with turn(found.institution) as source, transaction.atomic():
        take_back(source=source, publication=found)
        found.resources.all().delete()
        found.status, found.changed, found.digest = Publication.Status.WITHDRAWN, clock.now(), ""
        found.manifest, found.bytes, found.positions, found.problems, found.record = b"", 0, 0, None, None
        found.save()
    return found
