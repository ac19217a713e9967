"""Facet values as sets of documents, and how many of them are in a result."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search import keys
from weerbaar.foundation.search.index import Index
from weerbaar.foundation.search.matching import numbers
from weerbaar.foundation.search.port import Facet, Keys

BROAD = 8
"""Results of more than one in so many documents are counted with bitmaps."""

FEW = 60
"""Facets with more values than this are counted through profiles in broad results too."""

MANY = 4
"""Of more sets than this the union is taken at once, without looking whether they overlap."""


@dataclass(frozen=True, slots=True)
class Value:
    """A facet value as sets of documents that do not overlap: its count is the sum of theirs. Never empty."""

    code: str
    sets: tuple[BitMap, ...]

    def documents(self) -> BitMap:
        return self.sets[0] if len(self.sets) == 1 else BitMap.union(BitMap(), *self.sets)


class Counter:
    """How many documents of a result have each value of a facet.

    Broad results are counted with bitmaps, the others with profiles; guarded facets and ranges always with bitmaps.
    """

    def __init__(self, index: Index, among: BitMap, ring: Keys) -> None:
        self._index, self._among, self._ring = index, among, ring
        self._is_broad = len(among) > max(index.count // BROAD, 1000)
        self._at: np.ndarray | None = None
        self._packs: dict[int, np.ndarray] = {}

    def counts(self, facet: Facet) -> dict[str, int]:
        """Value -> documents, all values present (of an occurring facet those that are)."""
        source = facet.source or facet.name
        codes = () if facet.ranges is not None else codes_of(self._index, facet)
        found = self._counted(facet, source, codes)
        return {code: count for code, count in found.items() if count} if facet.occurring else found

    def _counted(self, facet: Facet, source: str, codes: tuple[str, ...]) -> dict[str, int]:
        is_broad = self._is_broad and len(codes) <= FEW
        if is_broad or facet.ranges is not None or self._index.is_guarded(source):
            known = values(self._index, facet, self._ring)
            return {value.code: sum(one.intersection_cardinality(self._among) for one in value.sets) for value in known}
        profiles = self._index.generation.profiles
        combinations = len(profiles.packs[profiles.of(source)].table)
        members = self._index.remember_built(
            "members", (facet.name, codes, combinations), lambda: profiles.members(source, codes, facet.tokens)
        )
        return dict(zip(codes, members.counts(self._combinations(members.pack, combinations)), strict=True))

    def _combinations(self, pack: int, size: int) -> np.ndarray:
        """Documents of the result per combination of a pack."""
        found = self._packs.get(pack)
        if found is None:
            if self._at is None:
                self._at = numbers(self._among)
            column = self._index.columns[self._index.generation.profiles.packs[pack].column]
            found = self._packs[pack] = np.bincount(column[self._at], minlength=size)
        return found


def codes_of(index: Index, facet: Facet) -> tuple[str, ...]:
    """The values of a facet that is no range: those it names, or the tokens that occur, in alphabetical order."""
    if not facet.occurring:
        return tuple(facet.values())
    source, profiles = facet.source or facet.name, index.generation.profiles
    pack = profiles.packs[profiles.of(source)]
    place, size = pack.places[source], len(pack.table)
    return index.remember_built(
        "occurring", (source, size), lambda: tuple(sorted({one for row in pack.table[:size] for one in row[place]}))
    )


def values(index: Index, facet: Facet, ring: Keys) -> tuple[Value, ...]:
    """All values of a facet, for a reader with this ring."""
    if facet.ranges is not None:
        return tuple(Value(code, (index.within(asked),)) for code, asked in facet.ranges().items())
    codes = codes_of(index, facet)
    if index.is_guarded(facet.source or facet.name):
        return tuple(value(index, facet, code, ring) for code in codes)
    return index.remember(
        "facet", (facet.name, codes), lambda: tuple(value(index, facet, code, ring) for code in codes)
    )


def value(index: Index, facet: Facet, code: str, ring: Keys) -> Value:
    """One value of a facet; unknown codes have no documents."""
    if facet.ranges is not None:
        asked = facet.ranges().get(code)
        return Value(code, (index.within(asked),) if asked else (BitMap(),))
    source = facet.source or facet.name
    tokens = tuple(dict.fromkeys(facet.tokens(code)))
    sets = [index.bitmap(keys.facet_key(source, token)) for token in tokens]
    opened = index.opened(source, ring)
    sets += [opened[token] for token in tokens if token in opened]
    sets = [documents for documents in sets if documents]
    if len(sets) > MANY or any(one.intersect(other) for one, other in combinations(sets, 2)):
        sets = [BitMap.union(*sets)]
    return Value(code, tuple(sets) or (BitMap(),))
