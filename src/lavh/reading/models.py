"""Readers and what is theirs. Moments that devices tell are milliseconds since 1970; ours are datetimes."""

from django.db import models
from django.db.models import Q


class Reader(models.Model):
    """Somebody who reads: known by the keys of the devices only, until a patron takes over what is here."""

    name = models.CharField(max_length=36, unique=True)  # a random UUID: what devices call their reader
    patron = models.BigIntegerField(null=True, blank=True, unique=True)  # number of the patron, once there is one
    made = models.DateTimeField()
    seen = models.DateTimeField(db_index=True)
    history = models.BooleanField(default=False)  # whether days of reading are written down: only if asked for
    count = models.BigIntegerField(default=0)  # grows with every change of a note: devices ask for what came since

    def __str__(self) -> str:
        return self.name


class Device(models.Model):
    """A phone, a browser, an e-ink reader or a program of a reader, and the fingerprint of its key."""

    class Kind(models.TextChoices):
        """What speaks for it."""

        BROWSER = "browser"
        APP = "app"
        EREADER = "e-reader"

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="devices")
    log = models.CharField(max_length=64)  # how the device calls its own log
    name = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.BROWSER)
    key = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 (none: signed out, what it wrote stays)
    login = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 (user name of an e-ink reader)
    made = models.DateTimeField()
    seen = models.DateTimeField()

    class Meta:
        ordering = ["-seen", "id"]
        constraints = [models.UniqueConstraint(fields=["reader", "log"], name="reading_device_log")]

    def __str__(self) -> str:
        return self.name or self.log


class Forgotten(models.Model):
    """The key of a device whose reader had everything forgotten: if it comes again, it forgets too instead of telling everything anew."""

    key = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key[:8]}… {self.at:%Y-%m-%d}"


class Pairing(models.Model):
    """A code that lets one more device in, for some minutes and once."""

    code = models.CharField(max_length=64, primary_key=True)  # sealed
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="pairings")
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="+")  # that shows it
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.code[:8]}… until {self.until:%H:%M}"


class Place(models.Model):
    """Where one device is in one publication: the standing that `rules.places` makes of all its moves, as JSON."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="places")
    publication = models.BigIntegerField()
    standing = models.TextField()
    when = models.BigIntegerField()  # of the latest move

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "publication"], name="reading_place_one")]

    def __str__(self) -> str:
        return f"{self.device_id} in {self.publication}"


class Note(models.Model):
    """A highlight, a note or a bookmark (`rules.notes.Note` as JSON); one that was taken away stays as a gap, without its words."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="notes")
    name = models.CharField(max_length=36)  # UUID, given by the device that made it
    publication = models.BigIntegerField()
    count = models.BigIntegerField()  # the reader's, at the last change
    deleted = models.BooleanField(default=False)
    note = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "name"], name="reading_note_name")]
        indexes = [
            models.Index(fields=["reader", "count"], name="reading_note_count"),
            models.Index(fields=["reader", "publication"], name="reading_note_publication"),
        ]

    def __str__(self) -> str:
        return self.name


class Setting(models.Model):
    """Something that follows a reader to every device: the look of the text, everywhere or in one book."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="settings")
    name = models.CharField(max_length=80)
    value = models.TextField()  # JSON
    changed = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "name"], name="reading_setting_name")]

    def __str__(self) -> str:
        return self.name


class Day(models.Model):
    """A day on which something was read, for readers who want a history."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="days")
    publication = models.BigIntegerField()
    day = models.DateField()

    class Meta:
        ordering = ["-day", "publication"]
        constraints = [models.UniqueConstraint(fields=["reader", "day", "publication"], name="reading_day_one")]

    def __str__(self) -> str:
        return f"{self.day} {self.publication}"


class Shelf(models.Model):
    """A reader's shelf: one of the three that everybody has, or one of the reader's own."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="shelves")
    kind = models.CharField(max_length=4)  # rules.shelves.Kind
    name = models.CharField(max_length=120, blank=True)  # of own shelves
    place = models.IntegerField(default=0)  # order among the shelves
    token = models.CharField(max_length=40, null=True, unique=True)  # noqa: DJ001 (shared under this address; none: not shared)

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["reader", "kind"], condition=~Q(kind="own"), name="reading_shelf_standing"),
            models.UniqueConstraint(fields=["reader", "name"], condition=Q(kind="own"), name="reading_shelf_own"),
        ]

    def __str__(self) -> str:
        return self.name or self.kind


class Title(models.Model):
    """A work on a shelf; without a number where an imported row fits no work that we have: then `written` is all there is."""

    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name="titles")
    work = models.BigIntegerField(null=True)
    written = models.JSONField(default=dict)  # title, author, isbn … as an import brought them
    place = models.IntegerField(default=0)
    added = models.DateTimeField()

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["shelf", "work"], condition=Q(work__isnull=False), name="reading_title_work"
            )
        ]
        indexes = [models.Index(fields=["work"], condition=Q(work__isnull=False), name="reading_title_by_work")]

    def __str__(self) -> str:
        return f"{self.shelf_id}: {self.work or self.written.get('title')}"


class Document(models.Model):
    """Where an e-ink reader is in a file, by the digest that KOReader knows it by; a publication once the digest is that of one of ours."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="documents")
    digest = models.CharField(max_length=64)
    unit = models.CharField(max_length=64)  # the unit's own number
    device = models.CharField(max_length=80)
    progress = models.TextField()
    percentage = models.FloatField()
    when = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "digest", "unit"], name="reading_document_one")]

    def __str__(self) -> str:
        return self.digest


class Digest(models.Model):
    """A file that is one of our publications, by the digest that KOReader knows it by."""

    digest = models.CharField(max_length=64, primary_key=True)
    publication = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.digest} = {self.publication}"
