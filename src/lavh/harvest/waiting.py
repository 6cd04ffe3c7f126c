"""Letting time pass between two questions to a server."""

import threading

from lavh.jobs.pausing import stay_or_pause

STEP = 1.0  # seconds between two looks at whether the worker is to end


def wait_or_pause(seconds: float) -> None:
    """Wait, unless the worker that runs this job wants to end: then the job is paused."""
    while seconds > 0:
        stay_or_pause()
        threading.Event().wait(min(seconds, STEP))
        seconds -= STEP
