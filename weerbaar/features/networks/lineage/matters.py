"""What merging puts on the desk of coordinators: numbers that two organisations carry."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from weerbaar.features.networks.lineage.queries import clashes_for
from weerbaar.foundation.organisations.models import Clash
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Item, Matter, Scope
from weerbaar.foundation.taxonomy import vocabularies


def clashes_in(user: Any, scope: Scope) -> QuerySet[Clash]:
    """Those of which an organisation has its seat in the municipality, or works in the region."""
    is_town = scope.kind == "municipality"
    within = {"organisation__municipality": scope.key} if is_town else {"organisation__regions__contains": [scope.key]}
    holders = Clash.organisations.through.objects.filter(clash=OuterRef("pk"), **within)
    ids = clashes_for(user).filter(Exists(holders)).values("pk")
    return Clash.objects.filter(pk__in=ids).annotate(holders=Count("organisations")).order_by("opened_at", "pk")


def _item(one: Any) -> Item:
    number = f"{vocabularies.label('identifier-scheme', one.scheme)} {one.value}"
    return Item(number, "/dubbele-nummers/", one.opened_at.date(), f"Bij {one.holders} organisaties")


def plug() -> None:
    attention.add(
        Matter(
            name="dubbele-nummers",
            title="Nummers die bij meer dan één organisatie staan",
            desk="area",
            position=35,
            rows=clashes_in,
            item=_item,
            empty="Geen nummer staat bij twee organisaties.",
            action="Bekijk de dubbele nummers",
            url=lambda scope: "/dubbele-nummers/",
            follows=("organisation.clash_",),
        )
    )
