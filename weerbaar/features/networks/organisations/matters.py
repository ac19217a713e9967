"""What organisations put on the desk of coordinators."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.queries import standing, visible_to
from weerbaar.foundation.organisations.rules import LOCAL_LEVELS, may_add_organisation
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Act, Item, Matter, Scope
from weerbaar.foundation.taxonomy import vocabularies


def unverified(user: Any, scope: Scope) -> QuerySet[Organisation]:
    """Those that this coordinator may recognise and has not: with a seat in the municipality, and in the region what
    is not local. The oldest first."""
    rows = visible_to(user).filter(standing(), verification=Organisation.Verification.UNVERIFIED)
    if scope.kind == "municipality":
        rows = rows.filter(municipality=scope.key)
    else:
        rows = rows.filter(regions__contains=[scope.key]).exclude(level__in=LOCAL_LEVELS)
    return rows.order_by("created_at", "pk")


def _unverified_item(one: Organisation) -> Item:
    kind = vocabularies.label("organisation-kind", one.kind)
    where = f" in {one.seat}" if one.seat else ""
    return Item(one.name, one.get_absolute_url(), one.created_at.date(), f"{kind}{where}, nog niet erkend")


def _own_page(user: Any, scope: Scope) -> str:
    return str(scope.subject.get_absolute_url())


def _add(user: Any, scope: Scope) -> str | None:
    return reverse("organisation_add") if may_add_organisation(user) else None


def plug() -> None:
    attention.add_act(Act("bladzijde", "Bekijk uw bladzijde", "organisation", 90, _own_page))
    attention.add_act(Act("organisatie", "Voeg een organisatie toe", "area", 10, _add, "plus"))
    attention.add(
        Matter(
            name="niet-erkend",
            title="Organisaties die nog niemand heeft erkend",
            desk="area",
            position=40,
            rows=unverified,
            item=_unverified_item,
            empty="Alle organisaties zijn erkend.",
            action="Bekijk de eerste organisatie",
            follows=("organisation.verified",),
        )
    )
