"""Publications that can be opened here, and the files of which each is made."""

from django.db import models
from django.db.models.functions import Now

from lavh.network.models import Institution


class Publication(models.Model):
    """Something to read, hear or look at. Its number is its address for ever; what it holds has versions."""

    class Access(models.TextChoices):
        """To whom it is open."""

        OPEN = "open"
        ON_SITE = "on-site"
        LOAN = "loan"

    class Status(models.TextChoices):
        """`withdrawn`: taken down; the number stays taken, nothing else is kept."""

        READY = "ready"
        WITHDRAWN = "withdrawn"

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="publications")
    format = models.CharField(max_length=20)  # name of the format that opened it: epub, daisy202, audiobook …
    profile = models.CharField(max_length=10, blank=True)  # epub · audiobook · divina · pdf
    title = models.JSONField(default=dict)  # language → text; "" = as it is
    language = models.CharField(max_length=35, blank=True)
    identifier = models.TextField(blank=True)  # the publisher's own
    filename = models.CharField(max_length=255)  # it came in
    digest = models.CharField(max_length=64)  # of what came
    rights = models.TextField(blank=True)  # address of a licence or rights statement
    access = models.CharField(max_length=10, choices=Access.choices, default=Access.OPEN)
    opens = models.DateTimeField(null=True, blank=True)  # not before
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.READY)
    version = models.PositiveIntegerField(default=1)
    bytes = models.BigIntegerField(default=0)
    made = models.DateTimeField(db_default=Now())
    changed = models.DateTimeField(db_default=Now())
    manifest = models.BinaryField(default=b"")  # JSON without `links`: those depend on where it is served
    positions = models.PositiveIntegerField(default=0)
    problems = models.JSONField(null=True)  # list of {code, place, detail, grave}; null = none
    record = models.BigIntegerField(null=True, db_index=True)  # of the catalogue
    attached = models.CharField(
        max_length=255, blank=True
    )  # the institution's own number of the record that describes it

    class Meta:
        indexes = [
            models.Index(fields=["institution", "identifier"], name="access_publication_known"),
            models.Index(fields=["changed"], name="access_publication_changed"),
            models.Index(fields=["opens"], name="access_publication_opens"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.filename}"


class Upload(models.Model):
    """A file that a librarian sent, on its way to become a publication."""

    class State(models.TextChoices):
        """`converting` without end means that its worker died: another one takes it up."""

        WAITING = "waiting"
        CONVERTING = "converting"
        DONE = "done"
        REFUSED = "refused"

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="uploads")
    filename = models.CharField(max_length=255)
    key = models.CharField(
        max_length=64, blank=True, db_index=True
    )  # of its bytes in the storage, while they are needed
    size = models.BigIntegerField()
    rights = models.TextField(blank=True)
    access = models.CharField(max_length=10, choices=Publication.Access.choices, default=Publication.Access.OPEN)
    record = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    share = models.PositiveSmallIntegerField(default=0)  # of its conversion, in per cent
    refusal = models.CharField(max_length=40, blank=True)  # the code by which it was refused
    outcome = models.CharField(max_length=10, blank=True)  # of what is done: new · changed · unchanged
    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, null=True, blank=True, related_name="uploads"
    )
    came = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.filename} {self.state}"


class Resource(models.Model):
    """A file of a publication. The bytes are kept by their digest; those that the house made are in the folder "-"."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="resources", db_index=False)
    path = models.TextField()  # the address in the manifest, not percent-encoded
    media_type = models.CharField(max_length=120)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    packed = models.CharField(
        max_length=64, blank=True, db_index=True
    )  # digest of the same, compressed with Brotli; "" = not kept
    packed_size = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "path"], name="access_resource_once")]

    def __str__(self) -> str:
        return f"{self.publication_id}/{self.path}"
