"""What a map is drawn of: classes, squares, borders, and a form for paper that needs nothing else."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerbaar.features.networks.charts import drawing, measures
from weerbaar.features.networks.charts.measures import Class, Count
from weerbaar.foundation.taxonomy.boundaries import Shape

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("values", "measure", "expected"),
    [
        ([], "aanbieders", []),
        ([None, 0], "aanbieders", []),
        ([4, 4, 4], "aanbieders", [(4, 4)]),
        ([1, 2, 9], "aanbieders", [(1, 1), (2, 2), (9, 9)]),
        ([1, 1, 1, 1, 1, 1, 50], "aanbieders", [(1, 1), (50, 50)]),
        (list(range(1, 26)), "capaciteiten", [(1, 5), (6, 10), (11, 15), (16, 20), (21, 25)]),
        ([3], "bevestigd", [(0, 20), (21, 40), (41, 60), (61, 80), (81, 100)]),
    ],
)
def test_classes(values: list, measure: str, expected: list) -> None:
    assert [(one.low, one.high) for one in measures.classes(values, measure)] == expected


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=60))
def test_every_value_has_one_class_and_more_is_never_lighter(values: list[int]) -> None:
    steps = measures.classes(values)
    assert 1 <= len(steps) <= 5
    assert all(one.high < other.low for one, other in pairwise(steps))
    for value in values:
        assert sum(one.low <= value <= one.high for one in steps) == 1
    strengths = [measures.step_of(value, steps) for value in sorted(values)]
    assert strengths == sorted(strengths)
    assert set(strengths) <= {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("count", "values"),
    [
        (Count(), (None, None, None, None)),
        (Count(active=3), (None, None, None, 0)),
        (Count(2, 3, 4, 50), (2, 3, 50, 75)),
    ],
)
def test_what_is_not_known_is_no_number(count: Count, values: tuple) -> None:
    assert tuple(count.value(measure) for measure in measures.MEASURES) == values


def _mark(code: str, **more: object) -> drawing.Mark:
    return drawing.Mark(code, code, "12 <b>", "12", 3, "?a=1&b=2", **more)  # type: ignore[arg-type]


def test_squares_are_links_with_names() -> None:
    root = ElementTree.fromstring(
        drawing.squares({"VR19": _mark("VR19"), "VR05": _mark("VR05", is_chosen=True)}, "Kaart")
    )
    links = root.findall("a")
    assert {link.get("href") for link in links} == {"?a=1&b=2"}
    assert {link.get("aria-label") for link in links} == {"VR19, ZLD: 12 <b>", "VR05, TWE: 12 <b>"}
    assert [link.findtext("title") for link in links] == [link.get("aria-label") for link in links]
    assert sum("chosen" in link.get("class", "") for link in links) == 1


def test_borders_show_the_whole_of_what_is_known_and_dots_by_size() -> None:
    shapes = {
        "GM1": Shape("GM1", "M0 0l9 0 0 9z", (0, 0, 100, 80), (50, 40), 40),
        "GM2": Shape("GM2", "M0 0l9 0 0 9z", (100, 0, 190, 60), (140, 30), 5),
    }
    marks = {"GM1": _mark("GM1", dot=1.0, is_chosen=True), "GM2": _mark("GM2"), "GM3": _mark("GM3")}
    root = ElementTree.fromstring(drawing.borders(shapes, marks, "Kaart"))
    assert root.get("viewBox") == "-8 -8 206 96"
    assert [link.get("aria-label", "")[:3] for link in root] == ["GM2", "GM1"], "what is chosen lies on top"
    assert [circle.get("r") for circle in root.iter("circle")] == ["22"]
    assert len(list(root.iter("text"))) == 2, "a number in every area, however small"


def test_for_paper_it_needs_no_colour_style_or_link() -> None:
    values = {f"VR{number:02}": number * 100 for number in range(1, 25)}
    svg = drawing.tile_map(values, title="Noodstroom & licht", words=lambda value: f"{value} kVA", chosen=["VR19"])
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == "Noodstroom & licht"
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert {"ZLD", "1900 kVA", "–", "geen bekend", "100 kVA – 400 kVA"} <= set(texts)
    assert len(texts) == 50 + 6
    assert not re.search(r"class=|style|<a |var\(", svg)
    colours = set(re.findall(r"#[0-9a-f]{3,6}", svg))
    assert colours == {"#fff", "#000"}
    assert set(re.findall(r"url\(#(p\d)\)", svg)) == {"p1", "p2", "p3", "p4", "p5"}
    patterns = [ElementTree.tostring(one) for one in root.iter(f"{SVG}pattern")]
    assert len(set(patterns)) == 5


def test_nothing_known_at_all_is_drawn_too() -> None:
    svg = drawing.tile_map({})
    assert ElementTree.fromstring(svg).findtext(f"{SVG}title") == "Veiligheidsregio’s"
    assert svg.count(">–<") == 25


def test_a_class_is_a_range() -> None:
    assert measures.step_of(7, [Class(1, 3), Class(5, 9)]) == 5
