"""The tables compared with the reference geography outside the repository, where `REFERENCE_DIR` names it."""

import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from weerbaar.foundation.taxonomy.loading import read

FOLDER = Path(settings.BASE_DIR, settings.REFERENCE_DIR, "geo")
pytestmark = pytest.mark.skipif(
    not settings.REFERENCE_DIR,
    reason="Niet uitgevoerd: REFERENCE_DIR is niet gezet, er is niets om mee te vergelijken.",
)
Ring = list[tuple[float, float]]


@pytest.fixture(scope="module")
def ours():
    return {row["code"]: row for row in read("municipalities.csv") if not row["ended_on"]}


@pytest.fixture(scope="module")
def theirs():
    with (FOLDER / "nl-gemeenten-2023.csv").open(encoding="utf-8") as file:
        return {row["gm_code"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def topology():
    return json.loads((FOLDER / "nl-vr-gm.topo.json").read_text("utf-8"))


def test_the_same_342_municipalities_each_in_the_same_region(ours, theirs):
    assert len(theirs) == 342
    assert {code: row["region"] for code, row in ours.items()} == {c: row["vr_code"] for c, row in theirs.items()}


def test_names_of_the_reference_are_known(ours, theirs):
    unknown = {
        code: row["gm_name"]
        for code, row in theirs.items()
        if row["gm_name"] not in (ours[code]["name"], *ours[code]["other_names"].split("|"))
    }
    assert unknown == {}
    assert {row["code"]: row["name"] for row in read("regions.csv")} == {
        row["vr_code"]: row["vr_name"] for row in theirs.values()
    }


def test_populations_add_up(ours, theirs):
    assert sum(int(row["population"]) for row in ours.values()) == 17_590_672
    assert all(row["population"] == theirs[code]["population_2023ish"] for code, row in ours.items())


def test_support_points_by_the_reference_norm(ours):
    assert sum(math.ceil(int(row["population"]) / 5000) for row in ours.values()) == 3681


def test_label_points_lie_in_their_own_area(ours, topology):
    shapes = _shapes(topology, "gm_features")
    outside = [row["name"] for code, row in ours.items() if not _lies_in(_point(row), shapes[code])]
    assert outside == []


def test_points_of_regions_lie_in_their_own_area(topology):
    shapes = _shapes(topology, "vr_features")
    regions = read("regions.csv")
    assert [row["name"] for row in regions if not _lies_in(_point(row), shapes[row["code"]])] == []


def test_neighbours_of_regions_share_a_border(topology):
    regions_of: dict[int, set[str]] = defaultdict(set)
    for feature in topology["objects"]["vr_features"]["geometries"]:
        for arc in _flat(feature["arcs"]):
            regions_of[max(arc, ~arc)].add(feature["properties"]["code"])
    for row in read("regions.csv"):
        sharing = set().union(*(codes for codes in regions_of.values() if row["code"] in codes))
        assert set(row["neighbours"].split("|")) == sharing - {row["code"]}


def _flat(arcs: list) -> Iterator[int]:
    for one in arcs:
        yield from _flat(one) if isinstance(one, list) else (one,)


def _point(row: dict[str, str]) -> tuple[float, float]:
    return float(row["label_lon"]), float(row["label_lat"])


def _shapes(topology, layer: str) -> dict[str, list[Ring]]:
    """All rings per code. Counting crossings over all rings treats holes rightly, as long as rings do not overlap."""
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = {}
    for feature in topology["objects"][layer]["geometries"]:
        polygons = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
        shapes[feature["properties"]["code"]] = [_joined(ring, arcs) for polygon in polygons for ring in polygon]
    return shapes


def _decoded(arc, transform) -> Ring:
    (scale_x, scale_y), (x0, y0) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + x0, y * scale_y + y0))
    return points


def _joined(ring: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def _lies_in(point: tuple[float, float], rings: list[Ring]) -> bool:
    x, y = point
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1
