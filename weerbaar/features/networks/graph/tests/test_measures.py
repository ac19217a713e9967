"""Measures and layout on small networks, against the plainest way to work them out."""

from collections import deque
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weerbaar.features.networks.graph import measures
from weerbaar.features.networks.graph.layout import lay_out, spread

Pairs = list[tuple[int, int]]
networks = st.integers(1, 9).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.sets(st.sampled_from(list(combinations(range(count), 2)) or [(0, 0)]), max_size=16).map(
            lambda pairs: sorted(pair for pair in pairs if pair[0] != pair[1])
        ),
    )
)
few = settings(max_examples=150, deadline=None, database=None, derandomize=True)


def as_array(pairs: Pairs) -> np.ndarray:
    return np.array(pairs, np.int64).reshape(-1, 2)


def shortest_paths(count: int, pairs: Pairs, source: int, target: int) -> list[list[int]]:
    """Every shortest path between two nodes, by trying."""
    near = {node: [a + b - node for a, b in pairs if node in (a, b)] for node in range(count)}
    found: list[list[int]] = []
    queue = deque([[source]])
    while queue:
        path = queue.popleft()
        if found and len(path) > len(found[0]):
            break
        if path[-1] == target:
            found.append(path)
        queue.extend([*path, other] for other in near[path[-1]] if other not in path)
    return found


def groups(count: int, pairs: Pairs) -> list[int]:
    lowest = list(range(count))
    for _ in range(count):
        for a, b in pairs:
            lowest[a] = lowest[b] = min(lowest[a], lowest[b])
    return lowest


@few
@given(networks)
def test_betweenness_counts_shortest_paths(network: tuple[int, Pairs]) -> None:
    count, pairs = network
    expected = np.zeros(count)
    for source, target in combinations(range(count), 2):
        paths = shortest_paths(count, pairs, source, target)
        for path in paths:
            for node in path[1:-1]:
                expected[node] += 1 / len(paths)
    expected /= max((count - 1) * (count - 2) / 2, 1)
    assert measures.betweenness(count, as_array(pairs)) == pytest.approx(expected)


@few
@given(networks)
def test_groups_and_cut_points(network: tuple[int, Pairs]) -> None:
    count, pairs = network
    assert measures.components(count, as_array(pairs)).tolist() == groups(count, pairs)
    many = len(set(groups(count, pairs)))
    for node in range(count):
        rest = [pair for pair in pairs if node not in pair]
        is_cut = len(set(groups(count, rest))) - 1 > many
        assert measures.cut_points(count, as_array(pairs))[node] == is_cut


def communities(count: int) -> np.ndarray:
    """Groups of twenty, each of them a ring with its middle, tied to the next."""
    pairs = [(node, node // 20 * 20) for node in range(count) if node % 20]
    pairs += [(node, node + 1) for node in range(count - 1)]
    return np.unique(np.sort(as_array(pairs), axis=1), axis=0)


def test_an_estimate_comes_near(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit it is estimated: the biggest bridges are the same."""
    pairs = communities(600)
    exact = measures.betweenness(600, pairs)
    monkeypatch.setattr(measures, "EXACT", 100)
    estimate = measures.betweenness(600, pairs)
    assert np.corrcoef(exact, estimate)[0, 1] > 0.97
    assert np.array_equal(estimate, measures.betweenness(600, pairs)), "the same each time"


@pytest.mark.parametrize("count", [0, 1, 2, 3, 60, 700])
def test_everybody_gets_a_place(count: int) -> None:
    pairs = communities(count) if count > 2 else as_array([(0, 1)] if count == 2 else [])
    at = lay_out(count, pairs)
    assert at.shape == (count, 2)
    assert np.isfinite(at).all()
    assert (np.abs(at) <= 1).all()
    if count > 1:
        assert len(np.unique(at.round(6), axis=0)) == count
    assert np.array_equal(at, lay_out(count, pairs)), "the same each time"


def test_who_is_connected_stands_near() -> None:
    pairs = communities(400)
    at = lay_out(400, pairs)
    tied = np.hypot(*(at[pairs[:, 0]] - at[pairs[:, 1]]).T)
    others = np.hypot(*(at[:200] - at[200:]).T)
    assert np.median(tied) < 0.3 * np.median(others)


def test_a_newcomer_moves_hardly_anybody() -> None:
    pairs = communities(400)
    at = lay_out(400, pairs)
    later = lay_out(401, np.vstack([pairs, [[7, 400]]]), np.vstack([at, [[np.nan, np.nan]]]))
    assert np.hypot(*(later[:400] - at).T).max() < 0.1
    assert np.hypot(*(later[400] - later[7])) < 0.35


def test_few_are_kept_apart() -> None:
    at = spread(np.zeros((30, 2)), 0.1)
    gap = np.hypot(*(at[:, None] - at[None, :]).transpose(2, 0, 1))
    assert gap[np.triu_indices(30, 1)].min() > 0.05
