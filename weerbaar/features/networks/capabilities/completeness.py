"""What is still missing of a capability that helpers want to know: filled in when there is time."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to
from weerbaar.features.networks.capabilities.rules import may_add_capability
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Item, Matter, Scope

# Field, and what it is called in a sentence.
WANTED = {
    "quantity": "hoeveel er is",
    "notice_hours": "hoe snel het er kan zijn",
    "sustain_hours": "hoe lang het vol te houden is",
    "phases": "wanneer het te gebruiken is",
    "description": "een omschrijving",
}
# Of these nobody asks how many there are.
UNCOUNTED = ("kennis", "dienst", "communicatie")


def missing(capability: Capability) -> list[str]:
    """The wanted fields that are empty."""
    return [name for name in wanted(capability) if getattr(capability, name) in (None, "", [])]


def wanted(capability: Capability) -> list[str]:
    return [name for name in WANTED if name != "quantity" or capability.form not in UNCOUNTED]


def completeness(capability: Capability) -> dict[str, Any]:
    """For the page: how much is filled in, and what is not, as words."""
    lacking, all_of_it = missing(capability), wanted(capability)
    return {
        "missing": [WANTED[name] for name in lacking],
        "filled": len(all_of_it) - len(lacking),
        "wanted": len(all_of_it),
    }


def incomplete() -> Q:
    """The same over rows."""
    without_count = Q(quantity=None) & ~Q(form__in=UNCOUNTED)
    return without_count | Q(notice_hours=None) | Q(sustain_hours=None) | Q(phases=[]) | Q(description="")


def incomplete_of(user: Any, scope: Scope) -> QuerySet[Capability]:
    """What an organisation offers now and could tell more about, the oldest first."""
    rows = visible_to(user).filter(incomplete(), organisation=scope.subject, status=Capability.Status.ACTIVE)
    return rows.order_by("created_at", "pk")


def item_of(capability: Capability) -> Item:
    added: date = timezone.localdate(capability.created_at)
    lacking = ", ".join(WANTED[name] for name in missing(capability))
    return Item(capability.name, f"{capability.get_absolute_url()}wijzigen/", added, f"Nog niet ingevuld: {lacking}")


def _quick(user: Any, scope: Scope) -> str | None:
    may = may_add_capability(user, scope.subject)
    return reverse("capability_quick", args=[scope.key]) if may else None


def plug() -> None:
    attention.add_act(attention.Act("toevoegen", "Voeg iets toe", "organisation", 10, _quick, "plus"))
    attention.add(
        Matter(
            name="aan-te-vullen",
            title="Vul aan als u tijd hebt",
            desk="organisation",
            position=80,
            rows=incomplete_of,
            item=item_of,
            empty="Van alles wat u aanbiedt, is het belangrijkste ingevuld.",
            action="Vul het eerste aan",
        )
    )
