"""Upkeep."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from lavh.jobs.tasks import KEEP, forget_finished_jobs, optimise_database
from lavh.jobs.worker import Worker
from lavh.kernel import clock
from tests.jobs.test_worker import worker

pytestmark = pytest.mark.django_db


def test_jobs_finished_long_ago_are_forgotten() -> None:
    forget_finished_jobs.enqueue()
    worker().drain()
    DBTaskResult.objects.update(finished_at=clock.now() - KEEP - timedelta(days=1))
    forget_finished_jobs.enqueue()
    assert Worker(worker().stop).drain() == 1
    assert DBTaskResult.objects.get().return_value == 1


def test_the_database_looks_at_itself() -> None:
    optimise_database.enqueue()
    worker().drain()
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
