"""From metres to what stands on the screen: path data in whole units, and the point where a number fits best."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from weerbaar.foundation.taxonomy.boundaries.files import Polygon
from weerbaar.foundation.taxonomy.boundaries.projection import to_degrees
from weerbaar.foundation.taxonomy.boundaries.topology import Cutter, surface

SIZE = 1000
"""Units along the longest side of a drawing."""
FINE = 0.7
"""Square units: points that make a smaller triangle with their neighbours are not drawn."""
ISLAND = 12.0
"""Square units: a smaller island or hole is not drawn, unless it is all there is."""

GRID = 20
"""Points along each side of the grid on which the place of a number is looked for."""

Units = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Frame:
    """Which part of the national grid a drawing shows: `left` and `top` in metres, `scale` in metres per unit."""

    left: float
    top: float
    scale: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """An area in units of its frame: an SVG path, its box, and where a number fits, with so much room around it; that
    place in degrees too."""

    path: str
    left: int
    top: int
    right: int
    bottom: int
    label_x: int
    label_y: int
    room: int
    longitude: float
    latitude: float


def frame_of(polygons: Iterable[Polygon]) -> Frame:
    """The frame around these polygons."""
    points = [point for polygon in polygons for point in polygon[0]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    scale = max(max(xs) - min(xs), max(ys) - min(ys), 1) / SIZE
    return Frame(min(xs), max(ys), scale)


def draw(polygons: list[Polygon], frame: Frame, cutter: Cutter) -> Drawn:
    """One area. Its borders are simplified together with those of its neighbours, by the cutter that knows them all."""
    least = FINE * frame.scale**2
    drawn = [[_units(cutter.simplified(ring, least), frame) for ring in polygon] for polygon in polygons]
    largest = max(drawn, key=lambda polygon: abs(surface(polygon[0])))
    if abs(surface(largest[0])) < 1:
        whole = max(polygons, key=lambda polygon: abs(surface(polygon[0])))
        drawn = [largest] = [[_units(whole[0], frame)]]
    kept = [
        [polygon[0], *(ring for ring in polygon[1:] if abs(surface(ring)) >= ISLAND)]
        for polygon in drawn
        if polygon is largest or abs(surface(polygon[0])) >= ISLAND
    ]
    points = [point for polygon in kept for point in polygon[0]]
    label_x, label_y, room = inside(next(polygon for polygon in kept if polygon[0] is largest[0]))
    longitude, latitude = to_degrees(frame.left + label_x * frame.scale, frame.top - label_y * frame.scale)
    return Drawn(
        path="".join(_path(ring) for polygon in kept for ring in polygon),
        left=min(x for x, _ in points),
        top=min(y for _, y in points),
        right=max(x for x, _ in points),
        bottom=max(y for _, y in points),
        label_x=label_x,
        label_y=label_y,
        room=room,
        longitude=round(longitude, 5),
        latitude=round(latitude, 5),
    )


def _units(ring: Iterable[tuple[float, float]], frame: Frame) -> Units:
    """Whole units, downwards from the top; points that fall together count once."""
    points: Units = []
    for x, y in ring:
        point = round((x - frame.left) / frame.scale), round((frame.top - y) / frame.scale)
        if not points or point != points[-1]:
            points.append(point)
    return points


def _path(ring: Units) -> str:
    """Path data in steps, with as few characters as it takes: 'M12 34l5-6 3 2z'."""
    (x, y), rest = ring[0], ring[1:]
    steps = []
    for to_x, to_y in rest:
        steps.append(f"{to_x - x} {to_y - y}")
        x, y = to_x, to_y
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def inside(polygon: list[Units]) -> tuple[int, int, int]:
    """The point furthest from all borders of a polygon with holes, and how far that is: a number fits best there.

    Looked for on a grid over the whole box, then twice on a finer one around the best so far.
    """
    one = np.array([point for ring in polygon for point in ring], float)
    other = np.array([point for ring in polygon for point in (*ring[1:], ring[0])], float)
    low, high = one.min(axis=0), one.max(axis=0)
    best = (low + high) / 2
    half, room = (high - low) / 2, 0.0
    for finer in (GRID, GRID / 2, GRID / 2):
        steps = [np.linspace(best[axis] - half[axis], best[axis] + half[axis], GRID) for axis in (0, 1)]
        points = np.array(np.meshgrid(*steps)).reshape(2, -1).T
        away = _distances(points, one, other)
        if away.max() > room:
            room, best = float(away.max()), points[away.argmax()]
        half = half / finer
    return round(best[0]), round(best[1]), int(room)


def _distances(points: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """From each point to the nearest border; negative outside."""
    along = other - one
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    x, y = points[:, :1] - one[:, 0], points[:, 1:] - one[:, 1]
    share = np.clip((x * along[:, 0] + y * along[:, 1]) / length, 0, 1)
    away = np.hypot(share * along[:, 0] - x, share * along[:, 1] - y).min(axis=1)
    crosses = (one[:, 1] > points[:, 1:]) != (other[:, 1] > points[:, 1:])
    rise = np.where(along[:, 1] == 0, 1e-9, along[:, 1])
    is_right = x < along[:, 0] * y / rise
    return np.where((crosses & is_right).sum(axis=1) % 2, away, -away)
