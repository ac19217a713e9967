"""Where the organisations of one network stand in one picture, for one reader.

Whoever has a stored place keeps it. Others stand beside those they are tied to, as far as this reader sees the ties, or
on a ring around when they are tied to nobody. So no place depends on anything that the reader may not see.
"""

import hashlib

import numpy as np

from weerbaar.features.networks.graph.layout import spread
from weerbaar.features.networks.graph.measures import neighbours
from weerbaar.features.networks.graph.queries import Network

FEW = 400  # so many organisations can be kept apart for each picture anew
RINGS = (0.0, 0.5, 0.95)


def places(network: Network) -> np.ndarray:
    """(n, 2), within about -1.3 … 1.3: x to the right, y downwards."""
    if not network.nodes:
        return np.empty((0, 2))
    if network.focus is not None:
        return _around(network)
    at, is_alone = _beside(network)
    if len(at) <= FEW:
        at = _apart(at, is_alone)
    return at


def _angle(text: str) -> float:
    """A direction that belongs to a reference and never changes."""
    digest = hashlib.blake2s(text.encode(), digest_size=4).digest()
    return int.from_bytes(digest) / 2**32 * 2 * np.pi


def _toward(refs: list[str], radius: float | np.ndarray) -> np.ndarray:
    angle = np.array([_angle(ref) for ref in refs])
    return np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.reshape(radius, (-1, 1))


def _beside(network: Network) -> tuple[np.ndarray, np.ndarray]:
    """(places, who stands on the ring around)."""
    nodes = network.nodes
    at = np.array([node.at or (np.nan, np.nan) for node in nodes])
    refs = [node.ref for node in nodes]
    ends = np.concatenate([network.pairs, network.pairs[:, ::-1]])
    for _ in range(4):
        is_placed = ~np.isnan(at[:, 0])
        known = ends[is_placed[ends[:, 1]] & ~is_placed[ends[:, 0]]]
        if not len(known):
            break
        many = np.bincount(known[:, 0], minlength=len(at))
        here = np.flatnonzero(many)
        total = np.stack([np.bincount(known[:, 0], at[known[:, 1], axis], len(at)) for axis in (0, 1)], axis=1)
        at[here] = total[here] / many[here, None] + _toward([refs[place] for place in here], 0.04)
    is_alone = np.isnan(at[:, 0])
    radius = np.array([1.08 + 0.2 * (_angle(ref[::-1]) / (2 * np.pi)) for ref in refs])
    return np.where(is_alone[:, None], _toward(refs, radius), at), is_alone


def _apart(at: np.ndarray, is_alone: np.ndarray) -> np.ndarray:
    """A picture of few fills the whole, and nobody stands on another."""
    tied = at[~is_alone]
    if len(tied):
        low, high = tied.min(axis=0), tied.max(axis=0)
        at[~is_alone] = (tied - (low + high) / 2) / max(float((high - low).max()) / 2, 1e-6)
    return spread(at, 1.1 / np.sqrt(len(at) + 1))


def _around(network: Network) -> np.ndarray:
    """The organisation in focus in the middle, who is one step away on a ring, and two steps on the next."""
    count = len(network.nodes)
    start, to = neighbours(count, network.pairs)
    middle = network.places()[network.focus.id]  # type: ignore[union-attr]
    at = np.zeros((count, 2))
    heading = np.array([np.arctan2(node.at[1], node.at[0]) if node.at else _angle(node.ref) for node in network.nodes])
    step = np.full(count, -1)
    step[middle], ring = 0, [middle]
    for number in (1, 2):
        found = {other for one in ring for other in to[start[one] : start[one + 1]].tolist() if step[other] < 0}
        if number > 1:
            for other in found:
                parents = [one for one in to[start[other] : start[other + 1]].tolist() if step[one] == number - 1]
                heading[other] = np.arctan2(np.sin(heading[parents]).sum(), np.cos(heading[parents]).sum())
        ring = sorted(found, key=lambda other: (heading[other], network.nodes[other].ref))
        step[ring] = number
        if ring:
            turn = heading[ring[0]] + np.arange(len(ring)) * 2 * np.pi / len(ring)
            heading[ring] = turn
            at[ring] = np.stack([np.cos(turn), np.sin(turn)], axis=1) * RINGS[number]
    rest = np.flatnonzero(step < 0)
    at[rest] = _toward([network.nodes[place].ref for place in rest], 1.15)
    return at
