"""What capabilities put on the desk of who coordinates a need: what is overdue, wherever in the country."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Item, Matter, Scope
from weerbaar.foundation.taxonomy.vocabularies import sub_needs_of


def overdue_for_need(user: Any, scope: Scope) -> QuerySet[Capability]:
    """Active offers for this need of which the confirmation has lapsed, the longest overdue first. Examples are not
    asked about: only the organisation itself takes those over."""
    rows = visible_to(user).filter(
        sub_needs__overlap=list(sub_needs_of(scope.key)),
        confirmed_until__lt=timezone.localdate(),
        status=Capability.Status.ACTIVE,
        organisation__ended_on=None,
        organisation__is_example=False,
    )
    return rows.select_related("organisation").order_by("confirmed_until", "pk")


def item_of(capability: Capability) -> Item:
    url = reverse("capability_confirm", args=[capability.ref])
    return Item(
        capability.name, url, capability.confirmed_until, f"Van {capability.organisation}, bevestiging verlopen"
    )


def plug() -> None:
    attention.add(
        Matter(
            name="verlopen-aanbod",
            title="Aanbod waarvan de bevestiging is verlopen",
            desk="area",
            position=50,
            rows=overdue_for_need,
            item=item_of,
            empty="Al het aanbod voor deze behoefte is op tijd bevestigd.",
            action="Bekijk het oudste",
            kinds=("need",),
            follows=("capability.",),
        )
    )
