"""What happened, in order, and how far each reader has read."""

from django.db import models


class Event(models.Model):
    """One thing that happened: written in the transaction that did it. Ordered by (transaction, id): see `actions.record`."""

    transaction = models.BigIntegerField(default=0)
    kind = models.CharField(max_length=40)
    ids = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["transaction", "id"], name="outbox_event_order")]

    def __str__(self) -> str:
        return f"{self.kind} ×{len(self.ids)}"


class Cursor(models.Model):
    """How far one reader has come: all events up to and including (transaction, event) are done."""

    reader = models.CharField(max_length=40, primary_key=True)
    transaction = models.BigIntegerField(default=-1)
    event = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reader} at {self.transaction}/{self.event}"
