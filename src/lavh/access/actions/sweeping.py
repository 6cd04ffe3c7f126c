"""Sweeping the storage: bytes to which no publication refers, and drafts of processes that died."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from lavh.access import rules
from lavh.access.models import Resource, Upload
from lavh.access.storage import Held, Storage
from lavh.access.storage.chosen import storage
from lavh.kernel.errors import Refused

GRACE = timedelta(days=1)  # what came later may belong to a publication that is being made
TOGETHER = 500


class Swept(NamedTuple):
    """What is, or was, kept for nobody."""

    files: int
    bytes: int
    drafts: int


def forgotten(*, now: datetime) -> Swept:
    """What nobody refers to and is older than a day."""
    store = storage()
    found = [held.size for held in _forgotten(store, now)]
    return Swept(len(found), sum(found), len(_dead(store, now)))


def sweep(*, now: datetime, sure: bool = False) -> Swept:
    """Delete it. Refused("foreign-storage") where it is most of what is there, unless somebody is `sure`."""
    store = storage()
    Upload.objects.filter(state=Upload.State.REFUSED, came__lt=now - rules.LATELY).exclude(key="").update(key="")
    found = forgotten(now=now)
    if not sure and rules.looks_foreign(found.files, sum(1 for _ in store.everything())):
        raise Refused("foreign-storage", files=found.files)
    files = size = 0
    for held in _forgotten(store, now):
        store.delete(held.key)
        files, size = files + 1, size + held.size
    dead = _dead(store, now)
    for each in dead:
        shutil.rmtree(each) if each.is_dir() else each.unlink(missing_ok=True)
    return Swept(files, size, len(dead))


def _forgotten(store: Storage, now: datetime) -> Iterator[Held]:
    old = (each for each in store.everything() if now - each.since > GRACE)
    while some := list(islice(old, TOGETHER)):
        known = _referred_to([each.key for each in some])
        yield from (each for each in some if each.key not in known)


def _referred_to(keys: Sequence[str]) -> set[str]:
    there = set(Resource.objects.filter(sha256__in=keys).values_list("sha256", flat=True))
    there.update(Upload.objects.filter(key__in=keys).values_list("key", flat=True))
    return there.union(Resource.objects.filter(packed__in=keys).values_list("packed", flat=True))


def _dead(store: Storage, now: datetime) -> list[Path]:
    """Drafts of processes that died."""
    there = store.drafts.iterdir() if store.drafts.is_dir() else ()
    return [each for each in there if now - datetime.fromtimestamp(each.stat().st_mtime, UTC) > GRACE]
