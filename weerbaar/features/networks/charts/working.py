"""Where one organisation works, and where what it offers can be used, counted per region or municipality."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from weerbaar.features.networks.capabilities.queries import offers_of
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import geography
from weerbaar.foundation.taxonomy.areas import NATION, municipalities, regions_touched


@dataclass(frozen=True)
class Working:
    """region: the one region that all of it lies in, in which municipalities are counted; '' for the regions of the
    country. counts: capabilities usable in each area. own: the areas in which the organisation itself works.
    covered: municipalities where anything can be used. total: capabilities that were counted."""

    region: str
    counts: dict[str, int]
    own: frozenset[str]
    covered: frozenset[str]
    total: int


def working(user: Any, organisation: Organisation) -> Working:
    """What it offers now, as far as this reader may see, in one query. An area counts when it is touched."""
    rows = [tuple(area) for area in offers_of(user, organisation).order_by("pk").values_list("area", flat=True)]
    many = Counter(rows)
    touched = {area: frozenset(regions_touched(area)) for area in (*many, tuple(organisation.area))}
    every = frozenset().union(*touched.values())
    region = next(iter(every)) if len(every) == 1 and NATION not in every else ""
    table = geography.table()
    shown = table.municipalities_of_region[region] if region else tuple(table.regions)

    def areas(area: tuple[str, ...]) -> Iterable[str]:
        if region:
            return municipalities(area)
        return shown if NATION in touched[area] else touched[area]

    counts: Counter[str] = Counter()
    for area, count in many.items():
        counts.update(dict.fromkeys(areas(area), count))
    covered = frozenset().union(*(municipalities(area) for area in many))
    own = frozenset(areas(tuple(organisation.area)))
    return Working(region, {code: counts[code] for code in shown}, own, covered, len(rows))
