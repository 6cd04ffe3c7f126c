"""Servers side by side: started, asked over HTTP one request after the other, their CPU time read from the operating system."""

import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import psutil


class Server:
    """A running server. `search`: its address of results, with {} for the words."""

    def __init__(self, process: "subprocess.Popen[bytes]", search: str) -> None:
        self.process = psutil.Process(process.pid)
        self.search = search

    def cpu(self) -> float:
        """Seconds that it and its children have used, to the microsecond: ticks of the kernel are as long as a few pages."""
        every = [self.process, *self.process.children(recursive=True)]
        return sum(time.clock_gettime(~each.pid << 3 | 2) for each in every)  # clock_getcpuclockid(3)

    def ask(self, words: str) -> bytes:
        """Ask for results; the answer."""
        with urllib.request.urlopen(self.search.format(words), timeout=60) as answer:
            return bytes(answer.read())

    def each(self, queries: Sequence[str]) -> float:
        """CPU milliseconds of a page of results."""
        began = self.cpu()
        for words in queries:
            self.ask(words)
        return (self.cpu() - began) / len(queries) * 1000


@contextmanager
def running(
    command: Sequence[str], search: str, *, ready: str, env: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Start it, wait until `ready` answers, end it."""
    environment = {**os.environ, **(env or {})}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(ready, timeout=5).read()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.2)
        yield Server(process, search)
    finally:
        process.terminate()
        process.wait(30)
