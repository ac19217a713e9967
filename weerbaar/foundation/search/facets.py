"""Facet values as sets of documents, and how many of them are in a result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from pyroaring import BitMap

from weerbaar.foundation.search import keys
from weerbaar.foundation.search.index import Index
from weerbaar.foundation.search.port import Facet, Keys

MANY = 4
"""Of more sets than this the union is taken at once, without looking whether they overlap."""


@dataclass(frozen=True, slots=True)
class Value:
    """A facet value as sets of documents that do not overlap: its count is the sum of theirs."""

    code: str
    sets: tuple[BitMap, ...]

    def documents(self) -> BitMap:
        return self.sets[0] if len(self.sets) == 1 else BitMap.union(BitMap(), *self.sets)

    def count(self, among: BitMap) -> int:
        return sum(documents.intersection_cardinality(among) for documents in self.sets)


def values(index: Index, facet: Facet, ring: Keys) -> tuple[Value, ...]:
    """All values of a facet, for a reader with this ring."""
    if facet.ranges is not None:
        return tuple(Value(code, (index.within(asked),)) for code, asked in facet.ranges().items())
    codes = tuple(facet.values())
    guarded = _guarded(index, facet.source or facet.name, ring)
    if guarded:
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
    opened = _guarded(index, source, ring)
    sets += [opened[token] for token in tokens if token in opened]
    sets = [documents for documents in sets if documents]
    if len(sets) > MANY or any(one.intersect(other) for one, other in combinations(sets, 2)):
        sets = [BitMap.union(*sets)]
    return Value(code, tuple(sets) or (BitMap(),))


def _guarded(index: Index, source: str, ring: Keys) -> Mapping[str, BitMap]:
    """Guarded tokens of which every clause opens for this ring -> the documents that carry them."""
    return index.remember("guarded", (source, ring), lambda: _open_guarded(index, source, ring))


def _open_guarded(index: Index, source: str, ring: Keys) -> dict[str, BitMap]:
    found: dict[str, BitMap] = {}
    for key, token, clauses in guarded_keys(index, source):
        if all(not ring.isdisjoint(clause) for clause in clauses):
            found[token] = found.get(token, BitMap()) | index.bitmap(key)
    return found


def guarded_keys(index: Index, source: str) -> Iterable[tuple[bytes, str, list[list[str]]]]:
    """Keys of all guarded tokens of a source, with the token and its clauses."""
    for key in index.under(keys.guarded_prefix(source)):
        _, token, clauses = keys.read_guarded(key)
        yield key, token, clauses
