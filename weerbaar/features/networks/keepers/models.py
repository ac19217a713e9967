"""How somebody becomes editor of an organisation: invited by mail, or by saying 'this is my organisation'."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.organisations.models import Organisation


class Invitation(Record):
    """An invitation by mail to become editor of one organisation. Sending it again is a new round with a new term."""

    class State(models.TextChoices):
        OPEN = "open", "wacht op antwoord"
        ACCEPTED = "aangenomen", "aangenomen"
        WITHDRAWN = "ingetrokken", "ingetrokken"

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="invitations", verbose_name="organisatie"
    )
    email = models.EmailField("e-mailadres")
    words = models.TextField("persoonlijke tekst", blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="uitgenodigd door"
    )
    round = models.PositiveSmallIntegerField("hoe vaak verstuurd", default=1)
    sent_at = models.DateTimeField("verstuurd op", default=timezone.now)
    expires_at = models.DateTimeField("geldig tot")
    state = models.CharField("stand", max_length=15, choices=State, default=State.OPEN)
    closed_at = models.DateTimeField("afgehandeld op", null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="aangenomen door",
    )

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ("sent_at", "pk")
        constraints = [
            models.UniqueConstraint(
                "organisation", Lower("email"), condition=Q(state="open"), name="invitation_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"Uitnodiging {self.ref}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def has_expired(self) -> bool:
        return self.is_open and self.expires_at <= timezone.now()


class Claim(Record):
    """Somebody says: this is my organisation. A coordinator decides, and says why when the answer is no."""

    class State(models.TextChoices):
        OPEN = "open", "wacht op antwoord"
        GRANTED = "ja", "toegekend"
        DENIED = "nee", "afgewezen"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="claims", verbose_name="organisatie")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="wie het vraagt")
    reason = models.TextField("waarom")
    state = models.CharField("stand", max_length=10, choices=State, default=State.OPEN)
    answer = models.TextField("toelichting bij het antwoord", blank=True)
    decided_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beantwoord door",
    )

    class Meta:
        verbose_name = "aanvraag"
        verbose_name_plural = "aanvragen"
        ordering = ("created_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=("organisation", "user"), condition=Q(state="open"), name="claim_open_once"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True) | ~Q(state="open") & Q(decided_at__isnull=False),
                name="claim_decided_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"Aanvraag {self.ref}"

    def get_absolute_url(self) -> str:
        return f"/aanvragen/{self.ref}/"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
