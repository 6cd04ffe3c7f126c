"""What a room does when a job of its own is given up: whoever waits for it learns that nothing comes any more."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import Task

log = logging.getLogger(__name__)
Tell = Callable[..., object]
_KNOWN: dict[str, Tell] = {}


def when_given_up(task: Task[Any, Any]) -> Callable[[Tell], Tell]:
    """Have the function called, with what the job was given, in the transaction in which such a job is given up. It stands beside its task."""

    def known(told: Tell) -> Tell:
        _KNOWN[task.module_path] = told
        return told

    return known


def tell(task_path: str, arguments: Sequence[object]) -> None:
    """The job will not be tried again. What goes wrong here changes nothing of that."""
    try:
        import_string(task_path)  # its module says what is to be called
        found = _KNOWN.get(task_path)
        if found is not None:
            with transaction.atomic():
                found(*arguments)
    except Exception:
        log.exception("giving-up-not-told", extra={"task": task_path})
