"""What one organisation can contribute."""

from django.db import models
from django.db.models import Q

from weerbaar.foundation.audiences.keys import Clause
from weerbaar.foundation.audiences.models import Guarded
from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.organisations.models import Assured, Organisation, codes


class Capability(Record, Guarded, Assured):
    """Sub-needs × phases × form × area × quantity × notice × sustain × conditions × what it falls away with.

    `area` holds normalised area codes ('NL', 'VR15', 'GM0518'); `regions` the regions it touches (('NL',) for all).
    `notice_hours`: hours until it can be there; `sustain_hours`: hours it can be kept up.
    """

    class Status(models.TextChoices):
        ACTIVE = "actief", "actief"
        PAUSED = "onderbroken", "tijdelijk niet beschikbaar"
        WITHDRAWN = "ingetrokken", "ingetrokken"

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="capabilities", verbose_name="organisatie"
    )
    name = models.CharField("capaciteit", max_length=200)
    description = models.TextField("omschrijving", blank=True)
    sub_needs = codes("deelbehoeften")
    phases = codes("fasen", blank=True)
    form = models.CharField("vorm", max_length=50)
    area = codes("gebied")
    regions = codes("betrokken regio's", editable=False)
    quantity = models.DecimalField("aantal", max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField("eenheid", max_length=50, blank=True)
    notice_hours = models.PositiveIntegerField("binnen hoeveel uur", null=True, blank=True)
    sustain_hours = models.PositiveIntegerField("hoeveel uur vol te houden", null=True, blank=True)
    conditions = models.TextField("voorwaarden", blank=True)
    screening = models.CharField("screening", max_length=200, blank=True)
    insurance = models.CharField("verzekering", max_length=200, blank=True)
    cost = models.CharField("kosten", max_length=200, blank=True)
    transport = models.CharField("vervoer", max_length=200, blank=True)
    falls_away = codes("valt weg bij", blank=True)
    double_promised = models.PositiveIntegerField("mensen die ook elders zijn toegezegd", null=True, blank=True)
    claimed_agreement = models.CharField("soort afspraak volgens opgave", max_length=50, blank=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.ACTIVE)
    source = models.CharField("herkomst", max_length=50, blank=True)

    class Meta:
        verbose_name = "capaciteit"
        verbose_name_plural = "capaciteiten"
        ordering = ("organisation", "name", "pk")
        indexes = [
            models.Index(fields=["confirmed_until", "id"], name="capability_by_term"),
            # People who are promised elsewhere too, the most first.
            models.Index(
                fields=["-double_promised", "id"],
                name="capability_promised_twice",
                condition=Q(double_promised__gt=0, status="actief"),
            ),
            # People of whom nobody said whether they are promised elsewhere too.
            models.Index(
                fields=["organisation"],
                name="capability_people",
                condition=Q(form="mensen", status="actief", double_promised__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | Q(quantity__gte=0), name="capability_quantity_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | ~Q(unit=""),
                name="capability_quantity_has_unit",
                violation_error_message="Kies een eenheid bij het aantal.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/capaciteiten/{self.ref}/"

    def clauses(self) -> tuple[Clause, ...]:
        """What must be opened to see it: its own clause and its organisation's."""
        return (self.clause, self.organisation.clause)
