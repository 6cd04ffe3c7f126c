"""Which headings are one. A node is an agent (its number), a subject (its number behind `SUBJECTS`) or an authority record (minus its number)."""

from django.db import models

from lavh.catalog.models.field import KeyField

SUBJECTS = 1 << 48


class Authority(models.Model):
    """A record of a name or a subject, read. Its number is that of the raw record."""

    id = KeyField(primary_key=True)
    source = models.IntegerField()
    institution = models.IntegerField()
    said = models.BinaryField()  # formats.authority.pack

    def __str__(self) -> str:
        return f"authority {self.pk}"


class Claim(models.Model):
    """A record gives an agent a number. Where no record does any more, the agent is joined by it no more."""

    record = models.BigIntegerField(db_index=True)
    node = models.BigIntegerField()
    institution = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["node", "institution"], name="catalog_claim_node")]

    def __str__(self) -> str:
        return f"{self.record}: {self.node}"


class HeadingKey(models.Model):
    """What a node with numbers can share with others (`catalog.joining.Key`). A heading without numbers has its own key only."""

    node = models.BigIntegerField(db_index=True)
    key = models.BigIntegerField(db_index=True)  # matching.digest of the text
    role = models.PositiveSmallIntegerField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.node}: {self.text}"


class Joined(models.Model):
    """A node that is one with others, and the heading that stands for all of them."""

    node = KeyField(primary_key=True)
    leader = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.node} → {self.leader}"
