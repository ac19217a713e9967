"""Phrases are found whatever their inflection, the longest first, with one typing error forgiven."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerbaar.foundation.search import spelling
from weerbaar.foundation.search.dutch import tokens
from weerbaar.foundation.search.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon[str]:
    made: Lexicon[str] = Lexicon()
    for text, meaning in [
        ("bed", "deelbehoefte=bed"),
        ("riool en sanitair", "deelbehoefte=sanitair"),
        ("vitale aanbieder", "soort=vitale-aanbieder"),
        ("Den Haag", "gemeente=GM0518"),
        ("'s-Gravenhage", "gemeente=GM0518"),
        ("Zeeland", "regio=VR19"),
        ("Zeeland", "provincie=Zeeland"),
        ("vervoer", "vorm=vervoer"),
        ("ziekte", "valtWegBij=ziekte"),
        ("binnen een dag", "binnenUren=24"),
        ("Bergen op Zoom", "gemeente=GM0748"),
        ("Bergen", "gemeente=GM0373"),
    ]:
        made.add(text, meaning)
    return made


@pytest.mark.parametrize(
    ("question", "meanings"),
    [
        ("Wie heeft bedden?", ["deelbehoefte=bed"]),
        ("vitale aanbieders in den haag", ["soort=vitale-aanbieder", "gemeente=GM0518"]),
        ("boten in 's-Gravenhage", ["gemeente=GM0518"]),
        ("Zeeland", ["regio=VR19", "provincie=Zeeland"]),
        ("Zeelland", ["regio=VR19", "provincie=Zeeland"]),
        ("vervor van mensen", ["vorm=vervoer"]),
        ("binnen een dag vervoer", ["binnenUren=24", "vorm=vervoer"]),
        ("Bergen op Zoom", ["gemeente=GM0748"]),
        ("naar Bergen", ["gemeente=GM0373"]),
        ("sanitair", []),
        ("riool en sanitair", ["deelbehoefte=sanitair"]),
        ("ziektes", ["valtWegBij=ziekte"]),
    ],
)
def test_find(lexicon, question, meanings):
    found = lexicon.find(tokens(question))
    assert [meaning for match in found for meaning in match.meanings] == meanings
    assert all(match.text in question for match in found)


def test_ordinary_words_are_not_taken_for_slips(lexicon):
    assert lexicon.find(tokens("zielige")) == []


letters = st.text(alphabet="abcd", max_size=7)


@given(letters, letters)
def test_distance(one, other):
    """Counts as the plain recursion does, and is never more than asked."""
    import functools

    @functools.cache
    def plain(i: int, j: int) -> int:
        if min(i, j) == 0:
            return max(i, j)
        best = min(plain(i - 1, j) + 1, plain(i, j - 1) + 1, plain(i - 1, j - 1) + (one[i - 1] != other[j - 1]))
        if i > 1 < j and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            best = min(best, plain(i - 2, j - 2) + 1)
        return best

    real = plain(len(one), len(other))
    for most in (0, 1, 2):
        assert spelling.distance(one, other, most) == min(real, most + 1)


@given(st.lists(st.text(alphabet="abcdef", min_size=4, max_size=9), unique=True, max_size=20), st.integers(0, 10**6))
def test_every_near_word_is_a_candidate(tmp_path_factory, words, seed):
    """Nothing within the allowed errors is missed by the hashed deletions."""
    import random

    words = sorted(words)
    folder = tmp_path_factory.mktemp("slips")
    spelling.write(folder, words)
    slips = spelling.Slips(folder)
    chance = random.Random(seed)
    for word in words:
        typed = word[:1] + chance.choice("abcdef") + word[2:]
        allowed = spelling.errors_allowed(typed)
        near = {number for number, other in enumerate(words) if spelling.distance(typed, other, allowed) <= allowed}
        assert near <= set(slips.numbers(typed))
