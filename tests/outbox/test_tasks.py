"""Upkeep of the outbox."""

from datetime import timedelta

import pytest

from lavh.kernel import clock
from lavh.outbox import actions
from lavh.outbox.models import Cursor, Event
from lavh.outbox.tasks import KEEP, prune_outbox

pytestmark = pytest.mark.django_db


def happened(*ids: int, days: int) -> Event:
    actions.record("tested", list(ids))
    Event.objects.filter(pk=(newest := Event.objects.latest("pk")).pk).update(at=clock.now() - timedelta(days=days))
    return newest


def left() -> list[list[int]]:
    return list(Event.objects.order_by("pk").values_list("ids", flat=True))


def test_old_events_that_everybody_has_done_are_forgotten() -> None:
    old, new = happened(1, days=KEEP.days + 1), happened(2, days=1)
    actions.advance("quick", new)
    actions.advance("slow", old)
    assert (prune_outbox.func(), left()) == (1, [[2]])


def test_an_event_that_one_reader_has_not_done_stays() -> None:
    first = happened(1, days=30)
    second = happened(2, days=30)
    actions.advance("quick", second)
    actions.advance("slow", first)
    assert (prune_outbox.func(), left()) == (1, [[2]])


def test_nothing_is_forgotten_while_nobody_reads() -> None:
    happened(1, days=30)
    assert (prune_outbox.func(), left()) == (0, [[1]])


def test_a_reader_that_is_no_more_holds_nothing_back() -> None:
    happened(1, days=30)
    last = happened(2, days=1)
    for reader in ("index v1-old", "index"):
        actions.advance(reader, Event(pk=0, transaction=-1))
    actions.advance("index v1-new", last)
    actions.advance("indexes", last)
    actions.forget("index", but=["index v1-new"])
    assert set(Cursor.objects.values_list("pk", flat=True)) == {"index v1-new", "indexes"}
    assert (prune_outbox.func(), left()) == (1, [[2]])
