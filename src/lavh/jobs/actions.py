"""Claiming, finishing, retrying, reaping and scheduling jobs. Each is one short transaction."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lavh.jobs import rules
from lavh.jobs.models import Lease, Schedule


@transaction.atomic
def claim(*, worker: str, now: datetime) -> DBTaskResult[Any, Any] | None:
    """Take the next ready job, with a lease; None when there is nothing to do."""
    job = DBTaskResult.objects.ready().get_locked()
    if job is None:
        return None
    job.claim(worker)
    lease, _ = Lease.objects.get_or_create(job=job, defaults={"expires": now})
    Lease.objects.filter(pk=lease.pk).update(worker=worker, expires=now + rules.LEASE, attempts=lease.attempts + 1)
    return job


def renew(*, job: DBTaskResult[Any, Any], worker: str, now: datetime) -> bool:
    """Say that `worker` is alive. False: the lease was lost, somebody else may have the job."""
    return bool(Lease.objects.filter(pk=job.pk, worker=worker).update(expires=now + rules.LEASE))


@transaction.atomic
def succeed(*, job: DBTaskResult[Any, Any], worker: str, value: object) -> None:
    """The job is done. Nothing happens if the lease was lost meanwhile: its new holder will say so."""
    if Lease.objects.filter(pk=job.pk, worker=worker).delete()[0]:
        job.set_successful(value)


@transaction.atomic
def fail(*, job: DBTaskResult[Any, Any], worker: str, error: BaseException, now: datetime) -> None:
    """The job raised: try again later, or give up and keep the traceback."""
    lease = Lease.objects.filter(pk=job.pk, worker=worker).first()
    if lease is None:
        return
    job.set_failed(error)
    _again_or_never(lease, now)


@transaction.atomic
def reap(*, now: datetime) -> int:
    """Give the jobs of dead workers to others. Returns how many were found."""
    dead = list(
        DBTaskResult.objects.running().filter(Q(lease__isnull=True) | Q(lease__expires__lt=now)).select_related("lease")
    )
    for job in dead:
        lease = getattr(job, "lease", None) or Lease.objects.create(job=job, expires=now, attempts=1)
        _again_or_never(lease, now)
    return len(dead)


def _again_or_never(lease: Lease, now: datetime) -> None:
    when = rules.next_try(lease.attempts, now)
    job = DBTaskResult.objects.filter(pk=lease.pk)
    if when is None:
        job.update(status=TaskResultStatus.FAILED, finished_at=now)
        lease.delete()
        return
    job.update(status=TaskResultStatus.READY, run_after=when, finished_at=None)
    Lease.objects.filter(pk=lease.pk).update(worker="", expires=when)


@transaction.atomic
def start_due(*, now: datetime) -> int:
    """Put every due schedule's task into the queue. Two schedulers may run: the row is taken by the one that moves it on."""
    started = 0
    for due in Schedule.objects.filter(enabled=True, next_run__lte=now):
        later = rules.next_run(due.next_run, due.every, now)
        if Schedule.objects.filter(pk=due.pk, next_run=due.next_run).update(next_run=later):
            import_string(due.task).enqueue(*due.arguments)
            started += 1
    return started


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
