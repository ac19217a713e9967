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


def met(index: Index, unit: Unit, among: BitMap) -> list[BitMap]:
    """Documents of `among` that meet the word, per way; by its parts only those that lack the word itself."""
    found: list[BitMap] = []
    for way in unit.ways:
        documents = meeting(index, way) & among
        found.append(documents - found[0] if way.is_split else documents)
    return found


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
        self._order = {level: place for place, level in enumerate(index.fields.by_weight())}

    def points(self, unit: Unit, met: list[BitMap], worth: float) -> np.ndarray:
        """Per document `worth` x the best way's weight x the best field's weight; 0 where the word is not met."""
        best: np.ndarray | None = None
        for way, documents in zip(unit.ways, met, strict=True):
            found = documents & self.among
            if found:
                weights = self._way(way, found)
                best = weights if best is None else np.maximum(best, weights)
        return np.zeros(len(self.at)) if best is None else best * worth

    def _way(self, way: Way, documents: BitMap) -> np.ndarray:
        """Weight per document of `among`: the mean over the terms of the best field; 0 outside `documents`."""
        at = self.at if len(documents) == len(self.at) else numbers(documents)
        weights = np.zeros(len(at))
        for term in way.terms:
            weights += self._term(term, documents, at)
        weights *= way.weight / len(way.terms)
        return weights if at is self.at else self._spread(at, weights)

    def _spread(self, at: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Weights of some documents as weights of all, 0 elsewhere."""
        found = np.zeros(len(self.at))
        found[np.searchsorted(self.at, at)] = weights
        return found

    def _term(self, term: str, documents: BitMap, at: np.ndarray) -> np.ndarray:
        """Weight of the best field with this term, float64 per document."""
        levels = self.index.levels(term)
        weights = self.index.fields.weights
        if len(levels) == 1:
            return np.full(len(at), np.float32(weights[levels[0][0]]), dtype=np.float64)
        for level, having in sorted(levels, key=lambda one: self._order[one[0]]):
            self._scratch[numbers(having & documents)] = weights[level]
        found = self._scratch[at].astype(np.float64)
        self._scratch[at] = 0
        return found


def explain_unit(index: Index, number: int, unit: Unit, worth: float) -> Part | None:
    """The best way in which one document meets a word; None when it does not."""
    best: tuple[float, Way, str, int] | None = None
    has_word = all(_best_level(index, number, term) is not None for term in unit.ways[0].terms)
    for way in unit.ways:
        if way.is_split and has_word:
            continue
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
    return Part(
        unit.used if kind == "synoniem" else unit.typed,
        term,
        index.fields.name(level),
        kind,
        worth,
        weight,
        worth * weight,
    )


def _best_level(index: Index, number: int, term: str) -> int | None:
    weights = index.fields.weights
    found = [level for level, documents in index.levels(term) if number in documents]
    return max(found, key=lambda level: weights[level]) if found else None
