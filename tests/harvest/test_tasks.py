"""Harvests on schedule, as jobs."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from lavh.harvest import actions, tasks
from lavh.harvest.models import Run, Source
from lavh.jobs import actions as jobs
from lavh.jobs.models import Schedule
from lavh.jobs.tasks import forget_finished_jobs
from lavh.jobs.worker import Worker
from lavh.kernel import clock
from lavh.kernel.errors import Refused
from lavh.network.actions import enrol
from tests.factories.repositories import Repository
from tests.factories.servers import Reply, serving

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def far(address: str = "http://127.0.0.1:1/") -> Source:
    return actions.add(institution=enrol(name="Far library"), way=Source.Way.OAI, address=address, options={})


def planned() -> list[tuple[str, list[object], timedelta]]:
    return list(Schedule.objects.values_list("task", "arguments", "every"))


def test_a_source_on_schedule_is_harvested_by_the_worker() -> None:
    with serving(Repository(["Bir", "Ikki"]).answer) as address:
        source = far(address)
        actions.set_schedule(source=source, every=DAY, now=NOW)
        assert planned() == [(tasks.harvest_source.module_path, [source.pk], DAY)]
        assert jobs.start_due(now=NOW) == 1
        assert Worker(threading.Event()).drain() == 1
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert Run.objects.values_list("state", "seen").get() == ("done", 2)


def test_switched_off_it_is_left_alone_and_on_again_it_is_not() -> None:
    source = far()
    actions.set_schedule(source=source, every=DAY, now=NOW)
    actions.set_enabled(source=source, enabled=False, now=NOW)
    assert planned() == []
    assert tasks.harvest_source.func(source.pk) == "no such source"
    actions.set_enabled(source=source, enabled=True, now=NOW)
    assert len(planned()) == 1
    actions.set_schedule(source=source, every=None, now=NOW)
    assert planned() == []


def test_nobody_is_asked_too_often_and_files_not_at_all() -> None:
    with pytest.raises(Refused) as often:
        actions.set_schedule(source=far(), every=timedelta(minutes=9), now=NOW)
    files = actions.source_for(institution=enrol(name="Near library"))
    with pytest.raises(Refused) as never:
        actions.set_schedule(source=files, every=DAY, now=NOW)
    assert [often.value.code, never.value.code] == ["too-often", "not-a-server"]


def test_a_worker_that_is_to_end_pauses_the_harvest_and_another_goes_on() -> None:
    repository = Repository([f"Kitob {number}" for number in range(35)])
    stop = threading.Event()

    def answer(path: str, asked: dict[str, str]) -> Reply:
        if asked.get("resumptionToken", "").endswith("|20"):
            stop.set()
        return repository.answer(path, asked)

    with serving(answer) as address:
        tasks.harvest_source.enqueue(far(address).pk)
        Worker(stop).drain()
        assert DBTaskResult.objects.get().status == "READY"
        assert Run.objects.values_list("state", "seen").get() == ("running", 30)
        assert Worker(threading.Event()).drain() == 1
    assert Run.objects.values_list("state", "seen", "new").get() == ("done", 35, 35)


def test_a_server_that_asks_for_an_hour_is_left_alone_for_an_hour_and_the_worker_is_free() -> None:
    repository = Repository([f"Kitob {number}" for number in range(35)])
    busy = Reply(b"", 503, {"Retry-After": "3600"})
    faults = [busy]

    def answer(path: str, asked: dict[str, str]) -> Reply:
        return faults.pop() if "resumptionToken" in asked and faults else repository.answer(path, asked)

    with serving(answer) as address:
        source = far(address)
        tasks.harvest_source.enqueue(source.pk)
        assert Worker(threading.Event()).drain() == 1
        waiting = DBTaskResult.objects.get(status="READY")
        assert timedelta(minutes=59) < waiting.run_after - clock.now() <= timedelta(hours=1)
        DBTaskResult.objects.filter(pk=waiting.pk).update(run_after=clock.now())
        assert Worker(threading.Event()).drain() == 1
    assert Run.objects.values_list("state", "seen", "new").get() == ("done", 35, 35)


def test_a_long_harvest_lets_others_have_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "TURN", 0.0)
    repository = Repository([f"Kitob {number}" for number in range(35)])
    with serving(repository.answer) as address:
        tasks.harvest_source.enqueue(far(address).pk)
        assert Worker(threading.Event()).work_once()
        forget_finished_jobs.enqueue()
        assert Worker(threading.Event()).drain() == 5
    order = DBTaskResult.objects.order_by("started_at").values_list("task_path", "return_value")
    harvest, house = tasks.harvest_source.module_path, forget_finished_jobs.module_path
    run = Run.objects.get()
    assert list(order) == [
        (harvest, "later"),
        (house, 0),
        *[(harvest, "later")] * 3,
        (harvest, f"run {run.pk}: 35 records"),
    ]
    assert (run.state, run.seen, run.new) == ("done", 35, 35)
