"""Tasks for tests: they leave lines in a file, so that what was done can be counted from outside."""

import os
from pathlib import Path

from django_tasks import task

from lavh.jobs.pausing import asked_to_stop, stay_or_pause


@task()
def note(file: str, word: str) -> str:
    """Add one line, in one write."""
    with Path(file).open("a", encoding="utf-8") as lines:
        lines.write(f"{word}\n")
    return word


@task()
def hold(file: str, begun: str, go: str) -> None:
    """Say on one pipe that it has begun, wait on another one, then add a line."""
    Path(begun).write_text("begun", encoding="utf-8")
    Path(go).read_text(encoding="utf-8")
    note.func(file, "held")


@task()
def linger(file: str, begun: str) -> None:
    """Say on a pipe that it has begun, notice that the worker is asked to end, and finish all the same."""
    Path(begun).write_text("begun", encoding="utf-8")
    while not asked_to_stop():
        pass
    note.func(file, "finished")


@task()
def stumble(file: str, times: int) -> str:
    """Fail so many times, then succeed."""
    note.func(file, "try")
    if Path(file).read_text(encoding="utf-8").count("try") <= times:
        msg = "stumbled"
        raise ValueError(msg)
    return "well done"


@task()
def leave() -> None:
    """Try to end the process."""
    raise SystemExit(3)


@task()
def speechless() -> object:
    """Give back what cannot be written down."""
    return object()


@task()
def long_way(file: str, stop: str) -> str:
    """Two steps; between them somebody may ask to stop."""
    note.func(file, "step")
    if not Path(stop).exists():
        stay_or_pause()
    return "arrived"


@task()
def die(file: str) -> None:
    """Be killed in the middle."""
    note.func(file, "dying")
    os.kill(os.getpid(), 9)
