"""What agreements do when what they name changes."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.services import renew_audience


def keep_audiences(entry: Any) -> None:
    """Where a party works, or where a capability is usable, decides whose crisis professionals see the agreement."""
    if not {"area", "regions"} & set(entry.changes):
        return
    about = Q(party_rows__organisation__uuid=entry.target) | Q(lines__capability__uuid=entry.target)
    for pk in Agreement.objects.filter(about).values_list("pk", flat=True).distinct():
        with transaction.atomic():
            renew_audience(Agreement.objects.select_for_update().get(pk=pk))
