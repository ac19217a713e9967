"""Counts of two facets across each other are those of a plain loop, for whatever documents, readers and changes."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from weerbaar.foundation.search.live import in_memory
from weerbaar.foundation.search.port import Apart, Document, Selection
from weerbaar.foundation.search.question import Synonyms
from weerbaar.foundation.search.tests import samples
from weerbaar.foundation.search.tests.reference import Reference

SYNONYMS = Synonyms(samples.SYNONYMS)
TODAY = datetime.date.fromordinal(samples.TODAY)
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OPEN = frozenset({"openbaar"})


def counted(engine, selection, ring, asked) -> dict[tuple[str, str], tuple[int, int, int]]:
    cross = engine.cross(selection, asked.rows, asked.columns, ring, asked.apart, asked.number, TODAY)
    return {
        (row, column): (*cross.at(row, column), round(cross.sums[line, place]))
        for line, row in enumerate(cross.rows)
        for place, column in enumerate(cross.columns)
    }


@often
@given(samples.collections, samples.selections(), samples.rings)
def test_which_of_these_are_found(documents, selection, ring):
    made = in_memory(samples.CORPUS, documents, tuple(samples.SYNONYMS))
    every = replace(samples.exact(selection), offset=0, limit=100, by_group=False)
    found = made.search(every, ring, TODAY).ids
    assert made.among(every, range(61), ring, TODAY) == set(found)


@often
@given(samples.collections, samples.collections, samples.selections(), samples.rings, st.integers(1, 4))
def test_largest_groups_are_those_of_a_loop(before, changed, selection, ring, limit):
    made = in_memory(samples.CORPUS, before, tuple(samples.SYNONYMS))
    made.index.apply(changed, {document.id for document in changed})
    rows = {document.id: document for document in before} | {document.id: document for document in changed}
    every = replace(samples.exact(selection), offset=0, limit=100, by_group=False)
    counts = Counter(rows[pk].group for pk in made.search(every, ring, TODAY).ids)
    expected = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:limit]
    assert made.largest(every, ring, Apart(), limit, TODAY) == tuple(expected)


@often
@given(
    samples.collections,
    samples.collections,
    samples.selections(),
    samples.rings,
    st.lists(samples.crossings(), min_size=1, max_size=4),
)
def test_counts_are_those_of_a_loop(before, changed, selection, ring, crossings):
    """Also after changes, for guarded facets, ranges, values that overlap and numbers that are not known."""
    made = in_memory(samples.CORPUS, before, tuple(samples.SYNONYMS))
    made.is_kept = False
    made.index.apply(changed, {document.id for document in changed})
    rows = {document.id: document for document in before} | {document.id: document for document in changed}
    reference = Reference(samples.CORPUS, list(rows.values()))
    for asked in crossings:
        expected = reference.cross(samples.exact(selection), ring, SYNONYMS, samples.TODAY, asked)
        assert counted(made, samples.exact(selection), ring, asked) == expected


def test_rows_and_columns_may_change_places_and_an_answer_is_kept():
    rows = [
        Document(1, 1, {}, {"gebied": ("NL",), "behoefte": ("bed", "bad")}, numbers={"hours": 4}),
        Document(2, 1, {}, {"gebied": ("VR19", "VR15"), "behoefte": ("bed",)}, numbers={"hours": 8}),
        Document(3, 2, {}, {"gebied": ("VR19", "NL"), "behoefte": ("bed",)}),
    ]
    made = in_memory(samples.CORPUS, rows)
    one = made.cross(Selection(), "gebied", "behoefte", OPEN, Apart(), "hours", TODAY)
    other = made.cross(Selection(), "behoefte", "gebied", OPEN, Apart(), "hours", TODAY)
    assert one.at("VR19", "bed") == (3, 2)
    assert one.at("GM0518", "bed") == (2, 2)
    assert one.at("VR19", "nergens") == (0, 0)
    few = made.cross(Selection(), "gebied", "", OPEN, Apart(), "hours", TODAY, frozenset({"VR19", "VR15"}))
    assert set(few.rows) == {"VR19", "VR15"}
    assert (few.at("VR19"), few.at("VR15"), few.at("GM0518")) == ((3, 2), (3, 2), (0, 0))
    assert one.sums[one.rows.index("VR19"), one.columns.index("bed")] == 12
    assert np.array_equal(one.groups, other.groups.T)
    assert made.cross(Selection(offset=25), "gebied", "behoefte", OPEN, Apart(), "hours", TODAY) is one
