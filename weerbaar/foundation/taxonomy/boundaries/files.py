"""The area file of Statistics Netherlands (CBS): GeoJSON or TopoJSON, in degrees or on the national grid."""

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weerbaar.foundation.taxonomy.boundaries.projection import to_grid

CODE_KEYS, NAME_KEYS, YEAR_KEYS = ("statcode", "code"), ("statnaam", "naam", "name"), ("jaarcode", "jaar", "jrstatcode")
OURS = re.compile(r"(VR\d{2}|GM\d{4})")
LARGEST = 300_000_000  # bytes

Point = tuple[int, int]
Ring = list[Point]
"""Whole metres on the national grid, without the first point again at the end."""
Polygon = list[Ring]
"""The outer ring first, then holes."""
Pair = tuple[float, float]


class BadFile(ValueError):
    """This is no file of areas that can be used. The message is a Dutch sentence."""


@dataclass(slots=True)
class Area:
    """One region or municipality as the file has it; `year` is None where the file does not say."""

    code: str
    name: str
    year: int | None
    polygons: list[Polygon]


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file holds, and in Dutch how it was written down."""

    areas: list[Area]
    form: str
    system: str


def read(content: bytes) -> Layer:
    """The regions and municipalities of a file; areas with other codes are left out. Raises BadFile."""
    if len(content) > LARGEST:
        raise BadFile("Dit bestand is groter dan 300 MB. Gebruik de gegeneraliseerde grenzen van het CBS.")
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise BadFile("Dit bestand is geen GeoJSON of TopoJSON: het is niet als JSON te lezen.") from None
    kind = data.get("type") if isinstance(data, dict) else None
    if kind not in ("FeatureCollection", "Topology"):
        raise BadFile("Dit bestand is geen GeoJSON (FeatureCollection) of TopoJSON (Topology).")
    try:
        is_topology = kind == "Topology"
        rows = list(_topology(data) if is_topology else _collection(data))
        if not rows:
            raise BadFile("In dit bestand staat geen enkele veiligheidsregio (VR) of gemeente (GM) met een code.")
        to_metres, system = _system(rows)
        areas = [_area(properties, polygons, to_metres) for properties, polygons in rows]
    except BadFile:
        raise
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise BadFile(f"Een vorm in dit bestand is stuk en niet te lezen ({type(error).__name__}).") from None
    return Layer(areas, "TopoJSON" if is_topology else "GeoJSON", system)


Row = tuple[Mapping[str, Any], list[list[list[Pair]]]]


def _collection(data: Mapping[str, Any]) -> Iterator[Row]:
    for feature in data["features"]:
        properties = feature.get("properties") or {}
        if OURS.fullmatch(_code(properties)):
            geometry = feature["geometry"] or {}
            yield properties, _polygons(geometry.get("type"), geometry.get("coordinates"), _pairs)


def _topology(data: Mapping[str, Any]) -> Iterator[Row]:
    arcs = [_arc(arc, data.get("transform")) for arc in data["arcs"]]

    def joined(ring: Iterable[int]) -> list[Pair]:
        points: list[Pair] = []
        for index in ring:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    for layer in data["objects"].values():
        for geometry in layer.get("geometries", [layer]):
            properties = geometry.get("properties") or {}
            if OURS.fullmatch(_code(properties)):
                yield properties, _polygons(geometry.get("type"), geometry.get("arcs"), joined)


def _arc(arc: list[list[float]], transform: Mapping[str, Any] | None) -> list[Pair]:
    if not transform:
        return [(point[0], point[1]) for point in arc]
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x, y, points = 0.0, 0.0, list[Pair]()
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((x * scale_x + left, y * scale_y + bottom))
    return points


def _pairs(ring: Iterable[list[float]]) -> list[Pair]:
    return [(point[0], point[1]) for point in ring]


def _polygons(kind: Any, parts: Any, ring_of: Callable[[Any], list[Pair]]) -> list[list[list[Pair]]]:
    if kind not in ("Polygon", "MultiPolygon"):
        raise BadFile(f"Een gebied heeft de vorm ‘{str(kind)[:30]}’. Alleen vlakken zijn grenzen van een gebied.")
    return [[ring_of(ring) for ring in polygon] for polygon in (parts if kind == "MultiPolygon" else [parts])]


def _code(properties: Mapping[str, Any]) -> str:
    return _first(properties, CODE_KEYS).strip().upper()


def _first(properties: Mapping[str, Any], keys: Iterable[str]) -> str:
    return next((str(properties[key]) for key in keys if properties.get(key) not in (None, "")), "")


def _area(properties: Mapping[str, Any], polygons: list[list[list[Pair]]], to_metres: Callable[..., Pair]) -> Area:
    year = re.match(r"(19|20)\d\d", _first(properties, YEAR_KEYS).strip())
    name = _first(properties, NAME_KEYS).strip()
    rings = [[_ring(ring, to_metres) for ring in polygon] for polygon in polygons]
    kept = [[ring for ring in polygon if len(ring) > 2] for polygon in rings if len(polygon[0]) > 2]
    return Area(_code(properties), name, int(year.group()) if year else None, kept)


def _ring(ring: list[Pair], to_metres: Callable[[float, float], Pair]) -> Ring:
    points: Ring = []
    for pair in ring:
        x, y = to_metres(*pair)
        point = round(x), round(y)
        if not points or point != points[-1]:
            points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


# --- which system of coordinates ------------------------------------------------------------------


def _system(rows: list[Row]) -> tuple[Callable[[float, float], Pair], str]:
    """How to get at metres, and what the coordinates are in Dutch. Decided by where the country lies in them: what a
    file says about it is often missing or wrong."""
    every = [point for _, polygons in rows for polygon in polygons for ring in polygon for point in ring]
    if not every:
        raise BadFile("De gebieden in dit bestand hebben geen grenzen.")
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in every):
        raise BadFile("In dit bestand staan coördinaten die geen getal zijn.")
    box = min(x for x, _ in every), max(x for x, _ in every), min(y for _, y in every), max(y for _, y in every)
    if _lies(box, 2, 8, 50, 54.5):
        return to_grid, "lengte- en breedtegraden (WGS84)"
    if _lies(box, 50, 54.5, 2, 8):
        return lambda lat, lon: to_grid(lon, lat), "breedte- en lengtegraden (WGS84, breedte voorop)"
    if _lies(box, -10_000, 320_000, 290_000, 660_000):
        return lambda x, y: (x, y), "meters op het nationale raster (RD, EPSG:28992)"
    raise BadFile(
        "De coördinaten in dit bestand liggen niet in Nederland. Gebruik lengte- en breedtegraden (WGS84) of het "
        "nationale raster (RD, EPSG:28992)."
    )


def _lies(box: tuple[float, float, float, float], left: float, right: float, low: float, high: float) -> bool:
    return left <= box[0] and box[1] <= right and low <= box[2] and box[3] <= high
