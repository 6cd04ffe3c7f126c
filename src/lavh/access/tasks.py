"""The room's upkeep."""

from django_tasks import task

from lavh.access import actions
from lavh.kernel import clock


@task()
def publish_upload(number: int) -> str:
    """Make a publication of what a librarian sent. Killed in the middle, it is done again from the beginning."""
    return actions.convert_upload(number=number).state


@task(priority=-20)
def sweep_storage() -> str:
    """Delete bytes that no publication refers to any more."""
    swept = actions.sweep(now=clock.now())
    return f"{swept.files} files, {swept.bytes} bytes, {swept.drafts} drafts"
