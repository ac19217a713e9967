"""Borders cut into arcs, so that what two areas share is simplified once and no gap opens between them.

A point where areas part ways is a junction; an arc runs from junction to junction (or around, for an island).
Simplifying takes away the points that matter least (Visvalingam and Whyatt, 1993) and never a junction.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from weerbaar.foundation.taxonomy.boundaries.files import Point, Polygon, Ring

Arc = tuple[Point, ...]
Piece = tuple[Arc, bool]
"""An arc and whether the ring runs it backwards."""


class Cutter:
    """The junctions of a set of polygons, and simplified forms of their arcs."""

    def __init__(self, polygons: Iterable[Polygon]) -> None:
        around: dict[Point, frozenset[Point]] = {}
        self._junctions: set[Point] = set()
        for polygon in polygons:
            for ring in polygon:
                for at, point in enumerate(ring):
                    beside = frozenset((ring[at - 1], ring[(at + 1) % len(ring)]))
                    if around.setdefault(point, beside) != beside:
                        self._junctions.add(point)
        self._simple: dict[tuple[Arc, float], Arc] = {}

    def pieces(self, ring: Ring) -> list[Piece]:
        """The arcs of a ring, in order."""
        start = next((at for at, point in enumerate(ring) if point in self._junctions), None)
        if start is None:
            start = ring.index(min(ring))
            return [_turned((*ring[start:], *ring[: start + 1]))]
        turned = [*ring[start:], *ring[: start + 1]]
        cuts = [at for at, point in enumerate(turned) if point in self._junctions]
        return [_turned(tuple(turned[one : other + 1])) for one, other in pairwise(cuts)]

    def simplified(self, ring: Ring, least: float) -> Ring:
        """The ring without points that make a triangle of less than `least` square metres with their neighbours."""
        points: Ring = []
        for arc, is_turned in self.pieces(ring):
            key = arc, least
            found = self._simple.get(key)
            if found is None:
                found = self._simple[key] = simplify(arc, least)
            points += (found[::-1] if is_turned else found)[:-1]
        return points


def _turned(arc: Arc) -> Piece:
    """The arc in the one direction that stands for both."""
    is_turned = arc[::-1] < arc
    return (arc[::-1] if is_turned else arc), is_turned


def simplify(arc: Arc, least: float) -> Arc:
    """The arc without its least telling points; the ends stay, and of an island at least a triangle."""
    keep = 4 if arc[0] == arc[-1] else 2
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    size = [float("inf")] * len(arc)
    heap = []
    for at in range(1, len(arc) - 1):
        size[at] = _triangle(arc[at - 1], arc[at], arc[at + 1])
        heap.append((size[at], at))
    heapq.heapify(heap)
    gone, left = [False] * len(arc), len(arc)
    while heap and left > keep:
        weight, at = heapq.heappop(heap)
        if gone[at] or weight != size[at]:
            continue
        if weight >= least:
            break
        gone[at], left = True, left - 1
        one, other = before[at], after[at]
        after[one], before[other] = other, one
        for near in (one, other):
            if 0 < near < len(arc) - 1:
                size[near] = max(weight, _triangle(arc[before[near]], arc[near], arc[after[near]]))
                heapq.heappush(heap, (size[near], near))
    return tuple(point for point, is_gone in zip(arc, gone, strict=True) if not is_gone)


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def surface(ring: Sequence[tuple[float, float]]) -> float:
    """The signed surface of a ring."""
    return sum(ring[at - 1][0] * y - x * ring[at - 1][1] for at, (x, y) in enumerate(ring)) / 2


def merged(polygons: list[Polygon]) -> list[Polygon]:
    """The outline of areas together: what they share falls away. Each ring becomes a polygon of its own; drawn with the
    even-odd rule, holes come out as holes."""
    cutter = Cutter(polygons)
    pieces = [piece for polygon in polygons for ring in polygon for piece in cutter.pieces(ring)]
    times = Counter(arc for arc, _ in pieces)
    from_point: dict[Point, list[Arc]] = {}
    for arc, is_turned in pieces:
        if times[arc] == 1:
            along = arc[::-1] if is_turned else arc
            from_point.setdefault(along[0], []).append(along)
    rings: list[Polygon] = []
    while from_point:
        start = next(iter(from_point))
        ring, at = list[Point](), start
        while at in from_point:
            waiting = from_point[at]
            along = waiting.pop()
            if not waiting:
                del from_point[at]
            ring += along[:-1]
            at = along[-1]
        if at == start and len(ring) > 2 and surface(ring):
            rings.append([ring])
    return rings
