"""Arrangements that make a capability dependable."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.keys import Clause
from weerbaar.foundation.audiences.models import Guarded
from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.organisations.models import Assured, Contact, Organisation
from weerbaar.foundation.taxonomy.models import Region


class Standing(models.TextChoices):
    VALID = "geldig", "geldig"
    REVIEW = "herzien", "geldig, moet worden herzien"
    COMING = "komt", "gaat nog in"
    ENDED = "afgelopen", "afgelopen"


class Agreement(Record, Guarded, Assured):
    """Who promised what to whom, for how long, and how it is called upon. It shows when all it names does."""

    kind = models.CharField("soort afspraak", max_length=50)
    title = models.CharField("titel", max_length=200)
    summary = models.TextField("wat is er afgesproken", blank=True)
    parties = models.ManyToManyField(
        Organisation, through="AgreementParty", related_name="agreements", verbose_name="partijen"
    )
    valid_from = models.DateField("geldig vanaf", null=True, blank=True)
    valid_to = models.DateField("geldig tot en met", null=True, blank=True)
    activation = models.CharField("hoe in te roepen", max_length=300, blank=True)
    activation_contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="contact om in te roepen"
    )
    response_hours = models.PositiveIntegerField("reactietijd in uren", null=True, blank=True)
    cost_rule = models.CharField("wie betaalt wat", max_length=300, blank=True)
    last_exercised_on = models.DateField("laatst geoefend", null=True, blank=True)
    review_due_on = models.DateField("herzien voor", null=True, blank=True)
    document = models.FileField("document", upload_to="afspraken/%Y/", blank=True)
    source = models.CharField("herkomst", max_length=50, blank=True)

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = ("title", "pk")
        indexes = [models.Index(fields=["title", "id"], name="agreement_by_title")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agreement_dates_in_order",
                violation_error_message="De einddatum ligt vóór de begindatum.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/afspraken/{self.ref}/"

    def clauses(self) -> tuple[Clause, ...]:
        """What must be opened to see it: its own clause, every party's, and that of all it covers."""
        parties = [row.organisation.clause for row in self._parts("party_rows", "organisation")]
        covered = [line.capability.clauses() for line in self._parts("lines", "capability__organisation")]
        return (self.clause, *parties, *(clause for clauses in covered for clause in clauses))

    def _parts(self, name: str, related: str) -> Iterable[Any]:
        """Its parties or lines: those in hand when they were prefetched with what they name, else asked for."""
        rows = getattr(self, name)
        in_hand = name in getattr(self, "_prefetched_objects_cache", {})
        return rows.all() if in_hand else rows.select_related(related)

    def all_parties(self) -> list[Organisation]:
        """Its parties, in the order in which they were added."""
        return [row.organisation for row in self._parts("party_rows", "organisation")]

    def regions_concerned(self) -> list[str]:
        """The regions of what it covers, else those where its parties work ('NL' for the whole country)."""
        found: set[str] = set()
        for line in self._parts("lines", "capability"):
            found.update([line.region_id] if line.region_id else line.capability.regions)
        if not found:
            found.update(region for party in self.all_parties() for region in party.regions)
        return sorted(found)

    @property
    def standing(self) -> "Standing":
        """Where it is in its life today."""
        today = timezone.localdate()
        if self.valid_to is not None and self.valid_to < today:
            return Standing.ENDED
        if self.valid_from is not None and self.valid_from > today:
            return Standing.COMING
        if self.review_due_on is not None and self.review_due_on < today:
            return Standing.REVIEW
        return Standing.VALID


class AgreementParty(models.Model):
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="party_rows")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="agreement_rows")
    role = models.CharField("rol", max_length=100, blank=True)

    class Meta:
        verbose_name = "partij"
        verbose_name_plural = "partijen"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("agreement", "organisation"), name="party_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class AgreementLine(models.Model):
    """What the agreement covers: a capability, how much of it, and for which region (empty: wherever it is usable)."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="lines")
    capability = models.ForeignKey(
        Capability, models.CASCADE, related_name="agreement_lines", verbose_name="capaciteit"
    )
    quantity = models.DecimalField("aantal", max_digits=14, decimal_places=2, null=True, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="veiligheidsregio"
    )

    class Meta:
        verbose_name = "toezegging"
        verbose_name_plural = "toezeggingen"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | Q(quantity__gt=0), name="line_quantity_positive"
            )
        ]

    def __str__(self) -> str:
        return f"{self.capability} in {self.agreement}"
