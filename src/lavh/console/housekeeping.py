"""What the house does for itself, at regular times. Arranged whenever a worker starts, so that a new release brings its own."""

from datetime import datetime, timedelta

from lavh.jobs import actions as jobs

DAY = timedelta(days=1)
TASKS = (  # (task, how often)
    ("lavh.outbox.tasks.prune_outbox", DAY),
    ("lavh.jobs.tasks.forget_finished_jobs", DAY),
    ("lavh.access.tasks.sweep_storage", DAY),
    ("lavh.reading.tasks.forget_the_lonely", DAY),
    ("lavh.api.koreader.tasks.recognise_files", timedelta(hours=1)),
    ("lavh.jobs.tasks.optimise_database", timedelta(hours=6)),
)


def arrange(*, now: datetime) -> None:
    """Have every task of the house's own on schedule. Calling it again changes nothing."""
    for task, every in TASKS:
        jobs.schedule(name=f"house {task.rpartition('.')[2]}", task=task, every=every, now=now)
