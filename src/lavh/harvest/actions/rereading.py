"""Reading records again that are there already: after a release with better readers, or with another profile."""

from collections.abc import Callable

from lavh.harvest.actions.runs import begin, end
from lavh.harvest.alone import alone
from lavh.harvest.models import RawRecord, Run, Source
from lavh.harvest.pipeline import BATCH, Intake


def reread(*, source: Source, progress: Callable[[int, int], None] | None = None) -> Run:
    """Read everything of a source again from the bytes that are kept. Interrupted, it is run again: what is right already costs only the reading."""
    with alone(source):
        run = begin(source=source)
        intake = Intake(source, run)
        there = RawRecord.objects.filter(source=source, deleted=False).order_by("id")
        whole, last = there.count(), 0
        try:
            while stored := list(there.filter(id__gt=last)[:BATCH]):
                intake.read_again(stored)
                last = stored[-1].pk
                if progress:
                    progress(run.seen, whole)
        except BaseException as error:
            end(run=run, error=error)
            raise
        end(run=run)
        return run
