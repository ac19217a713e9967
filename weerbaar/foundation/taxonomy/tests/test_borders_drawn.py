"""Borders on the screen: no gaps between neighbours however much is left out, and numbers inside their own area."""

import json
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from weerbaar.foundation.taxonomy.boundaries import drawing, files, topology
from weerbaar.foundation.taxonomy.boundaries.projection import to_degrees, to_grid
from weerbaar.foundation.taxonomy.tests import squares

DEGREES = [[4.0, 52.0], [4.1, 52.0], [4.1, 52.1], [4.0, 52.1], [4.0, 52.0]]


@pytest.mark.parametrize(
    ("lon", "lat", "x", "y"),
    [(5.38720621, 52.15517440, 155_000, 463_000), (4.88352559, 52.37453253, 120_700.7, 487_525.5)],
    ids=["Amersfoort", "Westertoren"],
)
def test_degrees_become_metres_and_back(lon: float, lat: float, x: float, y: float) -> None:
    assert to_grid(lon, lat) == pytest.approx((x, y), abs=1)
    assert to_degrees(x, y) == pytest.approx((lon, lat), abs=2e-5)


@given(st.floats(3.4, 7.2), st.floats(50.8, 53.5))
def test_there_and_back_is_the_same_place(lon: float, lat: float) -> None:
    assert to_degrees(*to_grid(lon, lat)) == pytest.approx((lon, lat), abs=2e-5)


def _form(geometry: dict) -> bytes:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [{"properties": {"code": " vr19 "}, "geometry": geometry}],
        }
    ).encode()


def test_both_orders_of_degrees_and_the_grid_give_the_same_place() -> None:
    plain = {"type": "Polygon", "coordinates": [DEGREES]}
    turned = {"type": "MultiPolygon", "coordinates": [[[[lat, lon] for lon, lat in DEGREES]]]}
    grid = {"type": "Polygon", "coordinates": [[[*to_grid(lon, lat), 0.0] for lon, lat in DEGREES]]}
    layers = [files.read(_form(geometry)) for geometry in (plain, turned, grid)]
    assert len({str(layer.areas) for layer in layers}) == 1
    assert layers[0].areas[0].code == "VR19"
    assert len({layer.system for layer in layers}) == 3


def test_topojson_with_and_without_steps_is_the_same_as_geojson() -> None:
    points = [[20_000, 610_000], [30_000, 610_000], [30_000, 600_000], [20_000, 600_000]]
    plain = {"arcs": [[*points[:3]], [points[0], points[3], points[2]]]}
    steps = {
        "arcs": [[[0, 5], [5, 0], [0, -5]], [[0, 5], [0, -5], [5, 0]]],
        "transform": {"scale": [2000, 2000], "translate": [20_000, 600_000]},
    }
    layer = {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "properties": {"code": "VR19"}, "arcs": [[0, -2]]}, {"type": None}]}  # fmt: skip
    read = [
        files.read(json.dumps({"type": "Topology", "objects": {"a": layer}, **one}).encode()) for one in (plain, steps)
    ]
    assert read[0].areas[0].polygons == read[1].areas[0].polygons == [[[tuple(point) for point in points]]]


# --- no gaps --------------------------------------------------------------------------------------

wobbles = st.lists(st.integers(-40, 40), min_size=60, max_size=60)


def crooked(wobble: list[int]) -> list[files.Polygon]:
    """Nine areas of three by three, with crooked borders that neighbours share."""

    def side(x: int, y: int, dx: int, dy: int) -> list[files.Point]:
        return [
            (x + dx * 100 * at + (wobble[(x + y + at) % 60] * dy if at else 0),
             y + dy * 100 * at + (wobble[(x * 2 + y + at) % 60] * dx if at else 0))
            for at in range(10)
        ]  # fmt: skip

    found = []
    for column in range(3):
        for row in range(3):
            x, y = column * 1000, row * 1000
            right, up = side(x, y, 1, 0), side(x + 1000, y, 0, 1)
            over, left = side(x, y + 1000, 1, 0), side(x, y, 0, 1)
            found.append([[*right, *up, (x + 1000, y + 1000), *over[:0:-1], (x, y + 1000), *left[:0:-1]]])
    return found


@how(max_examples=15, deadline=None)
@given(wobbles, st.sampled_from([0, 500, 4_000, 10**9]))
def test_simplified_neighbours_still_fit(wobble: list[int], least: float) -> None:
    polygons = crooked(wobble)
    cutter = topology.Cutter(polygons)
    simple = [cutter.simplified(polygon[0], least) for polygon in polygons]
    whole = sum(topology.surface(ring) for ring in simple)
    outline = topology.merged([[ring] for ring in simple])
    assert sum(topology.surface(polygon[0]) for polygon in outline) == pytest.approx(whole)
    assert len(outline) == 1
    if not least:
        assert whole == sum(topology.surface(polygon[0]) for polygon in polygons)


def test_an_island_keeps_a_shape_and_its_lake() -> None:
    around = [(round(9000 * np.cos(a)), round(9000 * np.sin(a))) for a in np.linspace(0, 6.28, 900, endpoint=False)]
    lake = [(x // 2, y // 2) for x, y in around]
    polygons = [[around, lake]]
    frame = drawing.frame_of(polygons)
    drawn = drawing.draw(polygons, frame, topology.Cutter(polygons))
    assert drawn.path.count("M") == 2
    assert 10 < drawn.path.count(" ") < 500
    away = np.hypot(drawn.label_x - 500, drawn.label_y - 500)
    assert 300 < away < 450, "the number stands on the land around the lake"
    assert 100 <= drawn.room <= 126


def test_what_is_too_small_to_see_still_has_a_place() -> None:
    speck = [[(100, 100), (130, 100), (130, 130), (100, 130)]]
    around = [[(0, 0), (90_000, 0), (90_000, 90_000), (0, 90_000)]]
    frame, cutter = drawing.frame_of([around]), topology.Cutter([speck, around])
    assert drawing.draw([speck], frame, cutter).path.startswith("M1 ")


@pytest.mark.skipif(not settings.REFERENCE_DIR, reason="Niet uitgevoerd: REFERENCE_DIR is niet gezet.")
@pytest.mark.parametrize("level", ["VR", "GM"])
def test_the_real_country_has_no_gaps_and_numbers_lie_inside(level: str) -> None:
    content = Path(settings.BASE_DIR, settings.REFERENCE_DIR, "geo", "nl-vr-gm.topo.json").read_bytes()
    areas = [area for area in files.read(content).areas if area.code.startswith(level)]
    every = [polygon for area in areas for polygon in area.polygons]
    cutter, before = topology.Cutter(every), topology.merged(every)
    simple = [[cutter.simplified(ring, 50_000) for ring in polygon] for polygon in every]
    after = topology.merged(simple)
    assert len(after) <= len(before), "nothing opened between neighbours"
    frame = drawing.frame_of(every)
    for area in areas:
        drawn = drawing.draw(area.polygons, frame, cutter)
        assert drawn.room >= 1, area.code


def test_squares_are_a_whole_country() -> None:
    assert len(squares.features()) == 25 + 342
