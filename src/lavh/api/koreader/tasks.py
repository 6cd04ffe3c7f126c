"""Which files are ours: what an e-ink reader was given by us, it names by a digest of some pieces."""

from django_tasks import task

from lavh.access.conversion.wire import ORIGINAL
from lavh.access.models import Resource
from lavh.access.storage import Storage
from lavh.access.storage.chosen import storage
from lavh.kernel.errors import Unreadable
from lavh.reading.actions.ereading import recognise
from lavh.reading.queries.ereading import recognised
from lavh.reading.rules import ereader


@task(priority=-20)
def recognise_files() -> int:
    """Look at the files of publications that are new. Some kilobytes of each are read. Returns how many."""
    known = recognised()
    files = Resource.objects.filter(path=ORIGINAL).exclude(publication__in=known).order_by("publication")
    return sum(_recognised(storage(), each.publication_id, each.sha256, each.size) for each in files.iterator())


def _recognised(where: Storage, publication: int, key: str, size: int) -> bool:
    def read(offset: int, length: int) -> bytes:
        return b"".join(where.read(key, offset, min(length, size - offset))) if offset < size else b""

    try:
        recognise(digest=ereader.digest(read), publication=publication)
    except Unreadable:
        return False  # its bytes are missing: the doctor says so
    return True
