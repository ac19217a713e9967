"""Documents on the shelf, and the passages in which their text is found."""

from django.db import models
from django.db.models import Q

from weerbaar.shared.publishing.models import Filed

MOST_PASSAGES = 1 << 16


class Document(Filed):
    """A report, guide, plan, law or letter, with its file. `reading` says how far the reading of its text is."""

    class Reading(models.TextChoices):
        WAITING = "wacht", "wacht op lezen"
        BUSY = "bezig", "wordt gelezen"
        DONE = "gelezen", "gelezen"
        WITHOUT_TEXT = "zonder-tekst", "zonder tekst"
        FAILED = "mislukt", "niet gelezen"

    kind = models.CharField("soort document", max_length=50)
    author = models.CharField("organisatie van de schrijver", max_length=200)
    published_on = models.DateField("verschenen op", null=True, blank=True)
    licence = models.CharField("licentie", max_length=50)
    accessibility = models.TextField("toegankelijkheid", blank=True)
    version = models.CharField("versie", max_length=50, blank=True)
    reading = models.CharField("lezen van de tekst", max_length=20, choices=Reading, default=Reading.WAITING)
    parts_read = models.PositiveIntegerField("gelezen bladzijden", default=0)
    parts_of = models.PositiveIntegerField("bladzijden", default=0)

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ("title", "pk")
        constraints = [models.CheckConstraint(condition=~Q(replaces=models.F("pk")), name="document_replaces_another")]

    def get_absolute_url(self) -> str:
        return f"/bibliotheek/{self.ref}/"


class Passage(models.Model):
    """The text of one page or slide, or of a stretch of running text (`page` 0), in the order of the document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="passages")
    number = models.PositiveIntegerField("nummer")
    page = models.PositiveIntegerField("bladzijde", default=0)
    heading = models.CharField("kop", max_length=200, blank=True)
    text = models.TextField("tekst", blank=True)

    class Meta:
        verbose_name = "passage"
        verbose_name_plural = "passages"
        ordering = ("document", "number")
        constraints = [
            models.UniqueConstraint(fields=("document", "number"), name="passage_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lt=MOST_PASSAGES), name="passage_number_in_key"),
        ]

    def __str__(self) -> str:
        return f"bladzijde {self.page}" if self.page else f"deel {self.number}"
