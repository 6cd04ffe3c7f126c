"""The room's upkeep."""

from django_tasks import task

from lavh.access import actions
from lavh.jobs.giving_up import when_given_up
from lavh.kernel import clock


@task()
def publish_upload(number: int) -> str:
    """Make a publication of what a librarian sent. Killed in the middle, it is done again from the beginning."""
    return actions.convert_upload(number=number).state


@when_given_up(publish_upload)
def give_up_upload(number: int) -> None:
    """Whoever sent it learns that it was not opened, and may have it tried again."""
    actions.give_up_upload(number=number)


@task(priority=-20)
def sweep_storage() -> str:
    """Delete bytes that no publication refers to any more."""
    swept = actions.sweep(now=clock.now())
    return f"{swept.files} files, {swept.bytes} bytes, {swept.drafts} drafts"
