"""Upkeep of the outbox."""

from datetime import timedelta

from django_tasks import task

from lavh.outbox import actions

KEEP = timedelta(days=7)  # events that every reader has done are kept so long, to be looked into


@task()
def prune_outbox() -> int:
    """Forget old events that every reader has done. Returns how many."""
    return actions.prune(KEEP)
