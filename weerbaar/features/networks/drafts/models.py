"""An agreement in the making: one page that two organisations complete together."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.keys import Clause, Visibility, organisation_key
from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.organisations.models import Organisation


class Draft(Record):
    """Who asks (`asker`), who gives (`giver`), and what they write down. Either may change it; a change takes back what
    both said to it. `visibility` is that of the agreement it becomes.
    """

    class State(models.TextChoices):
        OPEN = "concept", "concept"
        CONCLUDED = "afgesproken", "afgesproken"
        WITHDRAWN = "ingetrokken", "ingetrokken"

    asker = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="wie vraagt")
    giver = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="wie levert")
    capability = models.ForeignKey(
        Capability, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="capaciteit"
    )
    title = models.CharField("titel", max_length=200)
    kind = models.CharField("soort afspraak", max_length=50, default="waakvlamovereenkomst")
    what = models.TextField("wat", blank=True)
    quantity = models.DecimalField("aantal", max_digits=14, decimal_places=2, null=True, blank=True)
    valid_from = models.DateField("vanaf", null=True, blank=True)
    valid_to = models.DateField("tot en met", null=True, blank=True)
    activation = models.CharField("hoe in te roepen", max_length=300, blank=True)
    response_hours = models.PositiveIntegerField("hoe snel, in uren", null=True, blank=True)
    sustain = models.CharField("hoe lang vol te houden", max_length=200, blank=True)
    cost_rule = models.CharField("wie betaalt wat", max_length=300, blank=True)
    exercise = models.CharField("wanneer oefenen", max_length=200, blank=True)
    review_due_on = models.DateField("opnieuw bekijken vóór", null=True, blank=True)
    visibility = models.CharField("zichtbaarheid", max_length=20, choices=Visibility, default=Visibility.MEMBERS)
    state = models.CharField("stand", max_length=20, choices=State, default=State.OPEN)
    asker_agreed_at = models.DateTimeField("akkoord van wie vraagt", null=True, blank=True)
    giver_agreed_at = models.DateTimeField("akkoord van wie levert", null=True, blank=True)
    signed_on = models.DateField("ondertekend op", null=True, blank=True)
    agreement = models.OneToOneField(
        Agreement, models.SET_NULL, null=True, blank=True, related_name="draft", verbose_name="afspraak"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="begonnen door"
    )

    class Meta:
        verbose_name = "concept-afspraak"
        verbose_name_plural = "concept-afspraken"
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="draft_dates_in_order",
                violation_error_message="De einddatum ligt vóór de begindatum.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | Q(quantity__gt=0),
                name="draft_quantity_positive",
                violation_error_message="Vul een aantal in dat groter is dan nul, of laat het leeg.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/afspraken/concept/{self.ref}/"

    def parties(self) -> tuple[Organisation, Organisation]:
        """Who asks, who gives."""
        return (self.asker, self.giver)

    def clauses(self) -> tuple[Clause, ...]:
        """What must be opened to read its history: one of both parties, and both must be seen."""
        own = frozenset({organisation_key(self.asker_id), organisation_key(self.giver_id)})
        return (own, self.asker.clause, self.giver.clause)
