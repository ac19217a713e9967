"""Who was asked when whether something is still right, and what was laid before a coordinator."""

from django.conf import settings
from django.db import models

from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations.models import Contact, Organisation


class Ask(models.Model):
    """One letter to one person that asks about what is due of one organisation."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="aan")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="organisatie")
    asked_on = models.DateField("gevraagd op")
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="brief")
    bounced_at = models.DateTimeField("teruggekomen op", null=True, blank=True)

    class Meta:
        verbose_name = "vraag om bevestiging"
        verbose_name_plural = "vragen om bevestiging"
        ordering = ("-asked_on", "-pk")
        constraints = [models.UniqueConstraint(fields=("user", "organisation", "asked_on"), name="ask_once_a_day")]
        indexes = [models.Index(fields=["organisation", "-asked_on"], name="ask_of_organisation")]

    def __str__(self) -> str:
        return f"{self.organisation} op {self.asked_on}"


class AskedThing(models.Model):
    """What one letter asked about: a record (kind and uuid), due on a day, for the how many-th time (1 to 3)."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="things")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="aan")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="organisatie")
    kind = models.CharField("soort", max_length=50)
    target = models.UUIDField("waarover")
    due_on = models.DateField("te bevestigen voor")
    number = models.PositiveSmallIntegerField("hoeveelste keer")

    class Meta:
        verbose_name = "gevraagd gegeven"
        verbose_name_plural = "gevraagde gegevens"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("user", "organisation", "target", "due_on", "number"), name="asked_as_often_as_said"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}, voor {self.due_on}, keer {self.number}"


class Escalation(models.Model):
    """What was laid before a coordinator, once: something due that nobody of the organisation answers for."""

    class Why(models.TextChoices):
        NO_EDITOR = "geen-beheerder", "niemand houdt deze organisatie bij"
        BOUNCED = "teruggekomen", "de brief kwam terug"
        NO_ANSWER = "geen-antwoord", "drie keer gevraagd, geen antwoord"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="organisatie")
    kind = models.CharField("soort", max_length=50)
    target = models.UUIDField("waarover")
    # The record itself, unless it is the organisation: lists of a whole region join by key.
    contact = models.ForeignKey(Contact, models.CASCADE, null=True, blank=True, related_name="+")
    capability = models.ForeignKey(Capability, models.CASCADE, null=True, blank=True, related_name="+")
    agreement = models.ForeignKey(Agreement, models.CASCADE, null=True, blank=True, related_name="+")
    due_on = models.DateField("te bevestigen voor")
    why = models.CharField("waarom", max_length=20, choices=Why)
    since = models.DateField("sinds")

    class Meta:
        verbose_name = "voorgelegd gegeven"
        verbose_name_plural = "voorgelegde gegevens"
        ordering = ("since", "pk")
        constraints = [models.UniqueConstraint(fields=("organisation", "target", "due_on"), name="escalated_once")]
        indexes = [models.Index(fields=["since", "id"], name="escalation_by_day")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_why_display()}"


class Digest(models.Model):
    """One letter to one coordinator with what was laid before them since the one before."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="aan")
    sent_on = models.DateField("verstuurd op")

    class Meta:
        verbose_name = "overzicht aan een coördinator"
        verbose_name_plural = "overzichten aan coördinatoren"
        ordering = ("-sent_on", "-pk")
        constraints = [models.UniqueConstraint(fields=("user", "sent_on"), name="digest_once_a_day")]

    def __str__(self) -> str:
        return str(self.sent_on)
