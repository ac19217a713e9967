"""The best passages of some groups: which page of a report says most of what was asked."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search import ranking
from weerbaar.foundation.search.index import Index, packed
from weerbaar.foundation.search.matching import Scorer
from weerbaar.foundation.search.query import Query


def best_of(query: Query, groups: Collection[int], per_group: int) -> dict[int, tuple[int, ...]]:
    """See `port.best`. Words are weighed over all that the reader may see, and none is required."""
    index = query.index
    among = _of_groups(index, groups) & query.visible
    said = [one.documents & among for one in query.asked]
    found = BitMap.union(BitMap(), *said)
    if not found:
        return {}
    scorer = Scorer(index, found)
    points = np.zeros(len(scorer.at))
    for asked in query.asked:
        points += scorer.points(asked.unit, asked.met, asked.worth)
    key = ranking.by_score(index, scorer.at, points, query.today)
    order = ranking.best(index, scorer.at, key, len(key))
    chosen: dict[int, list[int]] = {}
    for group, document in zip(
        index.columns["group"][scorer.at[order]].tolist(), index.columns["id"][scorer.at[order]].tolist(), strict=True
    ):
        mine = chosen.setdefault(int(group), [])
        if len(mine) < per_group:
            mine.append(int(document))
    names = {number: group for group in groups if (number := index.number_of_group(group)) >= 0}
    return {names[number]: tuple(ids) for number, ids in chosen.items()}


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
