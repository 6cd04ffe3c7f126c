"""Claiming, finishing, retrying, reaping and scheduling jobs. Each is one short transaction."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from lavh.jobs import rules
from lavh.jobs.giving_up import tell
from lavh.jobs.models import Lease, Schedule

log = logging.getLogger(__name__)
Job = DBTaskResult[Any, Any]
UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


class WorkerDied(Exception):
    """What a job is told to have failed of when each of its workers vanished without a word."""


@transaction.atomic
def claim(*, worker: str, now: datetime) -> Job | None:
    """Take the next ready job, with a lease; None when there is nothing to do."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    job: Job | None = _for_us_alone(ready.filter(Q(run_after=get_date_max()) | Q(run_after__lte=now))).first()
    if job is None:
        return None
    job.claim(worker)
    lease, _ = Lease.objects.get_or_create(job=job, defaults={"expires": now})
    Lease.objects.filter(pk=lease.pk).update(worker=worker, expires=now + rules.LEASE, attempts=lease.attempts + 1)
    return job


def renew(*, job: Job, worker: str, now: datetime) -> bool:
    """Say that `worker` is alive. False: the lease was lost, somebody else may have the job."""
    return bool(Lease.objects.filter(pk=job.pk, worker=worker).update(expires=now + rules.LEASE))


@transaction.atomic
def succeed(*, job: Job, worker: str, value: object) -> bool:
    """The job is done. False, and nothing happens, if the lease was lost meanwhile: its new holder will say so."""
    held = bool(Lease.objects.filter(pk=job.pk, worker=worker).delete()[0])
    if held:
        job.set_successful(value)
    return held


@transaction.atomic
def fail(*, job: Job, worker: str, error: BaseException, now: datetime) -> None:
    """The job raised: try again later, or give up. The traceback of the last try is kept with it either way."""
    lease = _for_us_alone(Lease.objects.filter(pk=job.pk, worker=worker)).first()
    if lease is not None:
        _again_or_never(lease, job, error, now)


@transaction.atomic
def put_back(*, job: Job, worker: str, now: datetime) -> None:
    """The job stopped at a place from which it can go on: it is the next one again, and this try does not count."""
    lease = _for_us_alone(Lease.objects.filter(pk=job.pk, worker=worker)).first()
    if lease is None:
        return
    DBTaskResult.objects.filter(pk=job.pk).update(status=TaskResultStatus.READY, run_after=now)
    Lease.objects.filter(pk=lease.pk).update(worker="", expires=now, attempts=max(lease.attempts - 1, 0))


@transaction.atomic
def reap(*, now: datetime) -> int:
    """Give the jobs of dead workers to others. Returns how many were found."""
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    dead = list(_for_us_alone(running.filter(Q(lease__isnull=True) | Q(lease__expires__lt=now))))
    for job in dead:
        lease, _ = Lease.objects.get_or_create(job=job, defaults={"expires": now, "attempts": 1})
        log.warning("worker-died", extra={"task": job.task_path, "worker": lease.worker, "attempt": lease.attempts})
        _again_or_never(lease, job, WorkerDied(f"try {lease.attempts} by {lease.worker or 'somebody'}"), now)
    return len(dead)


def _for_us_alone(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows that no other process has in hand. On SQLite the transaction holds the one write lock already."""
    if connection.features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True, of=("self",))
    return rows


def _again_or_never(lease: Lease, job: Job, error: BaseException, now: datetime) -> None:
    job.set_failed(error)
    when = rules.next_try(lease.attempts, now)
    if when is None:
        lease.delete()
        tell(job.task_path, job.args_kwargs["args"])
        return
    DBTaskResult.objects.filter(pk=job.pk).update(status=TaskResultStatus.READY, run_after=when, finished_at=None)
    Lease.objects.filter(pk=lease.pk).update(worker="", expires=when)


def start_due(*, now: datetime) -> int:
    """Put every due schedule's task into the queue, unless its last job is still there. Returns how many were put."""
    return sum(_start(due, now) for due in Schedule.objects.filter(enabled=True, next_run__lte=now))


@transaction.atomic
def _start(due: Schedule, now: datetime) -> bool:
    """Two schedulers may run: the row is taken by the one that moves it on. A task that is gone disturbs no other."""
    later = rules.next_run(due.next_run, due.every, now)
    if not Schedule.objects.filter(pk=due.pk, next_run=due.next_run).update(next_run=later):
        return False
    waiting = DBTaskResult.objects.filter(
        task_path=due.task, status__in=UNFINISHED, args_kwargs={"args": due.arguments, "kwargs": {}}
    )
    if waiting.exists():
        return False
    try:
        task = import_string(due.task)
    except ImportError:
        log.exception("no-such-task", extra={"task": due.task})
        return False
    task.enqueue(*due.arguments)
    return True


def schedule(*, name: str, task: str, every: timedelta, now: datetime, arguments: tuple[object, ...] = ()) -> None:
    """Have `task` started every so often. The first run is now; calling it again with the same values changes nothing."""
    row, made = Schedule.objects.get_or_create(
        pk=name, defaults={"task": task, "arguments": list(arguments), "every": every, "next_run": now}
    )
    if not made and (row.task, row.arguments, row.every) != (task, list(arguments), every):
        Schedule.objects.filter(pk=name).update(task=task, arguments=list(arguments), every=every, next_run=now)


def unschedule(*, name: str) -> None:
    """Stop starting it."""
    Schedule.objects.filter(pk=name).delete()


def forget_finished(*, before: datetime) -> int:
    """Delete jobs that ended before this moment, whether well or badly. Returns how many."""
    done = DBTaskResult.objects.filter(
        status__in=(TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED), finished_at__lt=before
    )
    return done.delete()[1].get(DBTaskResult._meta.label, 0)
