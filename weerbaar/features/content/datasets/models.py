"""Data sets on the shelf; what a worker read of their tables, and the files it made of them in other formats."""

from django.db import models
from django.db.models import F, Q

from weerbaar.foundation.organisations.models import codes
from weerbaar.shared.publishing.models import Filed


def made_place(made: "Made", name: str) -> str:
    """Where the bytes lie: nothing of what people typed becomes a path."""
    return f"gegevens/{made.dataset.uuid.hex[:2]}/{made.dataset.uuid}/{name}"


class Dataset(Filed):
    """A table file with all that a reader needs to use it: of whom, from when, where, under which licence.

    `reading` says how far the reading of its tables is. `columns_told` holds what its columns mean, a
    line 'name: meaning' for each.
    """

    class Reading(models.TextChoices):
        WAITING = "wacht", "wacht op lezen"
        BUSY = "bezig", "wordt gelezen"
        DONE = "gelezen", "gelezen"
        FAILED = "mislukt", "niet gelezen"

    explanation = models.TextField("toelichting", blank=True)
    columns_told = models.TextField("wat er in de kolommen staat", blank=True)
    author = models.CharField("organisatie van wie het is", max_length=200)
    contact = models.CharField("contact", max_length=200, blank=True)
    source = models.CharField("bron", max_length=300, blank=True)
    licence = models.CharField("licentie", max_length=50)
    themes = codes("onderwerpen", blank=True)
    keywords = codes("trefwoorden", blank=True)
    frequency = models.CharField("hoe vaak bijgewerkt", max_length=50, default="onbekend")
    issued_on = models.DateField("verschenen op", null=True, blank=True)
    period_from = models.DateField("periode vanaf", null=True, blank=True)
    period_to = models.DateField("periode tot en met", null=True, blank=True)
    version = models.CharField("versie", max_length=50, blank=True)
    reading = models.CharField("lezen van de tabel", max_length=20, choices=Reading, default=Reading.WAITING)
    rows_read = models.PositiveIntegerField("gelezen rijen", default=0)

    class Meta:
        verbose_name = "dataset"
        verbose_name_plural = "datasets"
        ordering = ("title", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(replaces=F("pk")), name="dataset_replaces_another"),
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_from__lte=F("period_to")),
                name="dataset_period_runs_forward",
                violation_error_message="De periode eindigt voordat zij begint.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return f"/gegevens/{self.ref}/"


class Sheet(models.Model):
    """One table of the file. `total` rows stand in it, of which `rows` were read; the first of these are shown.

    `above`: rows before the table that are no part of it. `formulas`, `merged`, `faults`: cells that hold such a thing.
    """

    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="sheets")
    number = models.PositiveSmallIntegerField("nummer")
    name = models.CharField("naam", max_length=200, blank=True)
    total = models.PositiveIntegerField("rijen")
    rows = models.PositiveIntegerField("gelezen rijen")
    is_capped = models.BooleanField("afgekapt", default=False)
    has_head = models.BooleanField("heeft een kop", default=True)
    above = models.PositiveIntegerField("rijen erboven", default=0)
    formulas = models.PositiveIntegerField("formules", default=0)
    merged = models.PositiveIntegerField("samengevoegde cellen", default=0)
    faults = models.PositiveIntegerField("cellen met een fout", default=0)

    class Meta:
        verbose_name = "blad"
        verbose_name_plural = "bladen"
        ordering = ("dataset", "number")
        constraints = [models.UniqueConstraint(fields=("dataset", "number"), name="sheet_once")]

    def __str__(self) -> str:
        return self.name or f"blad {self.number}"


class Column(models.Model):
    """One column: what kind, how many cells are filled, how many different; `facts` and `bars` make its picture."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="columns")
    number = models.PositiveSmallIntegerField("nummer")
    name = models.CharField("naam", max_length=220)
    kind = models.CharField("soort", max_length=10)
    filled = models.PositiveIntegerField("gevuld")
    missing = models.PositiveIntegerField("gevuld met 'onbekend'", default=0)
    other = models.PositiveIntegerField("van een andere soort", default=0)
    distinct = models.PositiveIntegerField("verschillend")
    has_more = models.BooleanField("nog meer verschillend", default=False)
    facts = models.JSONField("feiten", default=dict)
    shape = models.CharField("soort plaatje", max_length=10, blank=True)
    bars = models.JSONField("balken", default=list)
    words = models.TextField("woorden die erin staan", blank=True)

    class Meta:
        verbose_name = "kolom"
        verbose_name_plural = "kolommen"
        ordering = ("sheet", "number")
        constraints = [models.UniqueConstraint(fields=("sheet", "number"), name="column_once")]

    def __str__(self) -> str:
        return self.name


class Leaf(models.Model):
    """Some of the first rows of a sheet as they are shown, a page at a time: a list of lists of text."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="leaves")
    number = models.PositiveIntegerField("nummer")
    rows = models.JSONField("rijen")

    class Meta:
        verbose_name = "bladzijde van een tabel"
        verbose_name_plural = "bladzijden van tabellen"
        ordering = ("sheet", "number")
        constraints = [models.UniqueConstraint(fields=("sheet", "number"), name="leaf_once")]

    def __str__(self) -> str:
        return f"bladzijde {self.number}"


class Made(models.Model):
    """The tables in another format: of one sheet (`sheet` from 1), or of all together (`sheet` 0)."""

    class Format(models.TextChoices):
        CSV = "csv", "CSV"
        JSON = "json", "JSON"
        ODS = "ods", "rekenblad (ODS)"

    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="made")
    sheet = models.PositiveSmallIntegerField("blad")
    format = models.CharField("formaat", max_length=10, choices=Format)
    size = models.PositiveBigIntegerField("bytes")
    digest = models.CharField("controlegetal (SHA-256)", max_length=64)
    content = models.FileField("inhoud", upload_to=made_place, max_length=300)

    class Meta:
        verbose_name = "bestand in een ander formaat"
        verbose_name_plural = "bestanden in een ander formaat"
        ordering = ("dataset", "sheet", "format")
        constraints = [models.UniqueConstraint(fields=("dataset", "sheet", "format"), name="made_once")]

    def __str__(self) -> str:
        return f"{self.get_format_display()} {self.sheet}"
