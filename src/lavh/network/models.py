"""Who takes part: regions, institutions, branches, and when they are open. Names are maps from language code to text."""

from django.db import models


class Region(models.Model):
    """A region (viloyat, republic, city of republican rank)."""

    slug = models.SlugField(unique=True)
    name = models.JSONField(default=dict)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.slug


class Institution(models.Model):
    """A library, museum or archive that takes part."""

    class Kind(models.TextChoices):
        """Types of institutions; codes are public."""

        NATIONAL = "national-library"
        PUBLIC = "public-library"
        UNIVERSITY = "university-library"
        SCHOOL = "school-library"
        SPECIAL = "special-library"
        BLIND = "library-for-the-blind"
        MUSEUM = "museum"
        ARCHIVE = "archive"

    slug = models.SlugField(unique=True, max_length=80)
    kind = models.CharField(max_length=30, choices=Kind.choices, default=Kind.PUBLIC)
    name = models.JSONField(default=dict)
    about = models.JSONField(default=dict)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="institutions")
    codes = models.JSONField(default=list)  # as it is named in records: MARC organisation code, ISIL, sigla
    url = models.URLField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class Branch(models.Model):
    """A building or department that a patron can go to."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="branches")
    slug = models.SlugField(max_length=80)
    name = models.JSONField(default=dict)
    address = models.JSONField(default=dict)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    services = models.JSONField(default=list)  # codes of `network.rules.SERVICES`
    main = models.BooleanField(default=False)

    class Meta:
        ordering = ["-main", "slug"]
        constraints = [models.UniqueConstraint(fields=["institution", "slug"], name="network_branch_slug")]

    def __str__(self) -> str:
        return f"{self.institution_id}/{self.slug}"


class OpeningHours(models.Model):
    """One stretch of one weekday (Monday = 0) on which a branch is open, in local time."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=models.Q(closes__gt=models.F("opens")), name="network_hours_in_order"),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="network_hours_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens:%H:%M}–{self.closes:%H:%M}"


class Closure(models.Model):
    """Days on which a branch is closed although the week says otherwise. Both ends included."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="closures")
    first = models.DateField()
    last = models.DateField()
    reason = models.JSONField(default=dict)

    class Meta:
        ordering = ["first"]
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="network_closure_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"
