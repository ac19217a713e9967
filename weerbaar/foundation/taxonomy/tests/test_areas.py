"""Areas: the fewest codes for the same municipalities, and what people type for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerbaar.foundation.taxonomy import areas
from weerbaar.foundation.taxonomy.tests.conftest import table_from_files

TABLE = table_from_files()
DELFT, RIJSWIJK, DEN_HAAG, BRIELLE, VOORNE = "GM0503", "GM0603", "GM0518", "GM0501", "GM1992"
ZEELAND = TABLE.municipalities_of_region["VR19"]
CODES = st.sampled_from(["NL", *TABLE.regions, *TABLE.provinces, *TABLE.municipalities, *TABLE.successors])
AREAS = st.one_of(
    st.lists(CODES, max_size=12),
    st.sampled_from(sorted(TABLE.regions)).map(lambda code: list(TABLE.municipalities_of_region[code])),
    st.lists(st.sampled_from(sorted(TABLE.regions)), min_size=20, max_size=40),
)


@pytest.mark.parametrize(
    ("codes", "normal"),
    [
        ([], ()),
        ([DELFT, DELFT], (DELFT,)),
        (["VR15", DELFT], ("VR15",)),
        (["NL", DELFT, "VR19"], ("NL",)),
        (["PV29"], ("VR19",)),
        (ZEELAND, ("VR19",)),
        (ZEELAND[1:], tuple(sorted(ZEELAND[1:]))),
        (["PV30", "VR19"], ("VR19", "VR20", "VR21", "VR22")),
        (sorted(TABLE.regions), ("NL",)),
        (sorted(TABLE.provinces), ("NL",)),
        (sorted(TABLE.municipalities), ("NL",)),
        ([BRIELLE], (VOORNE,)),
        ([BRIELLE, "VR17"], ("VR17",)),
    ],
)
def test_normalise(codes, normal):
    assert areas.normalise(codes, TABLE) == normal


@given(AREAS)
def test_normalising_covers_the_same_and_is_done_at_once(codes):
    normal = areas.normalise(codes, TABLE)
    assert areas.normalise(normal, TABLE) == normal
    assert areas.municipalities(normal, TABLE) == areas.municipalities(codes, TABLE)
    assert not any(code.startswith("PV") or code in TABLE.successors for code in normal)


@given(AREAS, st.randoms())
def test_normalising_does_not_look_at_the_order(codes, random):
    shuffled = list(codes)
    random.shuffle(shuffled)
    assert areas.normalise(shuffled, TABLE) == areas.normalise(codes, TABLE)


@given(AREAS, AREAS)
def test_the_same_municipalities_have_one_area(codes, others):
    both = areas.normalise([*codes, *others], TABLE)
    assert both == areas.normalise(areas.municipalities([*codes, *others], TABLE), TABLE)


@given(AREAS)
def test_regions_touched_are_those_of_the_municipalities(codes):
    touched = areas.regions_touched(codes, TABLE)
    if touched != ("NL",):
        covered = areas.municipalities(codes, TABLE)
        assert set(touched) == {TABLE.region_of[code] for code in covered}
        assert list(touched) == sorted(touched)


@pytest.mark.parametrize(
    ("codes", "touched"),
    [
        ([], ()),
        ([DELFT, "VR19"], ("VR15", "VR19")),
        (["NL"], ("NL",)),
        ([BRIELLE], ("VR17",)),
        (["PV31"], ("VR23", "VR24")),
    ],
)
def test_regions_touched(codes, touched):
    assert areas.regions_touched(codes, TABLE) == touched


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        ([], ""),
        (["NL"], "heel Nederland"),
        (["VR19"], "Zeeland"),
        (["VR09"], "regio Utrecht"),
        (["PV30"], "Noord-Brabant"),
        (["VR20", "VR05"], "Midden- en West-Brabant en Twente"),
        ([DELFT], "gemeente Delft"),
        ([DELFT, "GM9999"], "gemeente Delft"),
        ([RIJSWIJK, DELFT], "gemeenten Delft en Rijswijk"),
        (["VR05", RIJSWIJK, DELFT, DEN_HAAG], "Twente en gemeenten Delft, Den Haag en Rijswijk"),
    ],
)
def test_describe(codes, text):
    assert areas.describe(codes, TABLE) == text


def test_describe_counts_what_is_too_much():
    assert areas.describe([RIJSWIJK, DELFT, DEN_HAAG], TABLE, at_most=1) == "gemeenten Delft en 2 andere"


@pytest.mark.parametrize("code", ["VR26", "PV19", "GM9999", "Delft"])
def test_unknown_codes_are_named(code):
    with pytest.raises(areas.UnclearArea, match=code):
        areas.normalise([code], TABLE)
