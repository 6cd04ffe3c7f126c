"""Letting time pass between two questions to a server."""

import threading

from lavh.jobs.pausing import Paused, stay_or_pause

STEP = 1.0  # seconds between two looks at whether the worker is to end
LONG = 60.0  # a worker does not stand idle for longer


class Later(Paused):
    """The server wants to be left alone for so many seconds: longer than a worker should wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds


def wait_or_pause(seconds: float) -> None:
    """Wait a little, unless the worker that runs this job wants to end. Raises Paused then, and Later instead of a long wait."""
    if seconds > LONG:
        raise Later(seconds)
    while seconds > 0:
        stay_or_pause()
        threading.Event().wait(min(seconds, STEP))
        seconds -= STEP
