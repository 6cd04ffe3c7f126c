"""Where records come from, what came, and how each run went."""

from django.db import models

from lavh.network.models import Institution


class Source(models.Model):
    """One stream of records of one institution: a monthly file, an OAI-PMH set, an SRU server."""

    class Way(models.TextChoices):
        """How its records reach us."""

        FILES = "files"
        OAI = "oai"
        SRU = "sru"

    slug = models.SlugField(unique=True, max_length=80)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="sources")
    name = models.JSONField(default=dict)
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.FILES)
    address = models.TextField(blank=True)  # base URL of a server
    options = models.JSONField(default=dict)  # OAI: prefix, set; SRU: query, schema
    profile = models.JSONField(default=dict)  # formats.reading.Profile
    every = models.DurationField(null=True, blank=True)  # how often it is harvested; None: by hand
    enabled = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.slug


class RawRecord(models.Model):
    """One record, verbatim, with what was wrong with it. Its number is the catalogue record's number too."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="raw_records", db_index=False)
    local_id = models.CharField(max_length=255)  # the source's own number; "~digest" where it has none
    format = models.CharField(max_length=20)
    digest = models.BigIntegerField(db_index=True)  # of source, format and bytes: the same bytes are not read again
    content = models.BinaryField()  # compressed: harvest.vault
    problems = models.JSONField(null=True)  # list of {code, place, detail, grave}; null = none
    grave = models.BooleanField(default=False)  # nothing of it could be catalogued
    deleted = models.BooleanField(default=False)
    run = models.IntegerField(default=0)  # the last run that saw it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "local_id"], name="harvest_raw_once")]
        indexes = [
            models.Index(
                fields=["source", "id"], condition=models.Q(problems__isnull=False), name="harvest_raw_problems"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id}:{self.local_id}"


class Run(models.Model):
    """One import or harvest: counts, and where it stood, so that it can go on after a crash."""

    class State(models.TextChoices):
        """`running` with a stale heartbeat means that it was interrupted and can be resumed."""

        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="runs")
    started = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    beat = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    full = models.BooleanField(default=False)  # everything the source has: what was not seen is gone
    place = models.JSONField(default=dict)  # resumption token, page, file and record
    seen = models.IntegerField(default=0)
    new = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    deleted = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    with_problems = models.IntegerField(default=0)
    authorities = models.IntegerField(default=0)  # of those that came or changed, records of names and subjects
    error = models.JSONField(null=True)  # {code, facts}

    class Meta:
        ordering = ["-started"]

    def __str__(self) -> str:
        return f"{self.source_id} {self.started:%Y-%m-%d} {self.state}"
