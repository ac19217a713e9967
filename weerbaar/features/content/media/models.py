"""Series of recordings, their episodes, and what is said in those, moment by moment."""

from functools import cached_property

from django.db import models
from django.db.models import Q

from weerbaar.features.content.media import captions, telling
from weerbaar.features.content.media.captions import Cue
from weerbaar.features.content.media.telling import Chapter
from weerbaar.foundation.audiences.keys import Clause
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.files.recordings import MOVING
from weerbaar.shared.publishing.models import Published

MOST_MOMENTS = 1 << 16


class Series(Published):
    """Episodes that belong together: a podcast, or a row of films. A public one can be followed as a feed."""

    class Medium(models.TextChoices):
        PODCAST = "podcast", "podcast: om te luisteren"
        VIDEO = "video", "videoserie: om te kijken"

    class Order(models.TextChoices):
        NEWEST = "episodic", "losse afleveringen, de nieuwste bovenaan"
        FIRST = "serial", "een doorlopend verhaal, de eerste bovenaan"

    class Category(models.TextChoices):
        """Those of Apple's list that fit; podcast apps know no others."""

        GOVERNMENT = "Government", "Overheid"
        SOCIETY = "Society & Culture", "Samenleving en cultuur"
        NEWS = "News", "Nieuws"
        EDUCATION = "Education", "Onderwijs"
        HEALTH = "Health & Fitness", "Gezondheid"
        SCIENCE = "Science", "Wetenschap"

    medium = models.CharField("soort serie", max_length=10, choices=Medium, default=Medium.PODCAST)
    author = models.CharField("organisatie die het maakt", max_length=200)
    order = models.CharField("volgorde", max_length=10, choices=Order, default=Order.NEWEST)
    category = models.CharField("rubriek", max_length=40, choices=Category, default=Category.GOVERNMENT)

    class Meta(Published.Meta):
        verbose_name = "serie"
        verbose_name_plural = "series"

    def get_absolute_url(self) -> str:
        return f"/media/serie/{self.ref}/"


class Episode(Published):
    """One recording: a file of ours, or the address of a film at another party. In a series it shows to who may see
    both.

    `captions` is WebVTT as it was sent, `transcript` a text with or without times, `chapters` a line for each; all
    three were checked. `seconds` is the length of the file, or what the editor says of a film elsewhere.
    """

    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="episodes", verbose_name="serie"
    )
    season = models.PositiveIntegerField("seizoen", null=True, blank=True)
    number = models.PositiveIntegerField("nummer", null=True, blank=True)
    file = models.OneToOneField(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bestand"
    )
    address = models.CharField("adres van de film elders", max_length=500, blank=True)
    seconds = models.PositiveIntegerField("duur in seconden", null=True, blank=True)
    captions = models.TextField("ondertitels", blank=True)
    transcript = models.TextField("uitgeschreven tekst", blank=True)
    chapters = models.TextField("hoofdstukken", blank=True)
    credits = models.TextField("organisaties die meewerkten", blank=True)

    class Meta(Published.Meta):
        verbose_name = "aflevering"
        verbose_name_plural = "afleveringen"
        constraints = [
            models.CheckConstraint(
                condition=(Q(file__isnull=False) & Q(address="")) | (Q(file__isnull=True) & ~Q(address="")),
                name="episode_here_or_elsewhere",
                violation_error_message="Een aflevering is een opname van hier, of een film die elders staat.",
            )
        ]

    def get_absolute_url(self) -> str:
        return f"/media/{self.ref}/"

    def clauses(self) -> tuple[Clause, ...]:
        """Its own, and that of its series."""
        return (self.clause, self.series.clause) if self.series else (self.clause,)

    @property
    def is_moving(self) -> bool:
        return self.file is None or self.file.kind in MOVING

    @cached_property
    def cues(self) -> list[Cue]:
        """What is said and when: of the captions, else of a transcript with times, else nothing."""
        if self.captions:
            return captions.read(self.captions)
        return telling.timed(self.transcript, self.seconds)

    @cached_property
    def chapter_list(self) -> list[Chapter]:
        return telling.chapters(self.chapters)


class Moment(models.Model):
    """What is said from `at` on (whole seconds), under the title of its chapter, in the order of the recording."""

    episode = models.ForeignKey(Episode, models.CASCADE, related_name="moments")
    number = models.PositiveIntegerField("nummer")
    at = models.PositiveIntegerField("vanaf seconde")
    heading = models.CharField("hoofdstuk", max_length=120, blank=True)
    text = models.TextField("tekst")

    class Meta:
        verbose_name = "moment"
        verbose_name_plural = "momenten"
        ordering = ("episode", "number")
        constraints = [
            models.UniqueConstraint(fields=("episode", "number"), name="moment_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lt=MOST_MOMENTS), name="moment_number_in_key"),
        ]

    def __str__(self) -> str:
        return f"{self.at} s"
