"""A made-up country on the national grid: each region a block where its tile lies, its municipalities strips in it."""

import json
from typing import Any

from weerbaar.foundation.taxonomy.loading import read

SIDE = 42_000.0  # metres
LEFT, TOP = 20_000.0, 610_000.0

Feature = dict[str, Any]


def features() -> dict[str, Feature]:
    """All 25 regions and 342 municipalities by code, as GeoJSON: the municipalities of a region lie in strips. Borders
    of neighbours in a region meet point by point."""
    found: dict[str, Feature] = {}
    for region in read("regions.csv"):
        left, top = LEFT + int(region["tile_column"]) * SIDE - SIDE, TOP - int(region["tile_row"]) * SIDE + SIDE
        members = [row for row in read("municipalities.csv") if row["region"] == region["code"] and not row["ended_on"]]
        found[region["code"]] = feature(region["code"], region["name"], box(left, top, SIDE, SIDE, len(members)))
        high = SIDE / len(members)
        for down, one in enumerate(members):
            found[one["code"]] = feature(one["code"], one["name"], box(left, top - down * high, SIDE, high))
    return found


def box(left: float, top: float, width: float, height: float, down: int = 1) -> list[list[float]]:
    """A rectangle, clockwise from the left top, its upright sides in so many parts."""
    right, low = left + width, top - height
    return [
        [left, top],
        *([right, top - height * at / down] for at in range(down)),
        *([right, low], [left, low]),
        *([left, low + height * at / down] for at in range(1, down + 1)),
    ]


def feature(code: str, name: str, ring: list[list[float]], **more: Any) -> Feature:
    return {
        "type": "Feature",
        "properties": {"statcode": code, "statnaam": name, "jrstatcode": f"2026{code}", **more},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def geojson(every: dict[str, Feature] | list[Feature]) -> bytes:
    rows = list(every.values()) if isinstance(every, dict) else every
    return json.dumps({"type": "FeatureCollection", "features": rows}).encode()


def of(level: str, every: dict[str, Feature]) -> dict[str, Feature]:
    """Only regions ('VR') or municipalities ('GM')."""
    return {code: one for code, one in every.items() if code.startswith(level)}
