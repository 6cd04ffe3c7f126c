"""Text of which some is in italics, put together piece by piece."""

from collections.abc import Iterable
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of a reference."""

    text: str
    italic: bool = False


Runs = tuple[Run, ...]


def text(runs: Iterable[Run]) -> str:
    """Without the italics."""
    return "".join(run.text for run in runs)


class Line:
    """A reference while it is written. Parts end with one mark, never two: "A. S." and not "A. S..", "Kim?" and not "Kim?."."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def add(self, words: str, before: str = "", after: str = "", *, italic: bool = False) -> "Line":
        """Append words between marks, if there are any words."""
        words = " ".join(words.split())
        if words:
            self._put(before)
            self._put(words, italic=italic)
            self._put(after)
        return self

    def stop(self) -> "Line":
        """End a sentence."""
        if self.runs:
            self._put(". ")
        return self

    def _put(self, words: str, *, italic: bool = False) -> None:
        if not words:
            return
        last = self.runs[-1].text if self.runs else ""
        if words[0] == "." and (last.rstrip()[-1:] in ".!?؟…" or not last):
            words = words[1:]
        if last[-1:] == " " or not last:
            words = words.lstrip()
        if not words:
            return
        if self.runs and self.runs[-1].italic == italic:
            self.runs[-1] = Run(last + words, italic)
        else:
            self.runs.append(Run(words, italic))

    def done(self) -> Runs:
        """The whole reference, without spaces at its end."""
        runs = [*self.runs]
        if runs:
            runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].italic)
        return tuple(run for run in runs if run.text)
