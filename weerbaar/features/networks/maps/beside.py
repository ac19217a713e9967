"""Capabilities in the list of the one search: they stay in the collection of the network map."""

from collections.abc import Collection
from typing import Any

from weerbaar.features.networks.capabilities import queries as capabilities
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.maps.corpus import NAME
from weerbaar.features.networks.maps.hits import HIT, PARTY, Hit, hit_of
from weerbaar.foundation.taxonomy import areas
from weerbaar.shared.finding.findables import Line
from weerbaar.shared.finding.neighbours import Neighbour


def shown(user: Any, pks: Collection[int]) -> dict[int, Line]:
    """How these stand in a list, as far as the reader may see them now. One query."""
    rows = capabilities.visible_to(user).filter(pk__in=pks).exclude(status=Capability.Status.WITHDRAWN)
    return {row[0]: line_of(hit_of(row, ())) for row in rows.values_list(*HIT, *PARTY)}


def line_of(hit: Hit) -> Line:
    return Line(
        title=hit.name,
        url=hit.address,
        summary=hit.description,
        kind_label="capaciteit",
        source=hit.organisation.name,
        note=areas.describe(hit.area, at_most=3),
        badges=(("Voorbeeld", "info"),) if hit.organisation.is_example else (),
    )


NEIGHBOUR = Neighbour(
    corpus=NAME,
    word="capaciteit",
    label="capaciteit",
    plural="capaciteiten",
    knows=("behoefte", "deelbehoefte", "fase", "regio", "niveau"),
    titles="title",
    shown=shown,
)
