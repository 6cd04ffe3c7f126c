"""One worker, in this process."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from lavh.jobs.rules import ATTEMPTS
from lavh.jobs.worker import Worker
from tests.jobs import deeds

pytestmark = pytest.mark.django_db


def worker(stop: threading.Event | None = None) -> Worker:
    return Worker(stop or threading.Event())


def no_waiting() -> None:
    """What waits for its next try has waited long enough."""
    DBTaskResult.objects.update(run_after=F("enqueued_at") - timedelta(days=1))


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split() if file.exists() else []


def outcome() -> tuple[str, object]:
    row = DBTaskResult.objects.get()
    return row.status, row.return_value


def test_jobs_are_done_once_each(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    for word in "abc":
        deeds.note.enqueue(str(file), word)
    assert [worker().drain(), worker().drain()] == [3, 0]
    assert lines(file) == ["a", "b", "c"]


def test_a_failing_job_is_tried_again_until_it_goes_well(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    deeds.stumble.enqueue(str(file), 2)
    for _ in range(3):
        assert worker().drain() == 1
        no_waiting()
    assert (lines(file), outcome()) == (["try"] * 3, ("SUCCESSFUL", "well done"))


def test_a_job_that_never_goes_well_is_left_with_its_traceback(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    deeds.stumble.enqueue(str(file), 99)
    while worker().drain():
        no_waiting()
    assert lines(file) == ["try"] * ATTEMPTS
    assert outcome() == ("FAILED", None)
    assert "ValueError: stumbled" in DBTaskResult.objects.get().traceback


def test_a_job_that_gives_back_what_cannot_be_written_down_has_failed() -> None:
    deeds.speechless.enqueue()
    worker().drain()
    assert "TypeError" in DBTaskResult.objects.get().traceback


def test_a_job_that_tries_to_end_the_process_has_failed() -> None:
    deeds.leave.enqueue()
    with pytest.raises(SystemExit):
        worker().drain()
    assert "SystemExit" in DBTaskResult.objects.get().traceback


def test_a_task_that_is_gone_costs_its_own_job_only(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    deeds.note.enqueue(str(file), "a")
    DBTaskResult.objects.update(task_path="lavh.nowhere.gone")
    deeds.note.enqueue(str(file), "b")
    assert worker().drain() == 2
    assert lines(file) == ["b"]


def test_a_long_job_that_is_asked_to_stop_goes_on_later(tmp_path: Path) -> None:
    file, stop = tmp_path / "lines", threading.Event()
    deeds.long_way.enqueue(str(file), str(tmp_path / "none"))
    busy = worker(stop)
    busy_job = threading.Event.is_set  # the event is set while the job runs, not before it is taken

    class SetAfterClaim(threading.Event):
        asked = 0

        def is_set(self) -> bool:
            self.asked += 1
            return self.asked > 1 or busy_job(self)

    busy.stop = SetAfterClaim()
    assert busy.drain() == 1
    assert (lines(file), outcome()) == (["step"], ("READY", None))
    assert worker().drain() == 1
    assert (lines(file), outcome()) == (["step", "step"], ("SUCCESSFUL", "arrived"))


def test_a_worker_that_is_told_to_stop_takes_no_other_job(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    deeds.note.enqueue(str(tmp_path / "lines"), "a")
    assert worker(stop).drain() == 0
    assert outcome() == ("READY", None)
