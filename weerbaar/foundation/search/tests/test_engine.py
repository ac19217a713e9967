"""The engine gives what the plain reference gives, for whatever documents, readers and selections."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from weerbaar.foundation.search.live import in_memory
from weerbaar.foundation.search.port import Document, Selection
from weerbaar.foundation.search.question import Synonyms
from weerbaar.foundation.search.ranking import NEAR
from weerbaar.foundation.search.result import Result
from weerbaar.foundation.search.tests import samples
from weerbaar.foundation.search.tests.reference import Reference, opens

SYNONYMS = Synonyms(samples.SYNONYMS)
TODAY = datetime.date.fromordinal(samples.TODAY)
often = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def engine(documents: list[Document]):
    made = in_memory(samples.CORPUS, documents, tuple(samples.SYNONYMS))
    made.is_kept = False
    return made


def answer(result: Result) -> tuple[object, ...]:
    return result.total, result.groups, result.ids, result.counts, result.relaxed


@often
@given(samples.collections, st.lists(samples.selections(), min_size=1, max_size=4), samples.rings)
def test_same_as_reference(documents, selections, ring):
    made, reference = engine(documents), Reference(samples.CORPUS, documents)
    for selection in map(samples.exact, selections):
        expected = reference.search(selection, ring, SYNONYMS, samples.TODAY)
        found = made.search(selection, ring, TODAY)
        assert answer(found) == (expected.total, expected.groups, expected.ids, expected.counts, expected.relaxed)


@often
@given(samples.collections, samples.selections(), samples.rings, st.integers(1, 4))
def test_the_whole_is_all_pages_together(documents, selection, ring, chunk):
    made, asked = engine(documents), replace(selection, by_group=False, carry=("behoefte", "afspraak"))
    everything = made.search(replace(asked, offset=0, limit=100), ring, TODAY)
    parts = list(made.whole(asked, ring, chunk, TODAY))
    assert [pk for part in parts for pk in part.ids] == list(everything.ids)
    assert all(len(part.ids) <= chunk for part in parts)
    for part in parts:
        for pk in part.ids:
            assert [part.values_of(pk, name) for name in asked.carry] == [
                everything.values_of(pk, name) for name in asked.carry
            ]


@often
@given(samples.collections, samples.collections, samples.selections(), samples.rings)
def test_changes_give_what_a_new_index_gives(before, changed, selection, ring):
    """Applying changes, in two steps and with removals, is the same as building from the rows as they are then."""
    made = engine(before)
    gone = {document.id for document in before[::3]}
    made.index.apply([], gone)
    made.index.apply(changed, {document.id for document in changed})
    rows = {document.id: document for document in before if document.id not in gone}
    rows |= {document.id: document for document in changed}
    fresh = engine(list(rows.values()))
    assert made.search(selection, ring, TODAY) == fresh.search(selection, ring, TODAY)
    assert made.suggest("nood", ring, 5) == fresh.suggest("nood", ring, 5)


@often
@given(samples.collections, samples.selections(), samples.rings, st.sampled_from(["aggregaat", "stroom", "boot"]))
def test_hidden_rows_change_nothing(documents, selection, ring, start):
    """Nothing tells whether what a reader may not see exists: totals, order, counts, corrections, suggestions."""
    seen = [
        Document(
            **{
                **{name: getattr(document, name) for name in Document.__slots__},
                "guarded": {
                    source: tuple(entry for entry in entries if opens(entry[1], ring))
                    for source, entries in document.guarded.items()
                },
            }
        )
        for document in documents
        if opens(document.clauses, ring)
    ]
    whole, part = engine(documents), engine(seen)
    one, other = whole.search(selection, ring, TODAY), part.search(selection, ring, TODAY)
    assert one == other
    assert [one.explain(pk) for pk in one.ids] == [other.explain(pk) for pk in other.ids]
    assert whole.suggest(start[:3], ring, 5) == part.suggest(start[:3], ring, 5)
    for typed in ("agregaat", "noodstroomagregaten", "vrachtwagns", "botn"):
        asked = Selection(words=typed)
        assert whole.search(asked, ring, TODAY) == part.search(asked, ring, TODAY)


def doc(pk: int, title: str, **more) -> Document:
    more.setdefault("numbers", {"until": samples.TODAY})
    return Document(id=pk, group=more.pop("group", pk), texts={"title": title}, facets=more.pop("facets", {}), **more)


OPEN = frozenset({"openbaar"})
PUBLIC = (OPEN,)
FOUND = [
    doc(1, "Noodstroomaggregaten te huur"),
    doc(2, "Huizen voor gezinnen"),
    doc(3, "Twee boten"),
    doc(4, "Een voedselbank"),
    doc(5, "Zorg voor brandwondenslachtoffers"),
    doc(6, "Radioamateurs"),
    doc(7, "Evenemententenaggregaat", numbers={"until": 1}),
    doc(8, "Opvang in 's-Gravenhage"),
]


@pytest.mark.parametrize(
    ("words", "first", "corrected"),
    [
        ("noodstroomaggregaat", 1, ""),
        ("noodstroomaggregaten", 1, ""),
        ("huis", 2, ""),
        ("gezin", 2, ""),
        ("boot", 3, ""),
        ("voedselbanken", 4, ""),
        ("voedselbanck", 4, "voedselbank"),
        ("noodstroomagregaat", 1, "noodstroomaggregaat"),
        ("agregaat", 1, "aggregaat"),
        ("agregaten huren", 1, "aggregaat huren"),
        ("slachtoffer", 5, ""),
        ("brandwonden", 5, ""),
        ("radioamateur", 6, ""),
        ("amateur", 6, ""),
        ("generator", 1, ""),
        ("evenemententenagregaat", 7, "evenemententenaggregaat"),
        ("Wie kan een boot leveren?", 3, ""),
        ("'s gravenhage", 8, ""),
        ("s-Gravenhage", 8, ""),
    ],
)
def test_words(words, first, corrected):
    made = in_memory(samples.CORPUS, FOUND, tuple(samples.SYNONYMS))
    result = made.search(Selection(words=words), OPEN, TODAY)
    assert result.ids[:1] == (first,)
    assert result.corrected == corrected


def test_slip_near_a_stop_word_is_not_corrected_to_it():
    """'gehad' is found under 'hebben', which alone is no word to search for."""
    made = in_memory(samples.CORPUS, [doc(1, "Wat wij hebben gehad"), doc(2, "Schepen in beheer")])
    assert made.search(Selection(words="hibben"), OPEN, TODAY).total == 0
    assert made.search(Selection(words="hibben beheer"), OPEN, TODAY).ids == (2,)


def test_ordinary_word_is_not_replaced_but_a_better_one_is_offered():
    made = in_memory(samples.CORPUS, [doc(1, "Grote tenten")])
    result = made.search(Selection(words="tante tent"), OPEN, TODAY)
    assert result.relaxed
    assert result.corrected == ""
    made = in_memory(samples.CORPUS, [doc(1, "Grote tenten"), doc(2, "Water")])
    assert made.search(Selection(words="later"), OPEN, TODAY).did_you_mean == "water"


def test_explanation_adds_up():
    made = in_memory(samples.CORPUS, FOUND, tuple(samples.SYNONYMS))
    result = made.search(Selection(words="generator huren"), OPEN, TODAY)
    why = result.explain(1)
    assert why is not None
    assert [(part.word, part.field, part.kind) for part in why.parts] == [
        ("generator", "title", "synoniem"),
        ("huren", "title", "woord"),
    ]
    assert why.score == pytest.approx(sum(part.points for part in why.parts) * why.quality * why.freshness)
    nearby = made.search(Selection(words="generator huren", near={"gebied": ("VR19",)}), OPEN, TODAY).explain(1)
    assert nearby is not None
    assert (nearby.nearness, nearby.score) == (1.0, why.score)
    assert result.explain(2) is None


def test_title_before_body_and_confirmed_before_overdue():
    rows = [
        Document(1, 1, {"body": "boot"}, {}, numbers={"until": samples.TODAY}),
        Document(2, 2, {"title": "boot"}, {}, numbers={"until": samples.TODAY}),
        Document(3, 3, {"title": "boot"}, {}, numbers={"until": samples.TODAY - 1}),
    ]
    assert in_memory(samples.CORPUS, rows).search(Selection(words="boot"), OPEN, TODAY).ids == (2, 3, 1)


def test_what_is_meant_for_the_place_stands_above_what_is_for_everywhere():
    rows = [
        doc(1, "boot", facets={"gebied": ("NL",)}, rank=0.6),
        doc(2, "boot", facets={"gebied": ("VR19",)}),
        doc(3, "een heel andere boot, in Zeeland", facets={"gebied": ("VR15",)}),
    ]
    made = in_memory(samples.CORPUS, rows)
    asked = Selection(words="boot", filters={"gebied": ("VR19",)})
    assert made.search(asked, OPEN, TODAY).ids == (1, 2)
    lifted = made.search(replace(asked, near={"gebied": ("VR19",)}), OPEN, TODAY)
    assert lifted.ids == (2, 1)
    why = lifted.explain(2)
    assert why is not None
    assert why.nearness == NEAR
    assert why.score == pytest.approx(sum(part.points for part in why.parts) * why.quality * why.freshness * NEAR)


def test_without_all_words_only_what_says_enough_is_found():
    rows = [doc(pk, "boot") for pk in range(1, 30)] + [doc(40, "boot tolk"), doc(41, "tolk huis")]
    result = in_memory(samples.CORPUS, rows).search(Selection(words="boot tolk huis"), OPEN, TODAY)
    assert result.relaxed
    assert result.ids == (41, 40)
