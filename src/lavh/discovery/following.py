"""The index beside an import: documents are made from what the process has in its hands, instead of being read back afterwards.

The outbox stays the truth: whatever is not committed here when the process ends, or was done by others meanwhile, is caught up with from there.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from lavh.catalog.actions.told import Told
from lavh.catalog.queries.lists import last_work
from lavh.discovery import build, filing, indexer, reading
from lavh.discovery.engine import Engine, Writer
from lavh.discovery.engines import engine as chosen
from lavh.kernel.errors import Refused
from lavh.outbox import actions as outbox
from lavh.outbox import queries as events
from lavh.outbox.models import Cursor, Event

COMMIT = 1_000_000  # works between two commits: each makes a segment, and few large ones answer sooner (what was not committed is read back after a crash)
LOOK = 200_000  # works after which it is looked whether others have written, who do not wait so long


class Follower:
    """Holds the writer while a bulk of records comes in. `hear` wants to be told of each committed batch, in order."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self.engine = engine
        self.writer = writer
        self.done: set[int] = set()  # events whose works are written already
        self.kinds: dict[int, int] = {}
        self.waiting = self.unseen = 0  # works since the last commit, and since the last look

    def hear(self, told: Told) -> None:
        """Write the documents of these works."""
        self.kinds.update(told.kinds)
        self.kinds.update(reading.kinds(self._unknown(told)))
        known = reading.known_of([work.card for work in told.made.values()], self.kinds)
        made = {
            number: build.document(number, work.card, work.descriptions, known) for number, work in told.made.items()
        }
        self.writer.remove(told.gone)
        self.writer.put([document for number, document in made.items() if number not in told.new])
        self.writer.put_new([document for number, document in made.items() if number in told.new])
        self.done |= told.events - {0}  # nothing happened
        self.waiting += len(made)
        self.unseen += len(made)
        if self.unseen >= LOOK:
            self.unseen = 0
            if self.waiting >= COMMIT or self._have_others_written():
                self.settle()

    def _have_others_written(self) -> bool:
        return events.lag(indexer.reader(self.engine), indexer.WORKS) > len(self.done)

    def _unknown(self, told: Told) -> set[int]:
        return {subject for work in told.made.values() for subject in work.card.subjects if subject not in self.kinds}

    def settle(self) -> None:
        """Commit, and take up what others have written meanwhile."""
        self.writer.commit()
        for _ in indexer.drain(self.engine, self.writer, None, but=self.done):
            pass
        self.done.clear()
        self.waiting = self.unseen = 0


@contextmanager
def following() -> Iterator[Follower | None]:
    """A follower, if this process can be the writer of an index that is in step with the catalogue; else None, and the index is caught up with later."""
    engine = chosen()
    if not _in_step(engine):
        yield None
        return
    try:
        writer = engine.writer(roomy=True)
    except Refused:
        yield None
        return
    try:
        follower = Follower(engine, writer)
        yield follower
        follower.settle()
        filing.catch_up()
    finally:
        writer.close()


def _in_step(engine: Engine) -> bool:
    """Whether the index has everything. An index that is new and has nothing to hold yet begins here."""
    if Cursor.objects.filter(pk=indexer.reader(engine)).exists():
        return not indexer.lag(engine)
    last = events.last_settled()
    if last_work():
        return False
    outbox.advance(indexer.reader(engine), last or Event(pk=0, transaction=-1))
    return True
