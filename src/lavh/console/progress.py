"""A progress bar with an estimate of the time left, on standard error; plain lines where that is no terminal."""

import sys
import time
from types import TracebackType
from typing import Self

WIDTH = 28


class Bar:
    """`with Bar("Reading") as bar: bar.show(done, whole, "records")`. `whole` 0: unknown, then only the count is shown."""

    def __init__(self, title: str, *, quiet: bool = False) -> None:
        self.title = title
        self.quiet = quiet
        self.live = sys.stderr.isatty()
        self.began = time.monotonic()
        self.shown = 0.0
        self.last = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.last and self.live and not self.quiet:
            print(f"\r{self.last}", file=sys.stderr)

    def show(self, done: float, whole: float, note: str = "") -> None:
        """Show how far it is; at most ten times a second on a terminal, once in ten seconds elsewhere."""
        now = time.monotonic()
        finished = bool(whole) and done >= whole
        if self.quiet or (now - self.shown < (0.1 if self.live else 10.0) and not (finished and self.live)):
            return
        self.shown = now
        self.last = self._line(done, whole, now - self.began, note)
        if self.live:
            print(f"\r{self.last}", end="", file=sys.stderr, flush=True)
        else:
            print(self.last, file=sys.stderr, flush=True)

    def _line(self, done: float, whole: float, elapsed: float, note: str) -> str:
        if not whole:
            return f"{self.title}  {note}  {duration(elapsed)}\033[K" if self.live else f"{self.title}  {note}"
        share = min(done / whole, 1.0)
        left = elapsed / share - elapsed if share > 0.01 else None
        estimate = f"{duration(left)} left" if left is not None and share < 1 else duration(elapsed)
        filled = round(WIDTH * share)
        bar = "█" * filled + "░" * (WIDTH - filled)
        return f"{self.title}  {bar} {share:4.0%}  {note}  {estimate}" + ("\033[K" if self.live else "")


def duration(seconds: float) -> str:
    """Time in words: "12 s", "3 min 20 s", "2 h 5 min", "1 d"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return _two(whole // 60, "min", whole % 60, "s")
    if whole < 86_400:
        return _two(whole // 3600, "h", whole % 3600 // 60, "min")
    return _two(whole // 86_400, "d", whole % 86_400 // 3600, "h")


def _two(great: int, unit: str, small: int, part: str) -> str:
    return f"{great} {unit} {small} {part}" if small else f"{great} {unit}"
