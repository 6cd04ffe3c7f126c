"""Harvests on schedule."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta

from django_tasks import task

from lavh.harvest import actions
from lavh.harvest.actions.harvesting import Patience
from lavh.harvest.models import Source
from lavh.harvest.waiting import Later, wait_or_pause
from lavh.jobs.pausing import stay_or_pause
from lavh.kernel import clock
from lavh.kernel.errors import Refused

log = logging.getLogger(__name__)
TURN = 600.0  # seconds
WAITS = (5.0, 20.0)  # seconds between tries; the job itself is tried again as well


@task(priority=-10)
def harvest_source(number: int) -> str:
    """Harvest one source. Asked to stop, it pauses behind the page in hand and goes on there; asked for patience, it comes back later.

    A long harvest lets others have their turn: every ten minutes it goes to the end of the queue.
    """
    source = Source.objects.filter(pk=number, enabled=True).first()
    if source is None:
        return "no such source"
    try:
        run = actions.harvest(source=source, patience=Patience(WAITS, wait_or_pause), progress=_turn())
    except Later as later:
        then = clock.now() + timedelta(seconds=later.seconds) if later.seconds else None
        harvest_source.using(run_after=then).enqueue(number)
        return "later"
    except Refused as refused:
        if refused.code != "already-running":
            raise
        return refused.code
    counts = {
        name: getattr(run, name)
        for name in ("seen", "new", "changed", "unchanged", "deleted", "refused", "authorities")
    }
    log.info("harvested", extra={"source": source.slug, "full": run.full, **counts})
    return f"run {run.pk}: {run.seen} records"


def _turn() -> Callable[[int, int], None]:
    """To be called between two pages: raises Paused when the worker is to end, Later(0) when others should have their turn."""
    end = time.monotonic() + TURN

    def between(_: int, __: int) -> None:
        stay_or_pause()
        if time.monotonic() > end:
            raise Later(0.0)

    return between
