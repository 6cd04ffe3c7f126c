"""Tables that discovery keeps for itself. Both can be made anew from the catalogue."""

from django.db import models

from lavh.catalog.models.field import KeyField
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

    pk = models.CompositePrimaryKey("list", "alphabet", "key", "heading")  # in SQLite the table is this order itself
    list = models.PositiveSmallIntegerField(choices=List.choices)
    alphabet = models.PositiveSmallIntegerField()  # discovery.filing.ALPHABETS
    key = SortKeyField(max_length=80)  # kernel.text.sort_key, comparable byte by byte
    heading = models.BigIntegerField()  # number of the agent, subject or work

    def __str__(self) -> str:
        return f"{self.list}/{self.alphabet} {self.key}"


class Filed(models.Model):
    """What a heading was filed by: its places are found again by it when it is called otherwise, or gone."""

    id = KeyField(primary_key=True)  # number of the heading, then its sort: discovery.filing.SORTS
    list = models.PositiveSmallIntegerField()
    texts = models.TextField()  # as sort keys are made of them, one a line

    def __str__(self) -> str:
        return f"{self.list} {self.texts}"
