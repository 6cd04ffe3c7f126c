"""Tables that discovery keeps for itself. Both can be made anew from the catalogue."""

from django.db import models

from lavh.catalog.models.ordered import SortKeyField


class Filing(models.Model):
    """A heading's place in one alphabetical list, in the alphabet of one language."""

    class List(models.IntegerChoices):
        """The lists one can leaf through."""

        PEOPLE = 1
        BODIES = 2
        TOPICS = 3
        PLACES = 4
        PERIODS = 5
        GENRES = 6
        TITLES = 7

    list = models.PositiveSmallIntegerField(choices=List.choices)
    alphabet = models.PositiveSmallIntegerField()  # discovery.filing.ALPHABETS
    key = SortKeyField(max_length=80)  # kernel.text.sort_key, comparable byte by byte
    heading = models.BigIntegerField()  # number of the agent, subject or work

    class Meta:
        indexes = [
            models.Index(fields=["list", "alphabet", "key", "heading"], name="discovery_filing_order"),
            models.Index(fields=["list", "heading"], name="discovery_filing_heading"),
        ]

    def __str__(self) -> str:
        return f"{self.list}/{self.alphabet} {self.key}"
