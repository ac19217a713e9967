"""Selections that people take along: the long ones are made into a file, and of sensitive ones it is noted."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from weerbaar.foundation.kit.models import Record

KEPT = timedelta(days=7)
# A worker tells how far it is every few seconds; silent for longer, it was killed.
SILENT = timedelta(minutes=2)


def in_seven_days() -> object:
    return timezone.now() + KEPT


class Export(Record):
    """One selection in one format, for one person. Only that person sees it.

    `address` is the selection as the page had it ('?q=…'). `has_second_step`: whether the session in which it was asked
    for had passed it. `keys` are those of the owner's key ring when it was made: who holds less of them later does not
    get the file. `problem` says why it failed, where people can do something about it. `seen_at` is when its worker was
    last heard of.
    """

    class State(models.TextChoices):
        WAITING = "wacht", "wacht op zijn beurt"
        BUSY = "bezig", "wordt gemaakt"
        READY = "klaar", "klaar"
        FAILED = "mislukt", "mislukt"
        TAKEN = "meegenomen", "direct meegenomen"

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="meegenomen door"
    )
    address = models.CharField("selectie", max_length=4000)
    format = models.CharField("formaat", max_length=20)
    keys = ArrayField(models.CharField(max_length=50), default=list, verbose_name="sleutels")
    has_second_step = models.BooleanField("met tweede stap gevraagd", default=False)
    state = models.CharField("stand", max_length=20, choices=State, default=State.WAITING)
    total = models.PositiveIntegerField("aantal regels in de selectie", default=0)
    row_count = models.PositiveIntegerField("aantal regels", default=0)
    is_sensitive = models.BooleanField("niet voor iedereen", default=False)
    problem = models.CharField("probleem", max_length=300, blank=True)
    file = models.FileField("bestand", upload_to="meenemen/%Y/", blank=True)
    seen_at = models.DateTimeField("laatst gehoord", default=timezone.now)
    ready_at = models.DateTimeField("klaar op", null=True, blank=True)
    expires_at = models.DateTimeField("wordt gewist op", default=in_seven_days)

    class Meta:
        verbose_name = "meegenomen selectie"
        verbose_name_plural = "meegenomen selecties"
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return f"netwerkkaart ({self.format})"

    def get_absolute_url(self) -> str:
        return f"/meenemen/{self.ref}/"

    @property
    def is_busy(self) -> bool:
        return self.state in (self.State.WAITING, self.State.BUSY) and not self.is_stuck

    @property
    def is_stuck(self) -> bool:
        """Its worker was killed halfway."""
        return self.state == self.State.BUSY and self.seen_at < timezone.now() - SILENT

    @property
    def percent(self) -> int:
        return min(99, self.row_count * 100 // self.total) if self.total else 0
