"""When a job is tried again, and when it is given up. Pure."""

from datetime import datetime, timedelta

ATTEMPTS = 5  # a job that failed or whose worker died this often is left failed, with its traceback
LEASE = timedelta(seconds=60)  # a worker that has not renewed for this long is dead
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When to try again after `attempts` tries, or None: give up. Waits double: 10 s, 20 s, 40 s …"""
    if attempts >= ATTEMPTS:
        return None
    wait: timedelta = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT) if attempts > 0 else timedelta()
    return now + wait


def next_run(last: datetime, every: timedelta, now: datetime) -> datetime:
    """The first moment after `now` on the grid last + n·every: a machine that slept does not catch up one by one."""
    missed = (now - last) // every
    return last + every * (missed + 1)
