"""What somebody has tried (a practice) or is trying now (an initiative), and who follows it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from weerbaar.foundation.audiences.keys import Clause, Visibility, editorial_clause
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.shared.publishing.models import Proposed, Published

NOT_EVALUATED = "geen"


class Practice(Published, Proposed):
    """One thing that was tried. It begins as an initiative or stands there as a practice at once; what ends keeps its
    address, history and followers.

    `organisation` is whose it is, when it stands in the register: its editors may propose it, and see their draft.
    `author` is who did it, in words. The contact has a clause of its own.
    """

    class Stage(models.TextChoices):
        INITIATIVE = "initiatief", "initiatief"
        PRACTICE = "praktijk", "praktijk"

    stage = models.CharField("soort", max_length=12, choices=Stage, default=Stage.PRACTICE)
    author = models.CharField("wie dit deed", max_length=200)
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="practices",
        verbose_name="organisatie in het register",
    )
    problem = models.TextField("probleem", blank=True)
    context = models.TextField("omstandigheden", blank=True)
    done = models.TextField("wat er is gedaan", blank=True)
    started_on = models.DateField("begonnen op", null=True, blank=True)
    ended_on = models.DateField("afgerond op", null=True, blank=True)
    cost = models.CharField("kosten", max_length=200, blank=True)
    duration = models.CharField("tijd", max_length=200, blank=True)
    result = models.TextField("resultaat", blank=True)
    evidence = models.CharField("hoe we dat weten", max_length=50, default=NOT_EVALUATED)
    evidence_text = models.TextField("onderbouwing", blank=True)
    evidence_url = models.URLField("adres van de onderbouwing", max_length=500, blank=True)
    differently = models.TextField("wat zij anders zouden doen", blank=True)
    quadrant = models.CharField("plaats in het kwadrant", max_length=50, blank=True)
    seeks = models.TextField("gezochte partners", blank=True)
    seeks_until = models.DateField("zoekt tot en met", null=True, blank=True)
    contact = models.CharField("contact", max_length=200, blank=True)
    contact_email = models.EmailField("e-mailadres van het contact", blank=True)
    contact_visibility = models.CharField(
        "wie het contact ziet", max_length=20, choices=Visibility, default=Visibility.MEMBERS
    )
    source = models.CharField("bron", max_length=300, blank=True)
    source_url = models.URLField("adres van de bron", max_length=500, blank=True)

    class Meta(Published.Meta):
        verbose_name = "praktijk"
        verbose_name_plural = "praktijken"
        constraints = [
            models.CheckConstraint(
                condition=Q(started_on__isnull=True) | Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="practice_ends_after_it_began",
                violation_error_message="De dag van afronden ligt vóór de dag waarop het begon.",
            )
        ]

    def get_absolute_url(self) -> str:
        return f"/praktijken/{self.ref}/"

    @property
    def is_initiative(self) -> bool:
        return self.stage == self.Stage.INITIATIVE

    @property
    def is_evaluated(self) -> bool:
        return self.evidence not in ("", NOT_EVALUATED)

    @property
    def is_seeking(self) -> bool:
        """Does it look for partners today?"""
        still = self.seeks_until is None or self.seeks_until >= timezone.localdate()
        return self.is_initiative and bool(self.seeks) and still

    @property
    def contact_clause(self) -> Clause:
        """What opens the contact, beside the practice itself."""
        return frozenset(editorial_clause(self.contact_visibility, self.regions, True))


class Partner(models.Model):
    """With whom: a name in words, or an organisation of the register, which shows to whoever may see it."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="partners")
    number = models.PositiveSmallIntegerField("plaats")
    name = models.CharField("naam", max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="organisatie"
    )

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = ("practice", "number")
        constraints = [
            models.UniqueConstraint(fields=("practice", "number"), name="partner_place_once"),
            models.CheckConstraint(
                condition=(Q(name="") & Q(organisation__isnull=False)) | (~Q(name="") & Q(organisation__isnull=True)),
                name="partner_is_name_or_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"organisatie {self.organisation_id}"


class Following(models.Model):
    """Somebody wants a letter when something changes."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="followings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="volger")
    created_at = models.DateTimeField("sinds", default=timezone.now)

    class Meta:
        verbose_name = "volger"
        verbose_name_plural = "volgers"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("practice", "user"), name="following_once")]

    def __str__(self) -> str:
        return f"volger van {self.practice_id}"
