"""An index in a folder: `current-v1` names the sub-folder that is read, `writer-v1.lock` belongs to the one who writes.

Each version of the fields has its own of both: a new release builds its index beside the one that the running release still reads and writes.
"""

import fcntl
import os
import secrets
import shutil
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

import tantivy
from tantivy import Order

from lavh.discovery import fields
from lavh.discovery.document import IndexDocument, encode
from lavh.discovery.engine import Count, Found
from lavh.discovery.engines.tantivy.compile import compiled, unscored
from lavh.discovery.engines.tantivy.schema import schema
from lavh.discovery.fields import TextField
from lavh.discovery.query import Counted, Node
from lavh.discovery.query import Order as Wanted
from lavh.kernel.errors import Refused

LOOK_AGAIN = 1.0  # seconds between two looks at whether somebody committed or switched
HEAP = 128_000_000  # bytes that the writer may fill before it writes a segment
HEAP_ANEW = min(  # the same while a whole index is made: each segment is asked for each word of a query, so few large ones answer sooner
    max(300_000_000, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 8), 2_000_000_000
)
SORTS = {"newest": ("newest", Order.Desc), "oldest": ("oldest", Order.Asc)}


class TantivyEngine:
    """Reads the current index of a folder, and writes it if it is the one that may. `name`: a certain index instead of the current one."""

    def __init__(self, folder: Path, name: str = "") -> None:
        self.folder = folder
        self.fixed = bool(name)
        self.name = name or self._current() or self._make()
        self.index, self.state = self._open(), ""
        self._follow()
        self.guard = threading.Lock()

    def search(self, query: Node, *, limit: int, offset: int = 0, order: Wanted = "relevance") -> Found:
        """See the port."""
        searcher = self._searcher()
        if order == "relevance":
            answer = searcher.search(compiled(query), limit, offset=offset, weight_by_field="weight")
        else:
            field, direction = SORTS[order]
            answer = searcher.search(unscored(query), limit, offset=offset, order_by_field=field, order=direction)
        total = int(answer.count or 0)  # type: ignore[attr-defined]  # missing from the stubs of 0.27
        if not total:
            return Found(0, [], [])
        hits = answer.hits
        ids = searcher.fast_field_values("id", [place for _, place in hits])
        scores = [score for score, _ in hits] if order == "relevance" else [0.0] * len(hits)
        return Found(total, ids, scores)  # type: ignore[arg-type]  # every document has a number

    def best(self, query: Node, limit: int) -> list[int]:
        """See the port. Without a count and a weight the engine leaves out what cannot be among the best."""
        searcher = self._searcher()
        answer = searcher.search(compiled(query), limit, count=False)
        return searcher.fast_field_values("id", [place for _, place in answer.hits])  # type: ignore[return-value]  # every document has a number

    def count(self, query: Node, wanted: Sequence[Counted]) -> list[list[Count]]:
        """See the port."""
        if not wanted:
            return []
        asked = {str(number): _aggregation(each) for number, each in enumerate(wanted)}
        answer = self._searcher().aggregate(unscored(query), asked)
        return [
            [
                (int(bucket["key"]), int(bucket["doc_count"]))
                for bucket in answer[str(number)]["buckets"]
                if bucket["doc_count"]
            ]
            for number in range(len(wanted))
        ]

    def tokens(self, field: TextField, start: str, limit: int) -> list[tuple[str, int]]:
        """See the port."""
        return self._searcher().terms_with_prefix(field, start, None, limit)

    def frequency(self, field: TextField, token: str) -> int:
        """See the port."""
        return self._searcher().doc_freq(field, token)

    def generation(self) -> str:
        """The name of the index and the time of its last commit."""
        self._searcher()
        return self.state

    def identity(self) -> str:
        """The name of the sub-folder."""
        self._searcher()
        return self.name

    def all(self) -> list[str]:
        """The sub-folders."""
        return sorted(path.name for path in self.folder.glob("v*-*"))

    def writer(self, *, roomy: bool = False) -> "TantivyWriter":
        """See the port. The lock is the kernel's: it is free as soon as its holder is dead. Whoever makes an index beside holds it already."""
        if self.fixed:
            return TantivyWriter(self, None, HEAP_ANEW)
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / f"writer-v{fields.VERSION}.lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise Refused("index-busy") from None
        self._follow()
        return TantivyWriter(self, lock, HEAP_ANEW if roomy else HEAP)

    def beside(self) -> "TantivyEngine":
        """See the port."""
        for other in self.folder.glob(f"v{fields.VERSION}-*"):
            if other.name not in {self.name, self._current()}:
                shutil.rmtree(other, ignore_errors=True)
        return TantivyEngine(self.folder, self._make(current=False))

    def adopt(self, other: "TantivyEngine") -> None:
        """See the port."""
        old, first = self.name, not self.index.searcher().num_docs
        self._point_to(other.name)
        self._follow()
        if not first:  # this version has served before: nobody needs the ones before it
            self._sweep_older()
        if old != self.name:
            shutil.rmtree(self.folder / old, ignore_errors=True)  # open files live on until their readers let go

    def _sweep_older(self) -> None:
        for name in self.all():
            version = name[1:].partition("-")[0]
            if version.isdecimal() and int(version) < fields.VERSION:
                (self.folder / f"current-v{version}").unlink(missing_ok=True)
                shutil.rmtree(self.folder / name, ignore_errors=True)

    def _searcher(self) -> tantivy.Searcher:
        if time.monotonic() - self.looked > LOOK_AGAIN:
            with self.guard:
                self._follow()
        return self.index.searcher()

    def _follow(self) -> None:
        """See the last commit; go over to another index if `current` says so."""
        self.looked = time.monotonic()
        name = self.name if self.fixed else self._current() or self._make()
        state = f"{name}-{self._committed(name)}"  # looked at first: what is remembered may be newer than its name, never older
        if name != self.name or not (self.folder / name / "meta.json").exists():
            self.name = name
            self.index = self._open()
        else:
            self.index.reload()
        self.state = state

    def _committed(self, name: str) -> int:
        try:
            return (self.folder / name / "meta.json").stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def refresh(self) -> None:
        """Look now, not only after `LOOK_AGAIN`."""
        with self.guard:
            self._follow()

    def _current(self) -> str:
        """The name in `current`, if it is of this version and there."""
        try:
            name = (self.folder / f"current-v{fields.VERSION}").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""
        return name if name.startswith(f"v{fields.VERSION}-") and (self.folder / name / "meta.json").exists() else ""

    def _make(self, *, current: bool = True) -> str:
        name = f"v{fields.VERSION}-{secrets.token_hex(4)}"
        (self.folder / name).mkdir(parents=True)
        tantivy.Index(schema(), str(self.folder / name))
        if current:
            self._point_to(name)
        return name

    def _point_to(self, name: str) -> None:
        draft = self.folder / f"current-v{fields.VERSION}.{os.getpid()}"
        draft.write_text(name, encoding="ascii")
        draft.replace(self.folder / f"current-v{fields.VERSION}")

    def _open(self) -> tantivy.Index:
        index = tantivy.Index(schema(), str(self.folder / self.name))
        index.config_reader("manual")
        index.reload()
        return index


class TantivyWriter:
    """The one writer of a folder. Opens the index afresh, so that it never continues from a state that another writer has left."""

    def __init__(self, engine: TantivyEngine, lock: IO[str] | None, heap: int) -> None:
        self.engine = engine
        self.lock = lock
        self.index = tantivy.Index(schema(), str(engine.folder / engine.name))
        self.inner = self.index.writer(heap, 1)

    def put(self, documents: Iterable[IndexDocument]) -> None:
        """See the port."""
        batch = list(documents)
        self.remove(document.id for document in batch)
        self.put_new(batch)

    def put_new(self, documents: Iterable[IndexDocument]) -> None:
        """See the port."""
        add = self.inner.add_json
        for document in documents:
            add(encode(document))

    def remove(self, ids: Iterable[int]) -> None:
        """See the port. By query, because tantivy-py 0.27 takes a number given as a term for a signed one and finds nothing."""
        if numbers := list(ids):
            self.inner.delete_documents_by_query(tantivy.Query.term_set_query(schema(), "id", numbers))

    def commit(self) -> None:
        """See the port."""
        self.inner.commit()
        self.engine.refresh()

    def close(self) -> None:
        """See the port. Merges under way are finished first."""
        self.inner.wait_merging_threads()
        if self.lock:
            self.lock.close()


def _aggregation(wanted: Counted) -> dict[str, object]:
    if wanted.interval:
        return {"histogram": {"field": wanted.field, "interval": wanted.interval, "min_doc_count": 1}}
    return {"terms": {"field": wanted.field, "size": wanted.size}}
