"""What the four parts of Q9 have in common: watching over one broken input, counting what goes wrong, and the line that tells it."""

import resource
import signal
import time
from typing import NamedTuple

from figures import Result, note, report

from lavh.kernel.errors import LavhError

PATIENCE = 120  # seconds of computing for one input: longer is a hang; so is ten times as long by the clock


class Tally(NamedTuple):
    """What went wrong, by input. `outside`: what was written where nothing may be written."""

    crashed: list[str]
    hung: list[str]
    lost: list[str]
    outside: list[str]


def nothing() -> Tally:
    """Nothing went wrong yet."""
    return Tally([], [], [], [])


class Hang(Exception):
    """An input took longer than it may."""


def _hang(_signal: int, _frame: object) -> None:
    raise Hang


class Guarded:
    """Notes what crashes and what hangs."""

    def __init__(self, name: str, tally: Tally) -> None:
        self.name, self.tally = name, tally

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, _hang)
        signal.signal(signal.SIGPROF, _hang)
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        signal.alarm(10 * PATIENCE)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> bool:
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        if isinstance(error, Hang):
            self.tally.hung.append(self.name)
        elif error is not None and not isinstance(error, (LavhError, KeyboardInterrupt)):
            self.tally.crashed.append(f"{self.name}: {kind.__name__ if kind else ''}: {error}")
        return not isinstance(error, KeyboardInterrupt)


def tell(part: str, what: str, tally: Tally, against: str, *, whole: bool = True) -> None:
    """The line. `whole`: all sound inputs opened too; without that nothing is met."""
    for fault, names in zip(tally._fields, tally, strict=True):
        for name in names:
            note(f"{fault}: {name}")
    bad = sum(map(len, tally))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    spent = f"{against}, {time.process_time():.0f} s CPU, {most} MB at most"
    report(Result(f"Q9-{part}", f"broken {what} that crash, hang, lose a good neighbour or write outside", bad, 0, bad == 0 and whole, spent))  # fmt: skip
