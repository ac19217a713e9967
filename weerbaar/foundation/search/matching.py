"""Which documents meet a word, and what that is worth."""

from __future__ import annotations

import math
import threading

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search.index import Index
from weerbaar.foundation.search.question import Unit, Way
from weerbaar.foundation.search.result import Kind, Part


def meeting(index: Index, way: Way) -> BitMap:
    """Documents that have all terms of this way."""
    found = index.having(way.terms[0])
    for term in way.terms[1:]:
        found = found & index.having(term)
    return found


def met(index: Index, unit: Unit) -> BitMap:
    """Documents that meet the word in any way."""
    found = [meeting(index, way) for way in unit.ways]
    return found[0] if len(found) == 1 else BitMap.union(BitMap(), *found)


def rarity(seen: int, visible: int) -> float:
    """How much a word says: of `visible` documents that the reader may see, `seen` have it."""
    return math.log(1 + visible / max(seen, 1))


def numbers(documents: BitMap) -> np.ndarray:
    """Document numbers, ascending, int64 (numpy indexes fastest with those)."""
    return np.frombuffer(documents.to_array(), dtype=np.uint32).astype(np.intp)


_own = threading.local()


def _scratch(size: int) -> np.ndarray:
    """Zeros, kept per thread; who uses it leaves zeros behind."""
    kept: np.ndarray | None = getattr(_own, "scratch", None)
    if kept is None or len(kept) < size:
        kept = _own.scratch = np.zeros(size + size // 16, dtype=np.float32)
    return kept


class Scorer:
    """Points per document for a set of documents, best field and best way per word."""

    def __init__(self, index: Index, among: BitMap) -> None:
        self.index, self.among = index, among
        self.at = numbers(among)
        self._scratch = _scratch(index.count)
        self._order = index.fields.by_weight()

    def points(self, unit: Unit, worth: float) -> np.ndarray:
        """Per document `worth` x the best way's weight x the best field's weight; 0 where the word is not met."""
        best = self._way(unit.ways[0])
        for way in unit.ways[1:]:
            best = np.maximum(best, self._way(way))
        return best * worth

    def _way(self, way: Way) -> np.ndarray:
        """Weight of this way per document: the mean over its terms of the best field, 0 unless all are there."""
        if len(way.terms) == 1:
            return self._term(way.terms[0]) * way.weight
        weights = [self._term(term) for term in way.terms]
        total = np.where(np.minimum.reduce(weights) > 0, np.add.reduce(weights), 0.0)
        return np.asarray(total * (way.weight / len(weights)))

    def _term(self, term: str) -> np.ndarray:
        """Weight of the best field with this term, float64 per document."""
        levels = dict(self.index.levels(term))
        weights = self.index.fields.weights
        for level in self._order:
            if level in levels:
                self._scratch[numbers(levels[level] & self.among)] = weights[level]
        found = self._scratch[self.at].astype(np.float64)
        self._scratch[self.at] = 0
        return found


def explain_unit(index: Index, number: int, unit: Unit, worth: float) -> Part | None:
    """The best way in which one document meets a word; None when it does not."""
    best: tuple[float, Way, str, int] | None = None
    for way in unit.ways:
        found = [_best_level(index, number, term) for term in way.terms]
        levels = [level for level in found if level is not None]
        if len(levels) < len(found):
            continue
        weight = way.weight * sum(index.fields.weights[level] for level in levels) / len(levels)
        if best is None or weight > best[0]:
            best = weight, way, " + ".join(way.terms), levels[0]
    if best is None:
        return None
    weight, way, term, level = best
    kind: Kind = "deel" if way.kind == "woord" and level % 2 else way.kind
    return Part(unit.typed, term, index.fields.name(level), kind, worth, weight, worth * weight)


def _best_level(index: Index, number: int, term: str) -> int | None:
    weights = index.fields.weights
    found = [level for level, documents in index.levels(term) if number in documents]
    return max(found, key=lambda level: weights[level]) if found else None
