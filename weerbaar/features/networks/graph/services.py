"""Working out where everybody stands. No person does this and the register stays as it is, so nothing is recorded."""

import numpy as np
from django.db import transaction

from weerbaar.features.networks.graph.layout import lay_out
from weerbaar.features.networks.graph.models import Position
from weerbaar.features.networks.graph.ties import ties_of


def place_organisations(afresh: bool = False) -> int:
    """Gives every public organisation with public ties its place; how many those are.

    Only what anybody may see takes part, so that no place tells of what is hidden. Who had a place hardly moves, unless
    `afresh`. Running it twice does no harm.
    """
    ends = np.array([(tie.source, tie.target) for tie in ties_of(None, None)], np.int64).reshape(-1, 2)
    ids, places = np.unique(ends, return_inverse=True)
    pairs = np.unique(np.sort(places.reshape(-1, 2), axis=1), axis=0)
    links = np.bincount(pairs.ravel(), minlength=len(ids))
    with transaction.atomic():
        before = np.full((len(ids), 2), np.nan)
        if not afresh:
            kept = {pk: (x, y) for pk, x, y in Position.objects.values_list("pk", "x", "y")}
            for number, pk in enumerate(ids.tolist()):
                before[number] = kept.get(pk, (np.nan, np.nan))
        at = lay_out(len(ids), pairs, before)
        Position.objects.exclude(organisation__id__any=ids.tolist()).delete()
        Position.objects.bulk_create(
            (
                Position(organisation_id=pk, x=x, y=y, links=many)
                for pk, (x, y), many in zip(ids.tolist(), at.tolist(), links.tolist(), strict=True)
            ),
            batch_size=5000,
            update_conflicts=True,
            unique_fields=["organisation"],
            update_fields=["x", "y", "links"],
        )
    return len(ids)
