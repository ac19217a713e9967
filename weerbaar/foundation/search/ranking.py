"""The order of a result: points of the words x quality x freshness x nearness; equals stand in a fixed random order."""

from __future__ import annotations

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search.documents import MISSING
from weerbaar.foundation.search.index import Index, packed
from weerbaar.foundation.search.matching import numbers

NEAR = 1.5
"""What a document is worth that is meant for the place asked for, beside one that is for everywhere."""

STEP = 1e-4  # scores that differ less are equal


CHEAP = 5_000
"""Fewer results than this are simply all ranked."""


def quality(rank: np.ndarray) -> np.ndarray:
    """0.5..1 for a static rank of 0..1."""
    return np.asarray(0.5 + rank.astype(np.float64) / 2)


def freshness(index: Index, at: np.ndarray, today: int) -> np.ndarray:
    """1 where the corpus' number `fresh` has not passed, its `stale` elsewhere. `today` is a date ordinal."""
    if not index.corpus.fresh:
        return np.ones(len(at))
    return np.where(index.columns[f"number-{index.corpus.fresh}"][at] >= today, 1.0, index.corpus.stale)


def nearness(at: np.ndarray, near: BitMap) -> np.ndarray | float:
    """NEAR for the documents in `near`, which are some of these (ascending numbers), 1 for the others."""
    if not near:
        return 1.0
    found = np.ones(len(at))
    found[np.searchsorted(at, numbers(near))] = NEAR
    return found


def score(
    index: Index, at: np.ndarray, points: np.ndarray | float, today: int, near: np.ndarray | float = 1.0
) -> np.ndarray:
    """Points x quality x freshness x nearness, float64 per document."""
    return np.asarray(points * quality(index.columns["rank"][at]) * freshness(index, at, today) * near)


def by_score(
    index: Index, at: np.ndarray, points: np.ndarray | float, today: int, near: np.ndarray | float = 1.0
) -> np.ndarray:
    """One sortable number per document, higher is better: the score in steps, then the document's own fraction."""
    return np.rint(score(index, at, points, today, near) / STEP) + _tie(index, at)


def share(keys: np.ndarray, most: float) -> np.ndarray:
    """The scores behind these keys (of `by_score`), 0..1 of what a document could have at `most`."""
    return np.asarray(np.clip(np.floor(keys) * STEP / most, 0.0, 1.0)) if most else np.zeros(len(keys))


def by_column(index: Index, at: np.ndarray, sort: str) -> np.ndarray:
    """The same for an order by a number or a text; what has no number stands last, whatever the direction."""
    name, sign = (sort[1:], 1.0) if sort.startswith("-") else (sort, -1.0)
    if name in index.corpus.numbers:
        values = index.columns[f"number-{name}"][at].astype(np.float64)
        return np.where(values == MISSING, -(2.0**32), values * sign) + _tie(index, at) / 2
    if name in index.corpus.sorts:
        return np.asarray(index.columns[f"sort-{name}"][at] * sign)
    raise ValueError(f"Op '{name}' kan niet worden gesorteerd.")


def _tie(index: Index, at: np.ndarray) -> np.ndarray:
    """0..1 in 20 bits, so that it fits behind the largest score in a float64."""
    return np.asarray((index.columns["tie"][at] >> np.uint32(12)) / 2.0**20)


def best(index: Index, at: np.ndarray, key: np.ndarray, count: int) -> np.ndarray:
    """Positions in `at` of the `count` highest keys, highest first; equal keys by the tie, then by id."""
    positions = np.arange(len(at))
    if len(at) > 4 * count:
        least = np.partition(key, len(key) - count)[len(key) - count]
        positions = np.flatnonzero(key >= least)
    chosen = at[positions]
    order = np.lexsort((index.columns["id"][chosen], -index.columns["tie"][chosen].astype(np.int64), -key[positions]))
    return np.asarray(positions[order[:count]])


def top(index: Index, found: BitMap, needed: int, today: int) -> BitMap:
    """The part of `found` that holds its best `needed` documents when no words are asked; small if that is cheap.

    All built documents are cut in slices by score, best first. What lies in later slices scores less than what lies in
    earlier ones, so slices are taken until there is enough; changed documents always take part.
    """
    if len(found) < CHEAP:
        return found
    changed = BitMap(range(index.base, index.count))
    for part in index.remember_built("slices", today, lambda: _slices(index, today)):
        if part.intersection_cardinality(found) >= needed:
            return (part | changed) & found
    return found


def _slices(index: Index, today: int) -> list[BitMap]:
    """The best 1/256, 1/16, 2/16, … of the built documents."""
    key = by_score(index, np.arange(index.base), 1.0, today)
    counts = [len(key) // 256, *(len(key) * part // 16 for part in range(1, 16))]
    least = np.sort(key)[[-count for count in counts]]
    return [packed(np.flatnonzero(key >= one)) for one in least]


def distinct_groups(index: Index, documents: BitMap) -> int:
    """How many groups these documents belong to."""
    at = numbers(documents)
    groups = index.columns["group"][at]
    if not len(groups):
        return 0
    if not index.generation.meta["is_grouped"]:
        return len(np.unique(groups))
    built = groups[: np.searchsorted(at, index.base)]
    distinct = int(np.count_nonzero(built[1:] != built[:-1])) + bool(len(built))
    changed = np.unique(groups[len(built) :])
    if not len(changed) or not len(built):
        return distinct + len(changed)
    place = np.minimum(np.searchsorted(built, changed), len(built) - 1)
    return distinct + int(np.count_nonzero(built[place] != changed))


def largest_groups(index: Index, documents: BitMap, limit: int) -> tuple[tuple[int, int], ...]:
    """(group, how many of these documents) of the groups with the most, of equal ones the lowest number first."""
    counts = np.bincount(index.columns["group"][numbers(documents)])
    places = np.flatnonzero(counts)
    if len(places) > limit:  # whoever has as many as the last one that fits comes along, so that order decides
        least = np.partition(counts[places], len(places) - limit)[len(places) - limit]
        places = places[counts[places] >= least]
    found = zip(index.groups_at(places), counts[places].tolist(), strict=True)
    return tuple(sorted(found, key=lambda one: (-one[1], one[0]))[:limit])
