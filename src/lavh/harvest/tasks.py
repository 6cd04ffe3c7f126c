"""Harvests on schedule."""

import logging

from django_tasks import task

from lavh.harvest import actions
from lavh.harvest.actions.harvesting import Patience
from lavh.harvest.models import Source
from lavh.harvest.waiting import wait_or_pause
from lavh.jobs.pausing import stay_or_pause
from lavh.kernel.errors import Refused

log = logging.getLogger(__name__)


@task()
def harvest_source(number: int) -> str:
    """Harvest one source. Asked to stop, it pauses behind the page in hand and goes on there."""
    source = Source.objects.filter(pk=number, enabled=True).first()
    if source is None:
        return "no such source"
    try:
        run = actions.harvest(source=source, patience=Patience(wait=wait_or_pause), progress=lambda *_: stay_or_pause())
    except Refused as refused:
        if refused.code != "already-running":
            raise
        return refused.code
    counts = {name: getattr(run, name) for name in ("seen", "new", "changed", "unchanged", "deleted", "refused")}
    log.info("harvested", extra={"source": source.slug, "full": run.full, **counts})
    return f"run {run.pk}: {run.seen} records"
