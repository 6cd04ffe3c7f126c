"""Files that librarians send: kept at once, converted by a worker."""

import hashlib
import time
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.utils.module_loading import import_string

from lavh.access.actions.drafts import drafts
from lavh.access.actions.publishing import Wishes, publish
from lavh.access.conversion.wire import Progress
from lavh.access.models import Upload
from lavh.access.storage.chosen import storage
from lavh.formats.container import normal
from lavh.kernel.errors import LavhError, Refused, Unreachable
from lavh.network.models import Institution

TASK = "lavh.access.tasks.publish_upload"
LARGEST = 2 << 30  # bytes; what is larger is published by the command
GIVEN_UP = "given-up"  # the code of what was tried often enough
EVERY = 1.0  # seconds between two notes of how far it is


class Sent(NamedTuple):
    """A file as it was sent."""

    filename: str
    pieces: Iterable[bytes]


def take_upload(*, institution: Institution, sent: Sent, wishes: Wishes) -> Upload:
    """Keep the file and put its conversion into the queue. Refused("too-large")."""
    store, hashed, size = storage(), hashlib.sha256(), 0
    with drafts(store) as folder:
        with (folder / "sent").open("wb") as file:
            for piece in sent.pieces:
                size += len(piece)
                if size > LARGEST:
                    raise Refused("too-large", filename=sent.filename)
                hashed.update(piece)
                file.write(piece)
        store.keep(folder / "sent", hashed.hexdigest())
    with transaction.atomic():
        made = Upload.objects.create(
            institution=institution, filename=sent.filename[:255], key=hashed.hexdigest(), size=size,
            rights=wishes.rights, access=wishes.access, record=wishes.record[:255],
        )  # fmt: skip
        import_string(TASK).enqueue(made.pk)
    return made


def convert_upload(*, number: int) -> Upload:
    """Publish what was sent, or keep the code by which it was refused. The bytes that came are not needed any more then. How far it is stands in `share`."""
    found = Upload.objects.select_related("institution").get(pk=number)
    if found.state in {Upload.State.DONE, Upload.State.REFUSED}:
        return found
    Upload.objects.filter(pk=number).update(state=Upload.State.CONVERTING, share=0)
    store = storage()
    try:
        with drafts(store) as folder:
            source = folder / _named(found.filename)
            with source.open("wb") as file:
                file.writelines(store.read(found.key))
            wishes = Wishes(rights=found.rights, access=found.access, record=found.record)
            done = publish(
                source=source,
                institution=found.institution,
                wishes=wishes,
                filename=found.filename,
                tell=_Noting(number),
            )
    except Unreachable:
        raise  # the storage may be there again when the job is tried again
    except LavhError as error:
        found.state, found.refusal = Upload.State.REFUSED, error.code[:40]
    else:
        found.state, found.publication, found.outcome = Upload.State.DONE, done.publication, done.outcome
    found.key = ""
    found.save()
    return found


def give_up_upload(*, number: int) -> None:
    """It was tried often enough: its worker died each time, or the storage was away. What came stays for a while, to be tried again."""
    waited_for = Upload.objects.filter(pk=number, state__in=(Upload.State.WAITING, Upload.State.CONVERTING))
    waited_for.update(state=Upload.State.REFUSED, refusal=GIVEN_UP)


@transaction.atomic
def convert_again(*, number: int, institution: int = 0) -> bool:
    """Put what was given up into the queue once more. False where there is no such thing at this institution (0: at any), or what came is gone."""
    given_up = Upload.objects.filter(pk=number, state=Upload.State.REFUSED).exclude(key="")
    given_up = given_up.filter(institution=institution) if institution else given_up
    again = bool(given_up.update(state=Upload.State.WAITING, refusal="", share=0))
    if again:
        import_string(TASK).enqueue(number)
    return again


class _Noting:
    """Keeps how far the conversion is, where the librarian's page sees it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.noted = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self.noted >= EVERY:
            self.noted = now
            Upload.objects.filter(pk=self.number).update(share=min(100 * progress.done // max(progress.whole, 1), 99))


def _named(filename: str) -> str:
    """The name under which it is opened: its ending may say what it is."""
    return normal(filename.rpartition("/")[2])[-100:].lstrip(".") or "sent"
