"""What somebody says is wrong about a record, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.organisations.models import Organisation, codes


class Report(Record):
    """Somebody, with or without an account, says that a record is wrong.

    The record is named by kind and uuid (see `subjects`); `organisations` are those it belongs to, `needs` those it
    serves. `desk` is whose turn it is to answer. `sender` is a keyed hash of the address it came from, kept for a few
    days to hold back abuse.
    """

    class What(models.TextChoices):
        GONE = "bestaat-niet", "Het bestaat niet (meer)"
        WRONG = "onjuist", "Er staat iets verkeerd"
        UNREACHABLE = "onbereikbaar", "Ik kan hier niemand bereiken"
        CANNOT = "kan-niet", "Dit kan of levert de organisatie niet (meer)"
        DOUBLE = "dubbel", "Het staat er twee keer"
        NOT_HERE = "niet-hier", "Dit hoort hier niet te staan"
        OTHER = "anders", "Iets anders"

    class State(models.TextChoices):
        OPEN = "open", "wacht op antwoord"
        CHANGED = "aangepast", "aangepast"
        RIGHT = "klopt-wel", "nagekeken: het klopt wel"
        DISMISSED = "geen-melding", "niet in behandeling genomen"

    class Desk(models.TextChoices):
        """Who is to answer, from near to far."""

        EDITORS = "organisatie", "de organisatie"
        MUNICIPALITY = "gemeente", "de coördinator van de gemeente"
        REGION = "regio", "de coördinator van de veiligheidsregio"
        PLATFORM = "platform", "de beheerders van het platform"

    kind = models.CharField("soort", max_length=50)
    target = models.UUIDField("van")
    label = models.CharField("naam toen het werd gemeld", max_length=250)
    organisations = models.ManyToManyField(Organisation, related_name="+", verbose_name="van wie het is")
    needs = codes("behoeften", blank=True)
    what = models.CharField("wat er niet klopt", max_length=20, choices=What)
    text = models.TextField("toelichting", blank=True)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="melder"
    )
    email = models.EmailField("e-mail van de melder", blank=True)
    wants_answer = models.BooleanField("wil het antwoord per e-mail", default=False)
    shares_email = models.BooleanField("wie antwoordt mag het e-mailadres zien", default=False)
    sender = models.CharField("afzender, onherleidbaar", max_length=64, blank=True)
    desk = models.CharField("wie aan zet is", max_length=20, choices=Desk, default=Desk.EDITORS)
    forwarded_at = models.DateTimeField("doorgestuurd op", null=True, blank=True)
    forward_note = models.TextField("toelichting bij het doorsturen", blank=True)
    state = models.CharField("stand", max_length=20, choices=State, default=State.OPEN)
    answer = models.TextField("antwoord", blank=True)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beantwoord door",
    )

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ("created_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True) | ~Q(state="open") & Q(answered_at__isnull=False),
                name="report_answered_has_moment",
            )
        ]
        indexes = [
            models.Index(fields=["target", "-created_at"], name="report_target"),
            models.Index(fields=["sender", "-created_at"], name="report_sender", condition=~Q(sender="")),
            models.Index(fields=["created_at"], name="report_open", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        """By its reference: what it is about may be hidden for who reads this."""
        return f"Melding {self.ref}"

    def get_absolute_url(self) -> str:
        return f"/meldingen/{self.ref}/"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
