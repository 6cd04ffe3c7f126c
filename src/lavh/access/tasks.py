"""The room's upkeep."""

from django_tasks import task

from lavh.access import actions
from lavh.kernel import clock


@task(priority=-20)
def sweep_storage() -> str:
    """Delete bytes that no publication refers to any more."""
    swept = actions.sweep(now=clock.now())
    return f"{swept.files} files, {swept.bytes} bytes, {swept.drafts} drafts"
