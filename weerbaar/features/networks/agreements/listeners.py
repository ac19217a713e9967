"""What agreements do when what they name changes."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.services import renew_audience
from weerbaar.foundation.activity.batches import BATCHES
from weerbaar.foundation.activity.services import NOBODY, record


def keep_audiences(entry: Any) -> None:
    """Where a party works, or where a capability is usable, decides whose crisis professionals see the agreement.

    Records 'agreement.renewed', which no reader sees: the search index hears it.
    """
    if entry.code in BATCHES:
        about = Q(lines__capability__in=entry.changes.get("ids") or [])
    elif {"area", "regions"} & set(entry.changes):
        about = Q(party_rows__organisation__uuid=entry.target) | Q(lines__capability__uuid=entry.target)
    else:
        return
    for pk in Agreement.objects.filter(about).values_list("pk", flat=True).distinct():
        with transaction.atomic():
            agreement = Agreement.objects.select_for_update().get(pk=pk)
            if renew_audience(agreement):
                record(None, "agreement.renewed", agreement, clauses=(NOBODY,))
