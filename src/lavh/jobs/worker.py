"""The worker: one loop that reaps, schedules and works. Kill it at any moment; another one takes over what it held."""

import logging
import os
import secrets
import socket
import threading
from typing import Any

from django.db import close_old_connections
from django_tasks_db.models import DBTaskResult

from lavh.jobs import actions, rules
from lavh.kernel import clock

log = logging.getLogger(__name__)
IDLE = 1.0  # seconds between two looks at an empty queue


class Worker:
    """Runs jobs one after another until `stop` is set."""

    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop
        self.name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"

    def run(self) -> None:
        """Work until told to stop. The job in hand is finished first."""
        while not self.stop.is_set():
            close_old_connections()
            try:
                actions.reap(now=clock.now())
                actions.start_due(now=clock.now())
                busy = self.work_once()
            except Exception:  # the loop must outlive a database that is away for a moment
                log.exception("worker-disturbed")
                busy = False
            if not busy:
                self.stop.wait(IDLE)

    def work_once(self) -> bool:
        """Do one job if there is one; says whether there was."""
        job = actions.claim(worker=self.name, now=clock.now())
        if job is None:
            return False
        finished = threading.Event()
        heart = threading.Thread(target=self._beat, args=(job, finished), daemon=True)
        heart.start()
        try:
            result = job.task_result
            value = job.task.call(*result.args, **result.kwargs)
        except Exception as error:
            log.exception("job-failed", extra={"task": job.task_path})
            actions.fail(job=job, worker=self.name, error=error, now=clock.now())
        else:
            actions.succeed(job=job, worker=self.name, value=value)
        finally:
            finished.set()
            heart.join()
        return True

    def _beat(self, job: DBTaskResult[Any, Any], finished: threading.Event) -> None:
        while not finished.wait(rules.LEASE.total_seconds() / 3):
            try:
                actions.renew(job=job, worker=self.name, now=clock.now())
            except Exception:  # missing one beat is not death
                log.warning("lease-not-renewed", exc_info=True)
        close_old_connections()
