"""How practices go along when organisations merge or split."""

from typing import Any

from django.db.models import QuerySet

from weerbaar.features.content.practices import queries
from weerbaar.features.content.practices.models import Partner, Practice
from weerbaar.features.content.practices.shelf import audience_of
from weerbaar.foundation.ports import belongings
from weerbaar.foundation.ports.belongings import Belonging


def plug() -> None:
    belongings.add(
        Belonging(
            Practice,
            "organisation",
            "Praktijken en initiatieven",
            visible_to=queries.visible_to,
            splits=True,
            guarded=lambda row: row,
            audience_of=audience_of,
            url_of=lambda row: row.get_absolute_url(),
        )
    )
    belongings.add(Belonging(Partner, "organisation", "Partner in praktijken", visible_to=_partners))


def _partners(user: Any) -> QuerySet[Partner]:
    return Partner.objects.filter(practice__in=queries.visible_to(user)).select_related("practice")
