"""Match keys: which cluster a key belongs to. Two records that share a key are one edition (or one work)."""

from django.db import models

from lavh.catalog.models.field import KeyField


class MatchKey(models.Model):
    """A key of `matching` and the work whose records have it. Which records of the work are one edition is computed from theirs."""

    key = KeyField(primary_key=True)
    work = models.ForeignKey("catalog.Work", on_delete=models.CASCADE, db_index=False, db_constraint=False)

    def __str__(self) -> str:
        return f"{self.key:x} → {self.work_id}"


class Apart(models.Model):
    """A librarian's word: this record is joined with no other, whatever the keys say. Taking it back restores what the keys say."""

    record = models.OneToOneField("catalog.Record", primary_key=True, on_delete=models.CASCADE)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.record_id} apart"


class Moved(models.Model):
    """An old number of a work that is now part of another: old addresses go on working."""

    old = KeyField(primary_key=True)
    new = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
