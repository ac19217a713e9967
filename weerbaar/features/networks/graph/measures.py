"""Measures of a network: pure calculation on numbers, without rows or readers.

A network is a count of nodes (0 … count - 1) and an array of pairs (m, 2), each pair once and never of one node.
"""

from collections.abc import Iterator

import numpy as np

EXACT = 1_000  # up to so many nodes betweenness is exact
PIVOTS = 100  # above that it is estimated from the shortest paths of so many nodes
BATCH = 25  # nodes whose paths are followed at the same time


def neighbours(count: int, pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(start, to): the neighbours of node i are `to[start[i]:start[i + 1]]`."""
    ends = np.concatenate([pairs, pairs[:, ::-1]]) if len(pairs) else np.empty((0, 2), np.int64)
    ends = ends[np.lexsort((ends[:, 1], ends[:, 0]))]
    start = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(ends[:, 0], minlength=count), out=start[1:])
    return start, ends[:, 1]


def components(count: int, pairs: np.ndarray) -> np.ndarray:
    """Per node the number of its group: nodes that hang together. The lowest node of a group gives the number."""
    found = np.arange(count)
    while len(pairs):
        before = found.copy()
        low = np.minimum(found[pairs[:, 0]], found[pairs[:, 1]])
        np.minimum.at(found, found[pairs[:, 0]], low)
        np.minimum.at(found, found[pairs[:, 1]], low)
        found = found[found]
        if np.array_equal(before, found):
            break
    return found


def betweenness(count: int, pairs: np.ndarray) -> np.ndarray:
    """How often a node lies on a shortest path between two others, as a share (0 … 1) of all pairs of others.

    Brandes (2001), exact up to `EXACT` nodes; above that with `PIVOTS` sources, always the same for the same network
    (Brandes and Pich 2007). Paths are counted without direction or weight.
    """
    total = np.zeros(count)
    if count < 3 or not len(pairs):
        return total
    start, to = neighbours(count, pairs)
    sources = np.flatnonzero(np.diff(start))
    linked = len(sources)
    if count > EXACT:
        sources = np.sort(np.random.default_rng(count).permutation(sources)[:PIVOTS])
    for first in range(0, len(sources), BATCH):
        total += _dependencies(count, start, to, sources[first : first + BATCH])
    # Every path is met from both of its ends.
    return np.minimum(total * (linked / len(sources)) / ((count - 1) * (count - 2)), 1.0)


def _dependencies(count: int, start: np.ndarray, to: np.ndarray, sources: np.ndarray) -> np.ndarray:
    """Per node the share of the shortest paths from these sources that go through it."""
    paths = np.zeros(len(sources) * count)
    at_source = np.arange(len(sources)) * count + sources
    paths[at_source] = 1.0
    levels = list(_levels(count, start, to, at_source, paths))
    through = np.zeros(len(paths))
    for near, far in reversed(levels):
        share = paths[near] / paths[far] * (1.0 + through[far])
        through += np.bincount(near, share, minlength=len(through))
    through[at_source] = 0.0
    total: np.ndarray = through.reshape(len(sources), count).sum(axis=0)
    return total


def _levels(
    count: int, start: np.ndarray, to: np.ndarray, front: np.ndarray, paths: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Steps (near, far) of the shortest paths, one step further each time; counts the paths on the way."""
    seen = np.zeros(len(paths), bool)
    seen[front] = True
    while len(front):
        node = front % count
        many = start[node + 1] - start[node]
        near = np.repeat(front, many)
        offset = np.arange(len(near)) - np.repeat(np.cumsum(many) - many, many)
        far = near - near % count + to[np.repeat(start[node], many) + offset]
        is_new = ~seen[far]
        near, far = near[is_new], far[is_new]
        np.add.at(paths, far, paths[near])
        front = np.unique(far)
        seen[front] = True
        if len(near):
            yield near, far


def cut_points(count: int, pairs: np.ndarray) -> np.ndarray:
    """Per node: would its group fall apart without it? (Tarjan 1972, without recursion.)"""
    start, to = (part.tolist() for part in neighbours(count, pairs))
    order, low = [-1] * count, [0] * count
    cuts, clock = np.zeros(count, bool), 0
    for root in range(count):
        if order[root] >= 0:
            continue
        order[root] = low[root] = clock
        clock += 1
        branches, path = 0, [(root, -1, start[root])]
        while path:
            node, parent, at = path.pop()
            if at < start[node + 1]:
                path.append((node, parent, at + 1))
                other = to[at]
                if order[other] < 0:
                    order[other] = low[other] = clock
                    clock += 1
                    path.append((other, node, start[other]))
                elif other != parent:
                    low[node] = min(low[node], order[other])
            elif parent >= 0:
                low[parent] = min(low[parent], low[node])
                if parent == root:
                    branches += 1
                elif low[node] >= order[parent]:
                    cuts[parent] = True
        cuts[root] = branches > 1
    return cuts
