"""When something was last confirmed, by whom and how, and until when that counts."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from weerbaar.foundation.kit.ids import named_uuid

# How long a confirmation counts unless the back office says otherwise (days).
DEFAULT_TERM = 183
# Asking begins a month before, so a shorter term would ask all the time.
SHORTEST_TERM, LONGEST_TERM = 60, 1096


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
    """The last day on which a confirmation of this day still counts; `term_days` as `term_of` says."""
    return confirmed_on + timedelta(days=term_days)


class ConfirmationTerm(models.Model):
    """How long a confirmation of one kind counts; set in the back office, used from the next confirmation on."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", "organisatie"
        CONTACT = "contact", "contact"
        CAPABILITY = "capability", "capaciteit"
        AGREEMENT = "agreement", "afspraak"

    kind = models.CharField("soort", max_length=20, choices=Kind, unique=True)
    days = models.PositiveSmallIntegerField(
        "hoeveel dagen een bevestiging telt",
        default=DEFAULT_TERM,
        validators=[MinValueValidator(SHORTEST_TERM), MaxValueValidator(LONGEST_TERM)],
        help_text="Een half jaar is 183 dagen. Het geldt voor wat vanaf nu wordt bevestigd.",
    )

    class Meta:
        app_label = "organisations"
        verbose_name = "termijn van bevestigen"
        verbose_name_plural = "termijnen van bevestigen"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def uuid(self) -> UUID:
        """Under which its history stands."""
        return named_uuid("confirmation-term", self.kind)


def term_of(kind: str) -> int:
    """For how many days a confirmation of this kind counts. One query: ask once for many rows."""
    days = ConfirmationTerm.objects.filter(kind=kind).values_list("days", flat=True).first()
    return DEFAULT_TERM if days is None else days


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
