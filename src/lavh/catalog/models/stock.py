"""What can be held in the hand or opened: holdings, items, digital objects, and the order on the shelf."""

from django.db import models

from lavh.catalog.models.ordered import SortKeyField
from lavh.catalog.models.record import Record
from lavh.catalog.models.work import Manifestation, Work
from lavh.network.models import Branch, Institution


class Holding(models.Model):
    """What one institution has of a manifestation, and where it stands."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="holdings")
    manifestation = models.ForeignKey(Manifestation, on_delete=models.CASCADE, related_name="holdings")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="holdings", db_index=False)
    branch = models.ForeignKey(Branch, null=True, on_delete=models.SET_NULL, related_name="holdings", db_index=False)
    place = models.CharField(max_length=200, blank=True)  # sublocation as the source writes it
    shelf = models.CharField(max_length=200, blank=True)
    call_number = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.institution_id} {self.call_number}"


class Item(models.Model):
    """One copy."""

    holding = models.ForeignKey(Holding, on_delete=models.CASCADE, related_name="items")
    barcode = models.CharField(max_length=80, blank=True, db_index=True)
    volume = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=80, blank=True)
    use = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.barcode or f"item {self.pk}"


class DigitalObject(models.Model):
    """Something that can be opened over the network, with what may be done with it."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="digital_objects")
    manifestation = models.ForeignKey(Manifestation, on_delete=models.CASCADE, related_name="digital_objects")
    url = models.TextField()
    role = models.CharField(max_length=20)
    label = models.TextField(blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    rights = models.TextField(blank=True)
    access = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.url


class Shelfmark(models.Model):
    """A work's place in a classified order: walking along the shelf."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="shelfmarks", db_constraint=False)
    scheme = models.PositiveSmallIntegerField()  # kernel.shelfmarks.SCHEMES
    key = SortKeyField(max_length=80)
    number = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["scheme", "key", "id"], name="catalog_shelfmark_order")]

    def __str__(self) -> str:
        return self.number
