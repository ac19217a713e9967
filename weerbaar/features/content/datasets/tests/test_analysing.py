"""Columns as people make them: what they are taken for, where their head stands, and that no value gets lost."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weerbaar.features.content.datasets.analysing import heads, values
from weerbaar.features.content.datasets.analysing.kinds import Nature, Tally
from weerbaar.features.content.datasets.analysing.measuring import Gauge, Measure, bins
from weerbaar.foundation.kit.dutch import typed_amount

few = settings(deadline=None, database=None, derandomize=True)
PLACES = {"veere": "GM0717", "zeeland": "VR19"}


def nature(name: str, *cells: str) -> Nature:
    tally = Tally(name, PLACES)
    for cell in cells:
        tally.see(cell)
    return tally.nature()


def measured(name: str, *cells: str) -> Measure:
    gauge = Gauge(nature(name, *cells), PLACES)
    for cell in cells:
        gauge.see(cell)
    return gauge.measure()


@pytest.mark.parametrize(
    ("name", "cells", "kind"),
    [
        ("aantal", ["12", "1.234", "0,5", "€ 7", "-3"], "getal"),
        ("price", ["12.5", "1,234.75", "0.125", "1e3"], "getal"),
        ("deel", ["12%", "7,5 %"], "getal"),
        ("telefoon", ["0612345678", "0201234567"], "tekst"),
        ("postcode", ["4357 AA", "4331 BB"], "tekst"),
        ("datum", ["21-11-2026", "2026-11-21", "1 mei 2026", "2026-11-21T10:00:00Z"], "datum"),
        ("maand", ["2026-01", "2026-02"], "datum"),
        ("jaar", ["2019", "2020"], "datum"),
        ("aantal", ["2019", "2020"], "getal"),
        ("actief", ["ja", "Nee", "JA"], "ja-nee"),
        ("waarde", ["0", "1"], "getal"),
        ("code", ["GM0717", "gm0718", "VR19"], "gebied"),
        ("gemeente", ["Veere", "Zeeland"], "gebied"),
        ("gemeente", ["Veere", "Nergenshuizen"], "tekst"),
        ("aantal", ["12", "n.v.t.", "-"], "getal"),
        ("aantal", ["12", "veel"], "tekst"),
        ("aantal", [*map(str, range(1, 40)), "veel"], "getal"),
        ("niets", ["-", "onbekend"], "leeg"),
        ("niets", [], "leeg"),
    ],
)
def test_what_a_column_is_taken_for(name: str, cells: list[str], kind: str) -> None:
    assert nature(name, *cells).kind == kind


@pytest.mark.parametrize(
    ("rows", "at", "is_head"),
    [
        ([["naam", "aantal"], ["a", "1"]], 0, True),
        ([["Tabel 1: bedden"], ["naam", "aantal", "jaar"], ["a", "1", "2020"]], 1, True),
        ([["Regio", "2024", "2025"], ["Veere", "1", "2"]], 0, True),
        ([["a", "1"], ["b", "2"]], 0, False),
        ([["1", "2"], ["3", "4"]], 0, False),
        ([["naam"]], 0, True),
        ([], 0, False),
    ],
)
def test_where_a_table_begins(rows: list[list[str]], at: int, is_head: bool) -> None:
    assert heads.head_at(rows) == (at, is_head)


@pytest.mark.parametrize(
    ("cells", "shape", "bars"),
    [
        (["ja", "nee", "ja"], "meest", [("ja", 2), ("nee", 1)]),
        (["rood", "blauw", "rood"], "meest", [("rood", 2), ("blauw", 1)]),
        (["1", "3", "1"], "meest", [("1", 2), ("3", 1)]),
        (["1", "3", "4"], "meest", []),
        (["01-02-2026", "15-02-2026", "01-04-2026"], "jaren", [("feb 2026", 2), ("mrt 2026", 0), ("apr 2026", 1)]),
        (["01-02-2020", "15-02-2022"], "jaren", [("2020", 1), ("2021", 0), ("2022", 1)]),
        ([f"woord{at}" for at in range(20)], "meest", []),
        (
            ["01-01-0001", "31-12-9999"],
            "jaren",
            [("0 tot 1000", 1), *((f"{at}000 tot {at + 1}000", 0) for at in range(1, 9)), ("9000 tot 10000", 1)],
        ),
        (["i", *"abcdefgh" * 3], "meest", [*((letter, 3) for letter in "abcdefg"), ("andere", 4)]),
    ],
)
def test_the_small_picture_of_a_column(cells: list[str], shape: str, bars: list[tuple[str, int]]) -> None:
    found = measured("x", *cells)
    assert (found.shape, found.bars) == (shape, bars)


def test_numbers_are_told_from_what_to_what() -> None:
    found = measured("inwoners", *[f"{number}00" for number in range(1, 100)], "onbekend")
    assert found.facts == {"lowest": "100", "highest": "9900", "middle": "5000", "mean": "5000"}
    assert (found.filled, found.missing, found.distinct, found.other) == (100, 1, 99, 0)
    assert found.bars[0] == ("0 tot 1000", 9)


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).map(str.strip).filter(bool)
DAYS = st.dates(date(1850, 1, 1), date(2150, 12, 31)).map(lambda one: f"{one:%d-%m-}{one.year:04d}")
NUMBERS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False).map(typed_amount)
CELLS = st.one_of(
    st.lists(WORDS, max_size=60), st.lists(DAYS, max_size=60), st.lists(NUMBERS, max_size=60),
    st.lists(st.sampled_from(["ja", "nee", "12", "Veere", "GM0717", "-", "2026-01"]), max_size=60),
)  # fmt: skip


@few
@given(CELLS)
def test_every_cell_is_counted_once(cells: list[str]) -> None:
    found = measured("jaar", *cells)
    assert found.filled == len(cells)
    assert found.distinct <= found.filled - found.missing - found.other
    if found.bars:
        assert sum(count for _, count in found.bars) == found.filled - found.missing - found.other
        assert len(found.bars) <= 30


@few
@given(CELLS, st.randoms())
def test_the_order_of_rows_does_not_matter(cells: list[str], chance: object) -> None:
    mixed = sorted(cells)
    assert nature("x", *cells) == nature("x", *mixed)
    assert measured("x", *cells) == measured("x", *mixed)


@few
@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=80).map(sorted), st.booleans())
def test_bins_hold_every_number(numbers: list[float], are_whole: bool) -> None:
    found = bins([round(one) for one in numbers] if are_whole else numbers, are_whole)
    assert sum(count for _, count in found) == len(numbers)
    assert len(found) <= 12


@few
@given(st.decimals(-(10**12), 10**12, places=3, allow_nan=False))
def test_a_number_as_dutch_people_type_it_is_read_back(number: Decimal) -> None:
    assert values.number(typed_amount(number)) == number


@few
@given(st.lists(WORDS | st.just(""), max_size=12), st.integers(0, 12))
def test_every_column_has_a_name_of_its_own(head: list[str], width: int) -> None:
    names = heads.names_of(head, width)
    assert len(set(names)) == len(names) == width
    assert all(names)


@few
@given(st.lists(st.lists(WORDS | NUMBERS | st.just(""), max_size=5), max_size=25))
def test_a_table_begins_somewhere_in_it(rows: list[list[str]]) -> None:
    at, _ = heads.head_at(rows)
    assert 0 <= at < max(1, len(rows))
