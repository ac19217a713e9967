"""Chains: who supplies whom for one thing, from producer to resident."""

from django.db import models
from django.db.models import Q

from weerbaar.foundation.audiences.keys import Clause
from weerbaar.foundation.audiences.models import Guarded
from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy.models import Region

# From the first producer to the last who serves residents.
MOST_LINKS = 9


class Chain(Record, Guarded):
    """A named chain for one need. It shows whole, when every organisation in it does, or not at all."""

    name = models.CharField("naam", max_length=150)
    description = models.TextField("omschrijving", blank=True)
    need = models.CharField("behoefte", max_length=50)
    sub_need = models.CharField("deelbehoefte", max_length=50, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="veiligheidsregio"
    )
    source = models.CharField("herkomst", max_length=50, blank=True)

    class Meta:
        verbose_name = "keten"
        verbose_name_plural = "ketens"
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/ketens/{self.ref}/"

    def clauses(self) -> tuple[Clause, ...]:
        """What must be opened to see it: its own clause and that of every organisation in it."""
        members = [one.organisation.clause for one in self.steps.select_related("organisation") if one.organisation]
        return (self.clause, *members)


class ChainStep(models.Model):
    """One place in the chain: what is done there, and by whom (nobody: a place that is open)."""

    chain = models.ForeignKey(Chain, models.CASCADE, related_name="steps")
    link = models.PositiveSmallIntegerField("schakel")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="organisatie"
    )
    task = models.CharField("wat daar gebeurt", max_length=120, blank=True)

    class Meta:
        verbose_name = "plaats in een keten"
        verbose_name_plural = "plaatsen in ketens"
        ordering = ("link", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(link__gte=1) & Q(link__lte=MOST_LINKS), name="chain_link_in_range"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(task=""), name="chain_step_says_who_or_what"
            ),
            models.UniqueConstraint(fields=("chain", "link", "organisation"), name="chain_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.link}. {self.organisation or self.task}"
