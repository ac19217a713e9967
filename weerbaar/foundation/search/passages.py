"""The best passages of some groups: which page of a report says most of what was asked."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search import ranking
from weerbaar.foundation.search.index import Index, packed
from weerbaar.foundation.search.matching import Scorer, numbers
from weerbaar.foundation.search.port import Best
from weerbaar.foundation.search.query import Query
from weerbaar.foundation.search.question import Unit, Way


def best_of(query: Query, groups: Collection[int], per_group: int) -> dict[int, Best]:
    """See `port.best`. Words are weighed over all that the reader may see, and none is required."""
    index = query.index
    names = index.group_numbers(groups)
    among = of_groups(index, sorted(names)) & query.visible
    found = BitMap.union(BitMap(), *(one.documents & among for one in query.asked))
    if not found:
        return {}
    scorer = Scorer(index, found)
    points, own = np.zeros(len(scorer.at)), np.zeros(len(scorer.at))
    for asked in query.asked:
        points += scorer.points(asked.unit, asked.met, asked.worth)
        own += _own(index, asked.unit, found, scorer.at) * asked.worth
    key = ranking.by_score(index, scorer.at, points, query.today)
    column = index.columns["group"][scorer.at]
    order = ranking.best(index, scorer.at, key, len(key))
    shares = ranking.share(key[order], query.most)
    chosen: dict[int, list[int]] = {}
    share_of: dict[int, float] = {}
    for group, share in zip(column[order].tolist(), shares.tolist(), strict=True):
        if group not in chosen:
            chosen[group], share_of[group] = [], share
    own *= ranking.quality(index.columns["rank"][scorer.at])
    # Within a group by what a document says itself, the first of equals.
    places = np.lexsort((scorer.at, -own))
    places = places[own[places] > 0]
    ids = index.columns["id"][scorer.at[places]]
    for group, document in zip(column[places].tolist(), ids.tolist(), strict=True):
        mine = chosen[group]
        if len(mine) < per_group:
            mine.append(document)
    return {names[number]: Best(tuple(ids), share_of[number]) for number, ids in chosen.items()}


def _own(index: Index, unit: Unit, among: BitMap, at: np.ndarray) -> np.ndarray:
    """Per document the weight of the best way in which its own fields meet a word; 0 where they do not."""
    told = {place for place, name in enumerate(index.fields.names) if name in index.corpus.of_group}
    best = np.zeros(len(at))
    for way in unit.ways:
        having = among
        for term in way.terms:
            levels = (having & documents for level, documents in index.levels(term) if level // 2 not in told)
            having = BitMap.union(BitMap(), *levels)
        if having:
            places = np.searchsorted(at, numbers(having))
            best[places] = np.maximum(best[places], way.weight * _heaviest(index, way, having, told))
    return best


def _heaviest(index: Index, way: Way, having: BitMap, told: set[int]) -> np.ndarray:
    """Per document of `having` the weight of its heaviest own field, the mean over the terms."""
    at = numbers(having)
    weights = np.zeros(len(at))
    for term in way.terms:
        mine = np.zeros(len(at))
        for level, documents in index.levels(term):
            if level // 2 not in told and (found := documents & having):
                places = np.searchsorted(at, numbers(found))
                mine[places] = np.maximum(mine[places], index.fields.weights[level])
        weights += mine / len(way.terms)
    return weights


def of_groups(index: Index, wanted: list[int]) -> BitMap:
    """Document numbers of these groups (numbers, ascending), old numbers of changed documents too."""
    column = index.columns["group"]
    built, changed = column[: index.base], column[index.base : index.count]
    found = BitMap()
    if index.generation.meta["is_grouped"]:
        sought = np.array(wanted, dtype=built.dtype)
        first, last = np.searchsorted(built, sought), np.searchsorted(built, sought, "right")
        for start, end in zip(first.tolist(), last.tolist(), strict=True):
            found.add_range(start, end)
    else:
        found = packed(np.flatnonzero(np.isin(built, wanted)))
    return found | packed(np.flatnonzero(np.isin(changed, wanted)) + index.base)
