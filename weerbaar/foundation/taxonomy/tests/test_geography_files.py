"""The tables of facts hold together, with or without a reference to compare with."""

from collections import Counter

import pytest

from weerbaar.foundation.taxonomy.loading import read
from weerbaar.foundation.taxonomy.places import EVERYDAY, name_key

MUNICIPALITIES = read("municipalities.csv")
CURRENT = [row for row in MUNICIPALITIES if not row["ended_on"]]
REGIONS = read("regions.csv")
PROVINCES = read("provinces.csv")


def names(row):
    return {name_key(name) for name in (row["name"], *row["other_names"].split("|"))} - {""}


@pytest.mark.parametrize(
    ("rows", "count", "codes"),
    [
        (REGIONS, 25, [f"VR{number:02}" for number in range(1, 26)]),
        (PROVINCES, 12, [f"PV{number}" for number in range(20, 32)]),
        (CURRENT, 342, None),
        (MUNICIPALITIES, 394, None),
    ],
    ids=["regions", "provinces", "current municipalities", "with ended ones"],
)
def test_counts_and_codes(rows, count, codes):
    assert len({row["code"] for row in rows}) == len(rows) == count
    assert codes is None or sorted(row["code"] for row in rows) == codes


@pytest.mark.parametrize("rows", [REGIONS, PROVINCES, MUNICIPALITIES], ids=["regions", "provinces", "municipalities"])
def test_a_name_means_one_of_its_kind_except_bergen(rows):
    counts = Counter(name for row in rows for name in names(row))
    assert {name for name, count in counts.items() if count > 1} <= {"bergen"}


def test_every_municipality_lies_in_a_known_region_and_province_and_each_has_some():
    assert {row["region"] for row in CURRENT} == {row["code"] for row in REGIONS}
    assert {row["province"] for row in CURRENT} == {row["code"] for row in PROVINCES}


def test_a_region_lies_in_one_province():
    assert len({(row["region"], row["province"]) for row in CURRENT}) == 25


def test_squares_of_the_tile_map_are_apart_and_lie_as_the_regions_do():
    squares = {row["code"]: (int(row["tile_column"]), int(row["tile_row"])) for row in REGIONS}
    assert len(set(squares.values())) == 25
    for row in REGIONS:
        for other in REGIONS:
            east = float(row["label_lon"]) - float(other["label_lon"])
            north = float(row["label_lat"]) - float(other["label_lat"])
            column, line = (a - b for a, b in zip(squares[row["code"]], squares[other["code"]], strict=True))
            assert not (east > 0.9 and column < 0), f"{row['name']} lies east of {other['name']}"
            assert not (north > 0.6 and line > 0), f"{row['name']} lies north of {other['name']}"


def test_an_ended_municipality_leads_to_a_current_one():
    by_code = {row["code"]: row for row in MUNICIPALITIES}
    for row in MUNICIPALITIES:
        assert bool(row["ended_on"]) == bool(row["successor"])
        steps = 0
        while row["ended_on"]:
            row, steps = by_code[row["successor"]], steps + 1
            assert steps < 5


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2018-12-31", 380),
        ("2019-01-01", 355),
        ("2020-07-01", 355),
        ("2021-01-01", 352),
        ("2022-01-01", 345),
        ("2022-03-24", 344),
        ("2023-01-01", 342),
    ],
)
def test_counts_of_the_past_are_those_that_cbs_published(day, count):
    there = [
        row for row in MUNICIPALITIES if row["started_on"] <= day and (not row["ended_on"] or row["ended_on"] > day)
    ]
    assert len(there) == count


def test_rows_that_are_not_sure_are_marked_and_every_row_has_a_source():
    assert {row["name"] for row in MUNICIPALITIES if row["sure"] != "ja"} == {"Winsum", "Haaren"}
    assert all(row["source"] for row in MUNICIPALITIES)


def test_current_rows_have_population_with_its_day_and_a_point():
    for each in CURRENT:
        assert int(each["population"]) > 0
        assert each["population_on"] == "2022-01-01"
        assert 3.3 < float(each["label_lon"]) < 7.3
        assert 50.7 < float(each["label_lat"]) < 53.6


def test_places_are_unambiguous_and_lie_in_current_municipalities():
    places = read("places.csv")
    assert len(places) > 1500
    assert {place["municipality"] for place in places} <= {row["code"] for row in CURRENT}
    keys = Counter(name_key(place["name"]) for place in places)
    assert not {key for key, count in keys.items() if count > 1}
    wider = set().union(*(names(row) for row in (*REGIONS, *PROVINCES, *MUNICIPALITIES) if not row.get("ended_on")))
    assert not wider & set(keys)


def test_every_name_that_is_also_a_word_is_a_name():
    known = {name_key(place["name"]) for place in read("places.csv")}.union(*(names(row) for row in MUNICIPALITIES))
    assert known >= EVERYDAY


def test_neighbours_are_each_others():
    of = {row["code"]: set(row["neighbours"].split("|")) for row in REGIONS}
    assert {(one, other) for one in of for other in of[one]} == {(other, one) for one in of for other in of[one]}
    assert all(of[code] and code not in of[code] for code in of)
