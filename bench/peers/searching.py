"""Search servers of the shared folder (`peers/start`): started, filled once with what an instance has, warmed, asked over HTTP, ended.

Common to Solr and OpenSearch, Lucene both: one list of tokens, a word of a title, a name or a subject in it as often more as it weighs more; no places kept; one segment; facets of
numbers. They are asked for each word's keys or stems. CPU time is the whole server process's, as the operating system tells it.
"""

import http.client
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from documents import Query
from figures import SHARED, cache, free_port, note, size

START = SHARED / "peers" / "start"
FACETS = ("kind", "language", "institution", "year", "agent", "topic")
WEIGHTS = {"words": 1, "title": 4, "creator": 4, "subject": 2}
BY_STEM = 0.4
HITS, TOP, FEW = 20, 10, 5
NOWHERE = "nosuchwordanywhere"
BATCH = 2_000
WARM, ENOUGH = 6_000, 40_000  # pages before anything counts: Java's compilers go on for long
STEADY = 8  # passes: warm when the best of so many is hardly better than the best before them
PATIENCE = 1_800  # seconds; one segment of a million takes its time
Document = dict[str, Any]


class Found(NamedTuple):
    """What a server answered: the number of all hits, how many rows and facets it gave."""

    total: int
    rows: int
    facets: int


class Asked(NamedTuple):
    """What a bench asks a warm server for: CPU milliseconds of a page and hits in the mean, with what a row shows or without; CPU milliseconds of a request that finds nothing."""

    page: Callable[[bool], tuple[float, float]]
    nothing: Callable[[], float]


class Server:
    """A running server, which is one process."""

    def __init__(self, process: int, port: int) -> None:
        self.process = process
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def send(self, method: str, path: str, body: str = "", kind: str = "application/json") -> Any:
        """Ask; the answer."""
        self.connection.request(method, path, body.encode(), {"Content-Type": kind})
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise RuntimeError(path, answer.status, text[:2_000])
        return json.loads(text)

    def cpu(self) -> float:
        """Seconds that it has used, user and system."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Kind(NamedTuple):
    """One kind of server. `ask`: for each word its tokens and what they count; whether all words are wanted, and facets; what to show of each hit."""

    name: str
    version: int  # of how it is filled
    arguments: Callable[[int], tuple[str, ...]]  # of `start` behind the folder, for the port to listen at
    prepare: Callable[[Path], None]  # the folder, before its first start
    fill: Callable[[Server, Iterable[Document]], None]
    there: Callable[[Server], int]  # how many documents can be found; waits until they can after a start
    ask: Callable[
        [Server, Query, bool, bool], Found
    ]  # the tokens of each word; the page, or its second query; with what is shown of a hit


def missing() -> str:
    """Why there are no such servers here; empty if they can be tried."""
    if not START.exists():
        return "The shared folder that starts the servers is not here."
    if not shutil.which("mvn"):
        return "There is no Maven to fetch the servers with."
    if not shutil.which("javac") and not any(Path("/usr/lib/jvm").glob("*/bin/javac")):
        return "There is no JDK to run the servers with."
    return ""


@contextmanager
def asked(kind: Kind, source: Path, queries: Sequence[Query]) -> Iterator[Asked | None]:
    """The server, filled and warm; None if there is none to be had."""
    with running(kind, source) as server:
        if server is None:
            yield None
            return
        _warm(kind, server, queries)
        yield Asked(lambda shown: page(kind, server, queries, shown), lambda: nothing(kind, server, len(queries)))


def _warm(kind: Kind, server: Server, queries: Sequence[Query]) -> None:
    """Ask until it gets no cheaper."""
    note(f"{kind.name} grows warm")
    seen: list[float] = []
    while (done := len(seen) * len(queries)) < ENOUGH and (
        done < WARM or min(seen[-STEADY:]) < 0.97 * min(seen[:-STEADY])
    ):
        seen.append(page(kind, server, queries, bool(len(seen) % 2))[0])
        note(f"  {seen[-1]:.2f} ms")


def page(kind: Kind, server: Server, queries: Sequence[Query], shown: bool) -> tuple[float, float]:
    """CPU milliseconds of a page in the server's process, and hits of a query."""
    began, hits = server.cpu(), 0
    for query in queries:
        found = kind.ask(server, query, True, shown)
        if found.rows != min(found.total, HITS) or found.facets != len(FACETS):
            raise RuntimeError(kind.name, query, found)
        if found.total < FEW:
            kind.ask(server, query, False, shown)
        hits += found.total
    return (server.cpu() - began) / len(queries) * 1000, hits / len(queries)


def nothing(kind: Kind, server: Server, times: int) -> float:
    """CPU milliseconds of a request that finds nothing: what HTTP and JSON cost."""
    began = server.cpu()
    for _ in range(times):
        kind.ask(server, [((NOWHERE,), ())], False, False)
    return (server.cpu() - began) / times * 1000


@contextmanager
def running(kind: Kind, source: Path) -> Iterator[Server | None]:
    """The server with these documents. Its folder in the cache serves again while they stay what they are."""
    folder = cache() / f"{kind.name.lower()}-{size()}"
    mark, pid = folder / "bench-ready", folder / "pid-1"
    state = f"{kind.version} {source.stat().st_size} {source.stat().st_mtime_ns}"
    ready = mark.exists() and mark.read_text() == state
    _end(pid, kind.name)
    if not ready:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        kind.prepare(folder)
    port = free_port()
    try:
        started = subprocess.run(
            [START, kind.name.lower(), folder, *kind.arguments(port)], capture_output=True, text=True, check=False
        )
        if started.returncode:
            note(f"{kind.name} did not start: {started.stderr.strip()[-500:]}")
            yield None
            return
        server = Server(int(pid.read_text()), port)
        if not ready:
            note(f"{kind.name} indexes")
            kind.fill(server, documents(source))
        _complete(kind, server, source)
        mark.write_text(state)
        yield server
    finally:
        _end(pid, kind.name)


def _complete(kind: Kind, server: Server, source: Path) -> None:
    """Nothing was lost on the way."""
    with source.open("rb") as lines:
        given = sum(1 for _ in lines)
    there = kind.there(server)
    if there != given:
        raise RuntimeError(kind.name, "has", there, "of", given, "documents")


def _end(pid: Path, name: str) -> None:
    """End the server that this file names, if it is one, and wait until it is gone."""
    if not pid.exists():
        return
    status = Path(f"/proc/{pid.read_text().strip()}")
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(OSError):
            if f"{name}Node" in (status / "cmdline").read_text():
                os.kill(int(status.name), number)
        for _ in range(300):
            if not _runs(status):
                pid.unlink(missing_ok=True)
                return
            time.sleep(0.1)


def _runs(status: Path) -> bool:
    """Whether the process is there and no shell of one that has ended."""
    try:
        return bool((status / "cmdline").read_text())
    except OSError:
        return False


def documents(source: Path) -> Iterator[Document]:
    """What they index: tokens, each as often as it weighs, the numbers of facets, and what a row of results shows."""
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            each = json.loads(line)
            text = " ".join(each[field] for field, times in WEIGHTS.items() for _ in range(times))
            shown = {"title": each["title"], "creator": each["creator"]}
            yield {"id": each["id"], "text": text, **shown, **{facet: each[facet] for facet in FACETS}}


def batches(found: Iterable[Document]) -> Iterator[list[Document]]:
    """So many at a time."""
    rest, done = iter(found), 0
    while batch := list(islice(rest, BATCH)):
        yield batch
        done += len(batch)
        if done % 100_000 < BATCH:
            note(f"  {done:,}")


def tokens(query: Query) -> list[list[tuple[str, float]]]:
    """For each word the tokens that will do, and what each counts."""
    return [[*((key, 1.0) for key in keys), *((stem, BY_STEM) for stem in stems)] for keys, stems in query]
