"""How a long job hears that its worker is to stop, and says that it can go on later."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Paused(Exception):
    """Raised by a job that was asked to stop at a place from which it can go on: it is put back into the queue, and no try is counted."""


class _Told(threading.local):
    stop: threading.Event | None = None


_told = _Told()


@contextmanager
def told_by(stop: threading.Event) -> Iterator[None]:
    """While it lasts, jobs of this thread are asked to stop when `stop` is set."""
    _told.stop = stop
    try:
        yield
    finally:
        _told.stop = None


def asked_to_stop() -> bool:
    """Whether the worker that runs this job wants to end. False where no worker runs it."""
    return _told.stop is not None and _told.stop.is_set()


def stay_or_pause() -> None:
    """To be called between two steps of a long job. Raises Paused if the worker wants to end."""
    if asked_to_stop():
        raise Paused
