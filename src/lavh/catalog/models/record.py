"""What each source says, as we understand it."""

from django.db import models

from lavh.catalog.models.field import KeyField
from lavh.network.models import Institution


class Record(models.Model):
    """One source record, read. Its number is given by who keeps the raw record. Never changed by clustering."""

    id = KeyField(primary_key=True)
    source = models.IntegerField()  # number of the harvest source; that room lies above us, so no foreign key
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="records", db_index=False)
    local_id = models.CharField(max_length=255)
    manifestation = models.ForeignKey(
        "catalog.Manifestation", null=True, on_delete=models.SET_NULL, related_name="records"
    )
    description = models.BinaryField()  # formats.description.pack
    changed = models.DateTimeField()
    deleted = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["changed", "id"], name="catalog_record_changed"),
            models.Index(fields=["source", "changed", "id"], name="catalog_record_source"),
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.local_id}"


class Unit(models.Model):
    """The place of a record in its archival tree. Tied by local numbers, so that children may arrive before parents."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="unit")
    source = models.IntegerField()
    local_id = models.CharField(max_length=255)
    parent = models.CharField(max_length=255, blank=True)  # local number; "" = root
    root = models.CharField(max_length=255, blank=True)
    level = models.CharField(max_length=40, blank=True)
    order = models.IntegerField(default=0)
    children = models.IntegerField(default=0)
    reference = models.CharField(max_length=255, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["source", "parent", "order"], name="catalog_unit_children"),
            models.Index(fields=["source", "local_id"], name="catalog_unit_self"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.reference}"
