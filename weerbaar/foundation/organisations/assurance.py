"""When something was last confirmed, by whom and how, and until when that counts."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

# How long a confirmation counts unless the back office says otherwise (days).
DEFAULT_TERM = 183


class Freshness(models.TextChoices):
    CONFIRMED = "bevestigd", "bevestigd en nog geldig"
    OVERDUE = "verlopen", "bevestiging verlopen"
    NEVER = "nooit", "nog nooit bevestigd"


class Assured(models.Model):
    """The last confirmation, kept on the row for lists; the whole row of confirmations stands in `Assurance`."""

    confirmed_on = models.DateField("bevestigd op", null=True, blank=True, editable=False)
    confirmed_until = models.DateField("bevestiging geldig tot en met", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def freshness(self) -> Freshness:
        return freshness(self.confirmed_until)


def freshness(confirmed_until: date | None) -> Freshness:
    """How sure a confirmation is today."""
    if confirmed_until is None:
        return Freshness.NEVER
    return Freshness.CONFIRMED if confirmed_until >= timezone.localdate() else Freshness.OVERDUE


def counts_until(confirmed_on: date, term_days: int = DEFAULT_TERM) -> date:
    """The last day on which a confirmation of this day still counts."""
    return confirmed_on + timedelta(days=term_days)


class Assurance(models.Model):
    """One confirmation of one record (organisation, contact, capability or agreement), named by kind and uuid."""

    kind = models.CharField("soort", max_length=50)
    target = models.UUIDField("van")
    confirmed_on = models.DateField("bevestigd op")
    counts_until = models.DateField("geldig tot en met")
    channel = models.CharField("manier", max_length=50)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="door"
    )
    on_behalf_of = models.ForeignKey(
        "organisations.Organisation", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="namens"
    )
    note = models.CharField("opmerking", max_length=300, blank=True)
    created_at = models.DateTimeField("vastgelegd op", auto_now_add=True)

    class Meta:
        app_label = "organisations"
        verbose_name = "bevestiging"
        verbose_name_plural = "bevestigingen"
        ordering = ("-confirmed_on", "-pk")
        indexes = [models.Index(fields=["target", "-confirmed_on"], name="assurance_target")]

    def __str__(self) -> str:
        return f"{self.kind} bevestigd op {self.confirmed_on}"
