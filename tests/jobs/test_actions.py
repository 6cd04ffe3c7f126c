"""Claims, leases, retries and schedules, at moments of our choosing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from lavh.jobs import actions
from lavh.jobs.models import Lease, Schedule
from lavh.jobs.rules import ATTEMPTS, LEASE
from lavh.kernel import clock
from tests.jobs.deeds import note

pytestmark = pytest.mark.django_db
NOW = datetime(2126, 3, 1, 12, tzinfo=UTC)  # jobs put into the queue by these tests are ready then
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
NOTE = "tests.jobs.deeds.note"


def put(word: str = "x") -> str:
    return str(note.enqueue("nowhere", word).id)


def claimed(worker: str = "anna", now: datetime = NOW) -> actions.Job:
    job = actions.claim(worker=worker, now=now)
    assert job is not None
    return job


def states() -> list[str]:
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


def test_a_job_is_given_to_one_worker_only() -> None:
    put()
    assert claimed("anna").worker_ids == ["anna"]
    assert actions.claim(worker="bob", now=NOW) is None


def test_jobs_are_done_in_the_order_in_which_they_came() -> None:
    words = [put("1"), put("2"), put("3")]
    assert [str(claimed().pk) for _ in words] == words


def test_a_job_that_is_done_is_never_given_again() -> None:
    put()
    assert actions.succeed(job=claimed(), worker="anna", value="x")
    assert actions.reap(now=NOW + HOUR) == 0
    assert actions.claim(worker="bob", now=NOW + HOUR) is None
    assert (states(), Lease.objects.count()) == (["SUCCESSFUL"], 0)


def test_a_worker_that_gives_signs_of_life_keeps_its_job() -> None:
    put()
    job = claimed()
    assert actions.renew(job=job, worker="anna", now=NOW + LEASE)
    assert actions.reap(now=NOW + LEASE + SECOND) == 0


def test_the_job_of_a_dead_worker_goes_to_another_one() -> None:
    put()
    job = claimed()
    assert actions.reap(now=NOW + LEASE + SECOND) == 1
    assert actions.reap(now=NOW + LEASE + SECOND) == 0
    again = claimed("bob", NOW + LEASE + HOUR)
    assert (again.pk, again.worker_ids) == (job.pk, ["anna", "bob"])


def test_a_worker_that_was_only_slow_cannot_end_a_job_that_another_one_has() -> None:
    put()
    slow = claimed("anna")
    actions.reap(now=NOW + LEASE + SECOND)
    job = claimed("bob", NOW + HOUR)
    assert not actions.renew(job=slow, worker="anna", now=NOW + HOUR)
    assert not actions.succeed(job=slow, worker="anna", value="anna's")
    actions.fail(job=slow, worker="anna", error=ValueError("anna's"), now=NOW + HOUR)
    actions.put_back(job=slow, worker="anna", now=NOW + HOUR)
    assert states() == ["RUNNING"]
    assert actions.succeed(job=job, worker="bob", value="bob's")
    assert DBTaskResult.objects.get().return_value == "bob's"


def test_a_running_job_without_any_lease_is_found_too() -> None:
    put()
    Lease.objects.filter(pk=claimed().pk).delete()
    assert actions.reap(now=NOW) == 1
    assert claimed("bob", NOW + HOUR).worker_ids == ["anna", "bob"]


def test_a_failed_job_waits_longer_each_time_and_is_then_left_with_its_traceback() -> None:
    put()
    now = NOW
    for number in range(1, ATTEMPTS + 1):
        job = claimed(now=now)
        actions.fail(job=job, worker="anna", error=ValueError(f"no. {number}"), now=now)
        assert actions.claim(worker="bob", now=now + SECOND) is None
        now += HOUR
    row = DBTaskResult.objects.get()
    assert (row.status, row.exception_class_path) == ("FAILED", "builtins.ValueError")
    assert "no. 5" in row.traceback
    assert (Lease.objects.count(), actions.claim(worker="bob", now=now)) == (0, None)


def test_a_job_that_kills_its_workers_is_given_up() -> None:
    put()
    now = NOW
    for _ in range(ATTEMPTS):
        claimed(now=now)
        now += HOUR
        actions.reap(now=now)
        now += HOUR
    row = DBTaskResult.objects.get()
    assert (row.status, row.exception_class_path) == ("FAILED", "lavh.jobs.actions.WorkerDied")
    assert actions.claim(worker="bob", now=now) is None


def test_a_job_that_failed_once_and_then_went_well_has_gone_well() -> None:
    put()
    actions.fail(job=claimed(), worker="anna", error=ValueError("no"), now=NOW)
    actions.succeed(job=claimed(now=NOW + HOUR), worker="anna", value="x")
    row = DBTaskResult.objects.get()
    assert (row.status, row.traceback, row.return_value) == ("SUCCESSFUL", "", "x")


def test_a_paused_job_is_ready_at_once_and_its_tries_are_not_counted() -> None:
    put()
    for _ in range(ATTEMPTS * 2):
        actions.put_back(job=claimed(), worker="anna", now=NOW)
    assert claimed("bob").status == "RUNNING"
    assert Lease.objects.get().attempts == 1


def test_what_a_transaction_rolls_back_was_never_in_the_queue() -> None:
    from django.db import transaction

    with transaction.atomic():
        put()
        transaction.set_rollback(True)
    assert states() == []


def plan(name: str = "tidy", task: str = NOTE, now: datetime = NOW, word: str = "x") -> None:
    actions.schedule(name=name, task=task, every=HOUR, now=now, arguments=("nowhere", word))


def test_a_schedule_starts_its_task_when_it_is_due() -> None:
    plan()
    assert [actions.start_due(now=NOW), actions.start_due(now=NOW)] == [1, 0]
    assert DBTaskResult.objects.get().args_kwargs == {"args": ["nowhere", "x"], "kwargs": {}}


def test_schedules_do_not_pile_up() -> None:
    plan()
    for hours in range(5):
        actions.start_due(now=NOW + hours * HOUR)
    assert states() == ["READY"]
    claimed(now=NOW + 5 * HOUR)
    assert actions.start_due(now=NOW + 5 * HOUR) == 0


def test_a_schedule_goes_on_when_its_last_job_has_ended() -> None:
    plan()
    actions.start_due(now=NOW)
    actions.succeed(job=claimed(), worker="anna", value=None)
    assert actions.start_due(now=NOW + HOUR) == 1


def test_two_schedules_of_one_task_are_two() -> None:
    plan("one", word="1")
    plan("two", word="2")
    assert actions.start_due(now=NOW) == 2


def test_a_schedule_of_a_task_that_is_gone_disturbs_no_other() -> None:
    plan("gone", task="lavh.nowhere.gone")
    plan("tidy")
    assert actions.start_due(now=NOW) == 1


def test_scheduling_again_with_the_same_values_changes_nothing() -> None:
    plan()
    actions.start_due(now=NOW)
    plan(now=NOW + SECOND)
    assert Schedule.objects.get().next_run == NOW + HOUR


def test_a_changed_schedule_starts_anew() -> None:
    plan()
    actions.start_due(now=NOW)
    plan(now=NOW + SECOND, word="y")
    assert Schedule.objects.get().next_run == NOW + SECOND


def test_a_schedule_taken_away_starts_nothing() -> None:
    plan()
    actions.unschedule(name="tidy")
    assert actions.start_due(now=NOW) == 0


def test_old_finished_jobs_are_forgotten_and_no_others(tmp_path: Path) -> None:
    put("done")
    actions.succeed(job=claimed(), worker="anna", value=None)
    put("waiting")
    assert actions.forget_finished(before=clock.now() - HOUR) == 0
    assert actions.forget_finished(before=clock.now() + HOUR) == 1
    assert states() == ["READY"]
