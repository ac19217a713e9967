"""The best passages of some groups: which page of a report says most of what was asked."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search import ranking
from weerbaar.foundation.search.index import Index, packed
from weerbaar.foundation.search.matching import Scorer, numbers
from weerbaar.foundation.search.query import Query
from weerbaar.foundation.search.question import Unit


def best_of(query: Query, groups: Collection[int], per_group: int) -> dict[int, tuple[int, ...]]:
    """See `port.best`. Words are weighed over all that the reader may see, and none is required."""
    index = query.index
    among = _of_groups(index, groups) & query.visible
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
    order = column[ranking.best(index, scorer.at, key, len(key))]
    chosen: dict[int, list[int]] = {int(group): [] for group in order}
    # Within a group by what a document says itself, the first of equals.
    for place in np.lexsort((scorer.at, -own)):
        mine = chosen[int(column[place])]
        if own[place] > 0 and len(mine) < per_group:
            mine.append(int(index.columns["id"][scorer.at[place]]))
    names = {number: group for group in groups if (number := index.number_of_group(group)) >= 0}
    return {names[number]: tuple(ids) for number, ids in chosen.items()}


def _own(index: Index, unit: Unit, among: BitMap, at: np.ndarray) -> np.ndarray:
    """Per document the weight of the best way in which its own fields meet a word; 0 where they do not."""
    told = {place for place, name in enumerate(index.fields.names) if name in index.corpus.of_group}
    best = np.zeros(len(at))
    for way in unit.ways:
        having = among
        for term in way.terms:
            levels = (documents for level, documents in index.levels(term) if level // 2 not in told)
            having = having & BitMap.union(BitMap(), *levels)
        if having:
            places = np.searchsorted(at, numbers(having))
            best[places] = np.maximum(best[places], way.weight)
    return best


def _of_groups(index: Index, groups: Collection[int]) -> BitMap:
    """Document numbers of these groups, old numbers of changed documents too."""
    wanted = sorted(number for group in groups if (number := index.number_of_group(group)) >= 0)
    column = index.columns["group"]
    built, changed = column[: index.base], column[index.base : index.count]
    if index.generation.meta["is_grouped"]:
        found = BitMap()
        for number in wanted:
            found.add_range(int(np.searchsorted(built, number)), int(np.searchsorted(built, number, "right")))
    else:
        found = packed(np.flatnonzero(np.isin(built, wanted)))
    return found | packed(np.flatnonzero(np.isin(changed, wanted)) + index.base)
