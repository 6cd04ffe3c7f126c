"""Match keys: which cluster a key belongs to. Two records that share a key are one edition (or one work)."""

from typing import Any

from django.db import models


class KeyField(models.BigIntegerField[int, int]):
    """A 64-bit number that is SQLite's row id itself, so that a key costs one B-tree and not two."""

    def db_type(self, connection: Any) -> str | None:
        """`integer` is the only type that SQLite makes a row id of; it holds 64 bits there."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


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

    old = models.BigIntegerField(primary_key=True)
    new = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
