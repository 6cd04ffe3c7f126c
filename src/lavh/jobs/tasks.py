"""The house's own upkeep of what jobs leave behind, and of the database's knowledge of itself."""

from datetime import timedelta

from django.db import connection
from django_tasks import task

from lavh.jobs import actions
from lavh.kernel import clock

KEEP = timedelta(days=14)  # finished jobs are kept so long, to be looked into
SAMPLE = 1_000  # rows of an index that SQLite looks at to know it


@task()
def forget_finished_jobs() -> int:
    """Delete jobs that ended long ago. Returns how many."""
    return actions.forget_finished(before=clock.now() - KEEP)


@task()
def optimise_database() -> None:
    """Let the database learn what its tables hold now, so that it goes on choosing the right indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit={SAMPLE}")
            cursor.execute("PRAGMA optimize")
        else:
            cursor.execute("ANALYZE")
