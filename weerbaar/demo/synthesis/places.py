"""Where synthetic organisations sit and work: real municipalities, as likely as their population is large."""

from dataclasses import dataclass

import numpy as np

from weerbaar.foundation.taxonomy import areas
from weerbaar.foundation.taxonomy.geography import table
from weerbaar.foundation.taxonomy.models import Municipality


@dataclass(frozen=True)
class Map:
    """Per municipality: code, name, chance, region, province; and areas as texts for COPY ('{GM0687}')."""

    codes: list[str]
    names: list[str]
    chance: np.ndarray
    region: list[str]
    province_area: list[str]
    province_regions: list[str]
    neighbours: list[list[str]]


def read_map() -> Map:
    rows = list(Municipality.objects.filter(ended_on__isnull=True).order_by("code"))
    facts = table()
    weight = np.array([float(row.population or 20_000) for row in rows])
    provinces = {code: areas.normalise([code]) for code in facts.provinces}
    regions = {code: areas.regions_touched([code]) for code in facts.provinces}
    return Map(
        codes=[row.code for row in rows],
        names=[row.name for row in rows],
        chance=weight / weight.sum(),
        region=[row.region_id for row in rows],
        province_area=[braces(provinces[row.province_id]) for row in rows],
        province_regions=[braces(regions[row.province_id]) for row in rows],
        neighbours=[sorted(facts.municipalities_of_region[row.region_id]) for row in rows],
    )


def braces(codes: tuple[str, ...] | list[str]) -> str:
    """A list of codes as PostgreSQL writes an array."""
    return "{" + ",".join(codes) + "}"
