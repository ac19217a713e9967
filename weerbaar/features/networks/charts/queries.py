"""Counts per region or municipality: what is active and confirmed in term, in a selection, for one reader."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from weerbaar.features.networks.charts.measures import Count
from weerbaar.features.networks.maps.corpus import ACTIVE, AVAILABLE, NAME
from weerbaar.features.networks.maps.queries import Found, selection
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.taxonomy import geography

REGION, TOWN = "regio", "gemeente"


@dataclass(frozen=True)
class Counted:
    """Counts by code: of all regions, or of the municipalities of one `region`.

    places: per municipality the organisations that name just this municipality, and not the whole region or country.
    units: the units in which quantities are given -> how many capabilities. `amount` counts only when there is one.
    """

    region: str
    areas: dict[str, Count]
    places: dict[str, int]
    units: dict[str, int]

    @property
    def unit(self) -> str:
        """The one unit, '' when there is none or more than one."""
        return next(iter(self.units)) if len(self.units) == 1 else ""


def region_of(found: Found) -> str:
    """The one region that the selection is about, in which its municipalities are shown; '' for the country."""
    home = geography.table().region_of
    regions = set(found.filters.get(REGION, ()))
    towns = {home[code] for code in found.filters.get(TOWN, ())}
    about = regions or towns
    return next(iter(about)) if len(about) == 1 and towns <= about else ""


def counted(user: Any, found: Found, has_amounts: bool = True) -> Counted:
    """The counts for the areas that the map shows. As facets do, it leaves the choice among these areas out.

    Without `has_amounts` no quantities are added up.
    """
    keys, region = keyring(user), region_of(found)
    own = TOWN if region else REGION
    filters = {name: values for name, values in found.filters.items() if name != own}
    if region:
        filters[REGION] = (region,)
    asked = selection(found.asked, found.understood, filters, found.within_hours)

    shown = geography.table().municipalities_of_region[region] if region else tuple(geography.table().regions)

    def cross(rows: str, apart: port.Apart, number: str = "") -> port.Cross:
        only = None if rows == "eenheid" else shown
        return port.cross(NAME, asked, rows, "", keys, apart=apart, number=number, only=only)

    by_unit = _by_code(cross("eenheid", AVAILABLE)) if has_amounts else {}
    units = {code: count for code, (count, _) in by_unit.items() if count}
    available = cross(own, AVAILABLE, "quantity" if has_amounts else "")
    active = _by_code(cross(own, ACTIVE))
    sums = {code: int(amount) for code, amount in zip(available.rows, available.sums[:, 0], strict=True)}
    areas = {
        code: Count(providers, capabilities, active[code][0], sums[code] if len(units) == 1 else 0)
        for code, (capabilities, providers) in _only(_by_code(available), shown).items()
    }
    places = _only(_by_code(cross("plaats", AVAILABLE)), shown) if region else {}
    return Counted(region, areas, {code: providers for code, (_, providers) in places.items() if providers}, units)


def _by_code(cross: port.Cross) -> dict[str, tuple[int, int]]:
    """(documents, groups) per row."""
    documents, groups = cross.documents[:, 0].tolist(), cross.groups[:, 0].tolist()
    return dict(zip(cross.rows, zip(documents, groups, strict=True), strict=True))


def _only(counts: dict[str, tuple[int, int]], codes: Collection[str]) -> dict[str, tuple[int, int]]:
    return {code: counts[code] for code in codes}
