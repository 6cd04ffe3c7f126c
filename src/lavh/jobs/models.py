"""Who is working on which job, and what is to be started when."""

from django.db import models
from django_tasks_db.models import DBTaskResult


class Lease(models.Model):
    """A worker's claim on a job, renewed while it works. An expired lease means that the worker died."""

    job = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, primary_key=True, related_name="lease")
    worker = models.CharField(max_length=64, blank=True)  # "" = nobody, waiting for another try
    expires = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["expires"], name="jobs_lease_expires")]

    def __str__(self) -> str:
        return f"{self.job_id}: try {self.attempts} by {self.worker or 'nobody'}"


class Schedule(models.Model):
    """A task that is put into the queue again and again."""

    name = models.CharField(max_length=80, primary_key=True)
    task = models.CharField(max_length=200)  # dotted path of a django-tasks task
    arguments = models.JSONField(default=list)
    every = models.DurationField()
    next_run = models.DateTimeField()
    enabled = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.name}, every {self.every}"
