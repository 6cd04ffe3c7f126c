"""The room's upkeep."""

from django_tasks import task

from lavh.kernel import clock
from lavh.reading.actions import forgetting


@task(priority=-20)
def forget_the_lonely() -> int:
    """Forget guests of whom no device has come for more than a year."""
    return forgetting.tidy(now=clock.now())
