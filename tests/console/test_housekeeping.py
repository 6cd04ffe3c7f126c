"""The house's own tasks."""

from datetime import UTC, datetime

import pytest
from django.utils.module_loading import import_string

from lavh.console import housekeeping
from lavh.jobs import actions
from lavh.jobs.models import Schedule
from tests.jobs.test_worker import worker

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_every_task_is_there() -> None:
    assert all(import_string(task).module_path == task for task, _ in housekeeping.TASKS)


def test_starting_twice_arranges_once() -> None:
    housekeeping.arrange(now=NOW)
    before = list(Schedule.objects.order_by("name").values())
    housekeeping.arrange(now=NOW)
    assert list(Schedule.objects.order_by("name").values()) == before


def test_all_of_them_go_well() -> None:
    housekeeping.arrange(now=NOW)
    assert actions.start_due(now=NOW) == len(housekeeping.TASKS)
    assert worker().drain() == len(housekeeping.TASKS)
    from django_tasks_db.models import DBTaskResult

    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
