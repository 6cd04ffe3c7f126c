"""Workers as processes of their own: shared work, sudden death, and being asked to end."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from tests.factories.houses import House, house

pytestmark = pytest.mark.slow
JOBS = DBTaskResult._meta.db_table
DRAIN = "import threading; from lavh.jobs.worker import Worker; print(Worker(threading.Event()).drain())"
REAP = "from lavh.jobs import actions; from lavh.kernel import clock; print(actions.reap(now=clock.now()))"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path / "home") as made:
        yield made


def put(home: House, *calls: str) -> None:
    home.python(
        "from tests.jobs.deeds import *\nfrom django.db import transaction\nwith transaction.atomic():\n"
        + "\n".join(f"    {call}" for call in calls)
    )


def later(home: House) -> None:
    """Time passes: leases run out, waits are over."""
    home.sql("UPDATE jobs_lease SET expires = '2020-01-01 00:00:00'")
    home.sql(f"UPDATE {JOBS} SET run_after = '2020-01-01 00:00:00'")


def states(home: House) -> Counter[str]:
    return Counter(state for (state,) in home.sql(f"SELECT status FROM {JOBS} WHERE task_path LIKE 'tests.%'"))


def test_two_workers_share_the_work_and_double_none(home: House, tmp_path: Path) -> None:
    file = tmp_path / "lines"
    put(home, f"for number in range(60): note.enqueue({str(file)!r}, str(number))")
    workers = [home.start_python(DRAIN) for _ in range(2)]
    done = [int(each.communicate()[0]) for each in workers]
    assert sum(done) == 60
    assert sorted(file.read_text(encoding="utf-8").split(), key=int) == [str(number) for number in range(60)]
    assert states(home) == {"SUCCESSFUL": 60}


def test_a_killed_worker_loses_no_job_and_doubles_none_that_was_finished(home: House, tmp_path: Path) -> None:
    file, begun, go = tmp_path / "lines", tmp_path / "begun", tmp_path / "go"
    os.mkfifo(begun)
    os.mkfifo(go)
    put(home, *(f"note.enqueue({str(file)!r}, '{word}')" for word in "ab"), f"hold.enqueue({str(file)!r}, {str(begun)!r}, {str(go)!r})",
        f"note.enqueue({str(file)!r}, 'c')")  # fmt: skip
    victim = home.start_python(DRAIN)
    assert begun.read_text(encoding="utf-8") == "begun"  # it has the third job in hand
    victim.kill()
    victim.communicate()
    assert states(home) == {"SUCCESSFUL": 2, "RUNNING": 1, "READY": 1}
    assert home.python(DRAIN).strip() == "1"  # the one that waits
    assert home.python(REAP).strip() == "0"  # the one in hand is not taken away from a worker that may still live
    later(home)
    assert home.python(REAP).strip() == "1"
    later(home)
    heir = home.start_python(DRAIN)
    begun.read_text(encoding="utf-8")
    go.write_text("go", encoding="utf-8")
    assert heir.communicate()[0].strip() == "1"
    assert file.read_text(encoding="utf-8").split() == ["a", "b", "c", "held"]
    assert states(home) == {"SUCCESSFUL": 4}


def test_a_job_that_kills_every_worker_is_given_up_and_the_others_are_done(home: House, tmp_path: Path) -> None:
    file = tmp_path / "lines"
    put(home, f"die.enqueue({str(file)!r})", f"note.enqueue({str(file)!r}, 'other')")
    for _ in range(6):
        home.start_python(DRAIN).communicate()
        later(home)
        home.python(REAP)
        later(home)
    assert Counter(file.read_text(encoding="utf-8").split()) == {"dying": 5, "other": 1}
    assert states(home) == {"FAILED": 1, "SUCCESSFUL": 1}


def test_a_worker_that_is_asked_to_end_finishes_the_job_in_hand_first(home: House, tmp_path: Path) -> None:
    file, begun = tmp_path / "lines", tmp_path / "begun"
    os.mkfifo(begun)
    put(home, f"linger.enqueue({str(file)!r}, {str(begun)!r})", f"note.enqueue({str(file)!r}, 'other')")
    worker = home.start("worker")
    begun.read_text(encoding="utf-8")
    worker.send_signal(signal.SIGTERM)
    worker.communicate()
    assert worker.returncode == 0
    assert file.read_text(encoding="utf-8").split() == ["finished"]
    assert states(home) == {"SUCCESSFUL": 1, "READY": 1}
