"""Beginning, ending and going on with runs. Call them while the source is held (`harvest.alone`)."""

from django.db import transaction

from lavh.harvest import rules
from lavh.harvest.models import Run, Source
from lavh.harvest.steps import Plan
from lavh.kernel import clock
from lavh.kernel.errors import LavhError

INTERRUPTED = {"code": "interrupted", "facts": {}}


@transaction.atomic
def begin(*, source: Source, full: bool = False, place: dict[str, object] | None = None) -> Run:
    """Begin a run. Whatever of this source still seems to run was interrupted."""
    now = clock.now()
    Run.objects.filter(source=source, state=Run.State.RUNNING).update(
        state=Run.State.FAILED, ended=now, error=INTERRUPTED
    )
    return Run.objects.create(source=source, started=now, beat=now, full=full, place=place or {})


def broken_off(*, source: Source, plan: Plan | None = None) -> Run | None:
    """The last harvest, if it did not come to its end, can be gone on with, and asks for the same as `plan` (None: for anything)."""
    run = Run.objects.filter(source=source, place__has_key="plan").order_by("-id").first()
    if run is None:
        return None
    error = run.error["code"] if run.error else ""
    if not rules.may_go_on(state=run.state, error=error, beat=run.beat, now=clock.now()):
        return None
    return run if plan is None or Plan(**run.place["plan"]) == plan else None


def go_on(*, run: Run) -> Run:
    """Take an interrupted run up again, with its counts and its place."""
    run.state, run.ended, run.error, run.beat = Run.State.RUNNING, None, None, clock.now()
    run.save()
    return run


def end(*, run: Run, error: BaseException | None = None) -> None:
    """The run is over, well or badly."""
    run.ended = clock.now()
    run.state = Run.State.FAILED if error else Run.State.DONE
    if isinstance(error, LavhError):
        run.error = fault(error)
    elif isinstance(error, KeyboardInterrupt):
        run.error = INTERRUPTED
    elif error is not None:
        run.error = {"code": "broke-off", "facts": {"what": f"{type(error).__name__}: {error}"[:300]}}
    run.save()


def fault(error: LavhError) -> dict[str, object]:
    """An error as a run keeps it."""
    return {"code": error.code, "facts": {key: str(value) for key, value in error.facts.items()}}
