"""Running the converting process: what it says, how long it may take, and what its end means."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from lavh.access.conversion.wire import RESULT, Outcome, Progress
from lavh.kernel.errors import Unreadable

CHILD = "lavh.access.conversion.child"
LONGEST = 2 * 3600.0  # seconds by the clock
TRIES = 3
PASSED_ON = (
    "PATH",
    "PYTHONPATH",
    "LANG",
    "LC_ALL",
    "HOME",
    "TMPDIR",
    "SYSTEMROOT",
)  # of the environment: no settings, no secrets
ENDINGS = {signal.SIGXCPU: "too-slow", signal.SIGKILL: "stopped", signal.SIGXFSZ: "too-large", signal.SIGSEGV: "crashed", signal.SIGABRT: "crashed"}  # fmt: skip

Tell = Callable[[Progress], None]


def convert(source: Path, folder: Path, tell: Tell | None = None) -> Outcome:
    """What the file became, with its drafts in `folder`. Raises Unreadable with the code by which it was refused, filename=….

    A process that somebody else killed did nothing wrong: it is begun again, some times.
    """
    for tries in range(TRIES, 0, -1):
        try:
            return _convert(source, folder, tell)
        except Unreadable as error:
            if error.code != "stopped" or tries == 1:
                raise
    raise AssertionError


def _convert(source: Path, folder: Path, tell: Tell | None) -> Outcome:
    command = [sys.executable, "-m", CHILD, str(source.resolve()), str(folder.resolve())]
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 (our own program)
            command, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said
        )
        with _bounded(process) as late:
            for line in process.stdout or ():
                if tell:
                    tell(msgspec.json.decode(line, type=Progress))
            process.wait()
    outcome = _outcome(folder) if process.returncode == 0 else None
    if outcome is None:
        code = "too-slow" if late.is_set() else ENDINGS.get(signal.Signals(-process.returncode), "crashed") if process.returncode < 0 else "crashed"  # fmt: skip
        raise Unreadable(code, filename=source.name, what=_last_words(folder))
    if outcome.refused:
        raise Unreadable(outcome.refused, **{"filename": source.name} | outcome.facts)
    return outcome


def environment() -> dict[str, str]:
    """Of the converting process."""
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ}


@contextmanager
def _bounded(process: "subprocess.Popen[bytes]") -> Iterator[threading.Event]:
    """Whatever happens to us, the process does not go on; nor longer than it may."""
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(LONGEST, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()
        if process.poll() is None:
            process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _outcome(folder: Path) -> Outcome | None:
    try:
        return msgspec.msgpack.decode((folder / RESULT).read_bytes(), type=Outcome)
    except (OSError, msgspec.DecodeError):
        return None


def _last_words(folder: Path) -> str:
    """The last line that it wrote before it died."""
    lines = (folder / "said").read_text("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""
