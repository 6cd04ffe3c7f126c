"""The worker: one loop that reaps, schedules and works. Kill it at any moment; another one takes over what it held."""

import logging
import os
import secrets
import socket
import threading
import time

from django.db import close_old_connections
from django_tasks.utils import normalize_json

from lavh.jobs import actions, rules
from lavh.jobs.actions import Job
from lavh.jobs.pausing import Paused, told_by
from lavh.kernel import clock

log = logging.getLogger(__name__)
IDLE = 1.0  # seconds between two looks at an empty queue


class Worker:
    """Runs jobs one after another until `stop` is set."""

    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop
        self.name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"

    def run(self) -> None:
        """Work until told to stop. The job in hand is finished first, or pauses itself at its next step if it can."""
        with told_by(self.stop):
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
        close_old_connections()

    def drain(self) -> int:
        """Work until nothing is ready or we are told to stop. Returns how many jobs were done."""
        done = 0
        with told_by(self.stop):
            while not self.stop.is_set() and self.work_once():
                done += 1
        return done

    def work_once(self) -> bool:
        """Do one job if there is one; says whether there was."""
        job = actions.claim(worker=self.name, now=clock.now())
        if job is None:
            return False
        finished = threading.Event()
        heart = threading.Thread(target=self._beat, args=(job, finished), daemon=True)
        heart.start()
        try:
            self._do(job)
        finally:
            finished.set()
            heart.join()
        return True

    def _do(self, job: Job) -> None:
        """Run the job and say how it ended. What raises is the job's failure, never the worker's."""
        began = time.monotonic()
        try:
            result = job.task_result
            value = normalize_json(job.task.call(*result.args, **result.kwargs))
        except Paused:
            actions.put_back(job=job, worker=self.name, now=clock.now())
            outcome = "paused"
        except BaseException as error:
            log.exception("job-failed", extra={"task": job.task_path})
            actions.fail(job=job, worker=self.name, error=error, now=clock.now())
            if not isinstance(error, Exception):
                raise
            outcome = "failed"
        else:
            held = actions.succeed(job=job, worker=self.name, value=value)
            outcome = "done" if held else "lease-lost"
        seconds = round(time.monotonic() - began, 2)
        log.info("job-ended", extra={"task": job.task_path, "outcome": outcome, "seconds": seconds})

    def _beat(self, job: Job, finished: threading.Event) -> None:
        while not finished.wait(rules.LEASE.total_seconds() / 3):
            try:
                actions.renew(job=job, worker=self.name, now=clock.now())
            except Exception:  # missing one beat is not death
                log.warning("lease-not-renewed", exc_info=True)
        close_old_connections()
