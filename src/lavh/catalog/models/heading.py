"""Agents and subjects: what lists, pages and facets are headed by. Works refer to them by number in their card and in the index."""

from django.db import models


class Agent(models.Model):
    """A person, family, corporate body or meeting, with the forms of its name in every script met."""

    class Kind(models.IntegerChoices):
        """After LRM-E6 to E8 and MARC X00, X10, X11."""

        PERSON = 1
        FAMILY = 2
        CORPORATE = 3
        MEETING = 4

    kind = models.PositiveSmallIntegerField(choices=Kind.choices)
    name = models.TextField()
    dates = models.CharField(max_length=60, blank=True)
    key = models.BigIntegerField(unique=True)  # catalog.matching.agent_key
    forms = models.JSONField(default=list)  # [[name, script], …] other than `name`
    identifiers = models.JSONField(default=dict)  # scheme → value
    own = models.JSONField(null=True)  # [forms, identifiers] without those of headings joined to it; null = none are

    def __str__(self) -> str:
        return self.name


class Subject(models.Model):
    """A topic, place, period or genre."""

    class Kind(models.IntegerChoices):
        """After MARC 648, 650, 651, 655."""

        TOPIC = 1
        PLACE = 2
        PERIOD = 3
        GENRE = 4

    kind = models.PositiveSmallIntegerField(choices=Kind.choices)
    term = models.TextField()
    key = models.BigIntegerField(unique=True)  # catalog.matching.subject_key
    forms = models.JSONField(default=list)
    own = models.JSONField(null=True)  # as of an agent

    def __str__(self) -> str:
        return self.term
