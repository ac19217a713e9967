"""Borders of safety regions and municipalities, as they are drawn: read on every map, changed once a year.

`manage.py import_boundaries` fills them (`storing`). Where there are none, everything is drawn as a tile map.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from weerbaar.foundation.taxonomy.kept import Kept
from weerbaar.foundation.taxonomy.models import Boundary

KEPT_FOR = 60.0


@dataclass(frozen=True, slots=True)
class Shape:
    """One area, in units of its drawing: the country for a region, its region for a municipality.

    path: SVG path data, to be filled by the even-odd rule. box: left, top, right, bottom. label: where a number fits,
    with `room` units around it. point: longitude and latitude of that place (None where they were not kept).
    """

    code: str
    path: str
    box: tuple[int, int, int, int]
    label: tuple[int, int]
    room: int
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Shapes:
    """All borders of one year; both empty and year 0 where none were read in."""

    regions: Mapping[str, Shape]
    municipalities: Mapping[str, Shape]
    year: int = 0
    source: str = ""


def _read() -> Shapes:
    rows = list(Boundary.objects.order_by("code"))
    shapes = {
        kind: {
            row.code: Shape(
                row.code,
                row.path,
                (row.left, row.top, row.right, row.bottom),
                (row.label_x, row.label_y),
                row.room,
                None if row.longitude is None or row.latitude is None else (row.longitude, row.latitude),
            )
            for row in rows
            if row.kind == kind
        }
        for kind in Boundary.Kind.values
    }
    year, source = (rows[0].year, rows[0].source) if rows else (0, "")
    return Shapes(shapes[Boundary.Kind.REGION], shapes[Boundary.Kind.MUNICIPALITY], year, source)


def lack_points() -> bool:
    """Whether borders were read in before places in degrees were kept: then points and exports lack a place."""
    read = shapes()
    return any(one.point is None for one in (*read.regions.values(), *read.municipalities.values()))


_kept = Kept(_read, KEPT_FOR)
shapes, forget = _kept.get, _kept.forget


def edition() -> int:
    """A number that goes up when the borders have changed."""
    shapes()
    return _kept.edition
