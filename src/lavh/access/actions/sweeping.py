"""Sweeping the storage: bytes to which no publication refers, and drafts of processes that died."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from lavh.access.models import Resource
from lavh.access.storage import Held, Storage
from lavh.access.storage.chosen import storage

GRACE = timedelta(days=1)  # what came later may belong to a publication that is being made
TOGETHER = 500


class Swept(NamedTuple):
    """What is, or was, kept for nobody."""

    files: int
    bytes: int
    drafts: int


def sweep(*, now: datetime, dry: bool = False) -> Swept:
    """Delete what nobody refers to and is older than a day. `dry`: only count it."""
    store = storage()
    files = size = 0
    for held in _forgotten(store, now):
        files, size = files + 1, size + held.size
        if not dry:
            store.delete(held.key)
    return Swept(files, size, _drafts(store, now, dry=dry))


def _forgotten(store: Storage, now: datetime) -> Iterator[Held]:
    old = (each for each in store.everything() if now - each.since > GRACE)
    while some := list(islice(old, TOGETHER)):
        known = _referred_to([each.key for each in some])
        yield from (each for each in some if each.key not in known)


def _referred_to(keys: Sequence[str]) -> set[str]:
    there = set(Resource.objects.filter(sha256__in=keys).values_list("sha256", flat=True))
    return there.union(Resource.objects.filter(packed__in=keys).values_list("packed", flat=True))


def _drafts(store: Storage, now: datetime, *, dry: bool) -> int:
    if not store.drafts.is_dir():
        return 0
    dead = [each for each in store.drafts.iterdir() if now - datetime.fromtimestamp(each.stat().st_mtime, UTC) > GRACE]
    for each in dead if not dry else ():
        shutil.rmtree(each) if each.is_dir() else each.unlink(missing_ok=True)
    return len(dead)
