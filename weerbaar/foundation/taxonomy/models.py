"""The words of the field as data: vocabularies, safety regions, provinces, municipalities."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from weerbaar.foundation.audiences.keys import Clause
from weerbaar.foundation.kit.ids import named_uuid
from weerbaar.foundation.kit.text import as_code


class Vocabulary(models.TextChoices):
    """Which lists exist is code; what stands in them is data."""

    NEED = "need", "maatschappelijke behoefte"
    SUB_NEED = "sub-need", "deelbehoefte"
    PHASE = "phase", "fase"
    FORM = "form", "vorm van bijstand"
    ORGANISATION_KIND = "organisation-kind", "soort organisatie"
    LEVEL = "level", "niveau"
    FALLS_AWAY = "falls-away", "valt weg bij"
    RELATION = "relation", "soort relatie"
    VISIBILITY = "visibility", "zichtbaarheid"
    AGREEMENT_KIND = "agreement-kind", "soort afspraak"
    UNIT = "unit", "eenheid"
    IDENTIFIER_SCHEME = "identifier-scheme", "soort nummer"
    CONTACT_FUNCTION = "contact-function", "functie van contact"
    ASSURANCE_CHANNEL = "assurance-channel", "manier van bevestigen"
    THREAT = "threat", "dreiging"
    PILLAR = "pillar", "pijler"
    QUADRANT = "quadrant", "kwadrant"
    NCTV_PILLAR = "nctv-pillar", "pijler van de NCTV"
    NATO_REQUIREMENT = "nato-requirement", "basiseis van de NAVO"
    TARGET_GROUP = "target-group", "voor wie"
    LANGUAGE = "language", "taal"
    LICENCE = "licence", "licentie"
    DOCUMENT_KIND = "document-kind", "soort document"
    EVIDENCE = "evidence", "hoe weten we dat"
    DATA_THEME = "data-theme", "onderwerp van gegevens"
    FREQUENCY = "frequency", "hoe vaak bijgewerkt"


class Term(models.Model):
    """One word of one vocabulary. The code is for ever: records keep it, so a term is retired and never deleted."""

    vocabulary = models.CharField("lijst", max_length=30, choices=Vocabulary)
    code = models.SlugField("code", max_length=50)
    label_nl = models.CharField("naam", max_length=100)
    label_en = models.CharField("naam in het Engels", max_length=100, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="hoort bij"
    )
    other_names = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        verbose_name="andere namen",
        help_text="Woorden waaraan de zoekmachine dit herkent, gescheiden door komma's.",
    )
    description = models.TextField("uitleg", blank=True)
    position = models.PositiveIntegerField("volgorde", default=0)
    mapping = models.JSONField("hoort overeen met", default=dict, blank=True)
    retired_at = models.DateTimeField("vervallen op", null=True, blank=True)

    class Meta:
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"
        ordering = ("vocabulary", "position", "code")
        constraints = [models.UniqueConstraint(fields=("vocabulary", "code"), name="term_unique_in_vocabulary")]

    def __str__(self) -> str:
        return self.label_nl

    @property
    def uuid(self) -> UUID:
        """Under which the history of this term stands."""
        return named_uuid("term", self.vocabulary, self.code)

    def clauses(self) -> tuple[Clause, ...]:
        """Terms are public."""
        return ()

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None and self.retired_at <= timezone.now()


class Place(models.Model):
    """What regions, provinces and municipalities share: a code, a name and the other names people use."""

    code = models.CharField("code", max_length=6, primary_key=True)
    name = models.CharField("naam", max_length=80)
    other_names = ArrayField(models.CharField(max_length=80), default=list, blank=True, verbose_name="andere namen")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def all_names(self) -> list[str]:
        """Every name in the form in which names are compared."""
        return [as_code(name) for name in (self.name, *self.other_names)]


class Region(Place):
    """One of the 25 safety regions, `VR01` to `VR25`, with its square on the tile map."""

    tile_column = models.PositiveSmallIntegerField("kolom op de tegelkaart")
    tile_row = models.PositiveSmallIntegerField("rij op de tegelkaart")
    label_lon = models.FloatField("lengtegraad", null=True)
    label_lat = models.FloatField("breedtegraad", null=True)

    class Meta:
        verbose_name = "veiligheidsregio"
        verbose_name_plural = "veiligheidsregio's"
        ordering = ("name",)


class Province(Place):
    """One of the twelve provinces, `PV20` to `PV31` (CBS)."""

    class Meta:
        verbose_name = "provincie"
        verbose_name_plural = "provincies"
        ordering = ("name",)


class Municipality(Place):
    """A municipality, `GM` and four digits (CBS), in exactly one region; ended ones name their successor."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="municipalities", verbose_name="veiligheidsregio")
    province = models.ForeignKey(Province, models.PROTECT, related_name="municipalities", verbose_name="provincie")
    population = models.PositiveIntegerField("inwoners", null=True)
    population_on = models.DateField("inwoners op", null=True)
    label_lon = models.FloatField("lengtegraad", null=True)
    label_lat = models.FloatField("breedtegraad", null=True)
    started_on = models.DateField("bestaat sinds", null=True, blank=True)
    ended_on = models.DateField("opgeheven op", null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="opgegaan in"
    )
    is_sure = models.BooleanField("zeker", default=True)
    source = models.CharField("bron", max_length=200, blank=True)

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(successor__isnull=False), name="ended_municipality_has_successor"
            )
        ]


class Settlement(models.Model):
    """A village or town inside a municipality, so that a question may name it."""

    name = models.CharField("naam", max_length=80)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="settlements", verbose_name="gemeente")

    class Meta:
        verbose_name = "plaats"
        verbose_name_plural = "plaatsen"
        constraints = [models.UniqueConstraint(fields=("name", "municipality"), name="settlement_unique")]

    def __str__(self) -> str:
        return self.name


class Boundary(models.Model):
    """The border of a region or municipality as it is drawn; see `boundaries`. Lengths are units of the drawing.

    A region lies in the drawing of the country, a municipality in that of its region.
    """

    class Kind(models.TextChoices):
        REGION = "region", "veiligheidsregio"
        MUNICIPALITY = "municipality", "gemeente"

    code = models.CharField("code", max_length=6, primary_key=True)
    kind = models.CharField("soort gebied", max_length=12, choices=Kind)
    year = models.PositiveSmallIntegerField("jaar")
    source = models.CharField("bron", max_length=200)
    path = models.TextField("vorm")
    left = models.SmallIntegerField("links")
    top = models.SmallIntegerField("boven")
    right = models.SmallIntegerField("rechts")
    bottom = models.SmallIntegerField("onder")
    label_x = models.SmallIntegerField("plaats van het getal, van links")
    label_y = models.SmallIntegerField("plaats van het getal, van boven")
    room = models.SmallIntegerField("ruimte voor het getal")
    # Where the number stands, in degrees (WGS84): for who draws on another map.
    longitude = models.FloatField("lengtegraad", null=True)
    latitude = models.FloatField("breedtegraad", null=True)

    class Meta:
        verbose_name = "grens"
        verbose_name_plural = "grenzen"
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code
