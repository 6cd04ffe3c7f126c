"""Works, their expressions and manifestations."""

from django.db import models


class Work(models.Model):
    """A distinct intellectual or artistic creation; also a museum object or an archival unit, which stand for themselves."""

    kind = models.PositiveSmallIntegerField()  # formats.kinds.Kind, the most telling one of its manifestations
    title = models.TextField()
    nonfiling = models.PositiveSmallIntegerField(
        default=0
    )  # characters of the title that are skipped in filing: "The "
    card = models.BinaryField()  # catalog.card.Card, packed: all that a list needs

    def __str__(self) -> str:
        return self.title


class Expression(models.Model):
    """A work in one language and form: the original, a translation, a reading aloud."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="expressions", db_index=False)
    language = models.CharField(max_length=8, blank=True)
    form = models.CharField(max_length=12)  # catalog.assembly.FORMS: text · sound · image · notation · object …

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "language", "form"], name="catalog_expression_once")]

    def __str__(self) -> str:
        return f"{self.work_id} {self.language} {self.form}"


class Manifestation(models.Model):
    """One edition: all copies alike. The same edition described by several institutions is one manifestation with several records."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="manifestations")
    expression = models.ForeignKey(Expression, on_delete=models.CASCADE, related_name="manifestations", db_index=False)
    kind = models.PositiveSmallIntegerField()
    year = models.SmallIntegerField(null=True)  # of publication or making, first

    def __str__(self) -> str:
        return f"{self.work_id}/{self.pk}"
