"""Where the nodes of a network come to stand: pure calculation, always the same for the same network.

Forces as in ForceAtlas2 (Jacomy et al. 2014): who is connected pulls, everybody pushes, busy nodes push harder. How
hard everything pushes on everything is worked out on a grid with a Fourier transform, so the time grows with the number
of nodes and not with its square. Given the places of last time, most stay where they were.
"""

from collections.abc import Iterator

import numpy as np

GRID = 64  # cells on a side, for the push of what is far away
STEPS, STEPS_WARM = 300, 60
NEAR = 6  # neighbours in the same cell that push each other precisely
DRIFT = 0.2  # how much of the way to its new place somebody goes who had one
GRAVITY = 3.0  # how hard the middle pulls, so that small groups do not drift off
GOLDEN = np.pi * (3 - np.sqrt(5))


def lay_out(count: int, pairs: np.ndarray, before: np.ndarray | None = None) -> np.ndarray:
    """Places (count, 2) within -1 … 1.

    `pairs` as in `measures`. `before`: places of last time (count, 2), NaN for who is new: those begin among their
    neighbours, and the picture as a whole keeps its place and size.
    """
    if count < 2:
        return np.zeros((count, 2))
    is_known = np.zeros(count, bool) if before is None else ~np.isnan(before).any(axis=1)
    is_warm = bool(is_known.mean() > 0.5)
    size = np.sqrt(count)
    at = _spiral(count) * size
    if before is not None and is_warm:
        at = _beside(pairs, before, is_known, at / size) * size
    mass = 1.0 + np.bincount(pairs.ravel(), minlength=count)
    for heat, shift in _cooling(size * (0.01 if is_warm else 0.1), STEPS_WARM if is_warm else STEPS):
        force = _push(at, mass, shift) + _pull(at, pairs, mass) - GRAVITY * at * mass[:, None] / size
        step = force / mass[:, None]
        length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)
        at = at + step * (np.minimum(length, heat) / length)[:, None]
    if before is None or not is_warm:
        return _within(at)
    at = _aligned(at, at[is_known], before[is_known])
    at[is_known] = before[is_known] + DRIFT * (at[is_known] - before[is_known])
    return np.asarray(np.clip(at, -1, 1))


def _cooling(heat: float, steps: int) -> Iterator[tuple[float, float]]:
    """(the furthest anybody moves, how far the grid is shifted) for each step."""
    for step in range(steps):
        yield heat * (1 - step / steps) + 0.01, (step * 0.618034) % 1.0


def _spiral(count: int) -> np.ndarray:
    """Evenly over a disc of radius 1, as the seeds of a sunflower."""
    number = np.arange(count)
    radius, angle = np.sqrt((number + 0.5) / count), number * GOLDEN
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _beside(pairs: np.ndarray, before: np.ndarray, is_known: np.ndarray, otherwise: np.ndarray) -> np.ndarray:
    """Places to begin with: as before; newcomers in the middle of their neighbours."""
    at, placed = np.where(is_known[:, None], before, 0.0), is_known.copy()
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    for _ in range(3):
        known = ends[placed[ends[:, 1]] & ~placed[ends[:, 0]]]
        if not len(known):
            break
        many = np.bincount(known[:, 0], minlength=len(at))
        total = np.stack([np.bincount(known[:, 0], at[known[:, 1], axis], len(at)) for axis in (0, 1)], axis=1)
        here = many > 0
        at[here] = total[here] / many[here, None] + otherwise[here] * 0.02
        placed |= here
    at[~placed] = otherwise[~placed]
    return at


def _pull(at: np.ndarray, pairs: np.ndarray, mass: np.ndarray) -> np.ndarray:
    """Who is connected pulls in proportion to the distance."""
    apart = at[pairs[:, 1]] - at[pairs[:, 0]]
    pulled = np.zeros_like(at)
    for axis in (0, 1):
        pulled[:, axis] += np.bincount(pairs[:, 0], apart[:, axis], len(at))
        pulled[:, axis] -= np.bincount(pairs[:, 1], apart[:, axis], len(at))
    return pulled


def _push(at: np.ndarray, mass: np.ndarray, shift: float) -> np.ndarray:
    """Everybody pushes everybody, in proportion to both masses and one over the distance."""
    low = at.min(axis=0)
    cell = max(float((at.max(axis=0) - low).max()), 1e-6) / (GRID - 3)
    spot = (at - low) / cell + shift
    return (_far(spot, mass) / cell + _near(at, spot, mass, cell)) * mass[:, None] * 0.5


def _far(spot: np.ndarray, mass: np.ndarray) -> np.ndarray:
    """The push at each node, of all masses spread over the corners of their cells."""
    corner = np.floor(spot).astype(np.int64)
    part = spot - corner
    corners, weights = [], []
    for dx, dy in ((0, 0), (0, 1), (1, 0), (1, 1)):
        corners.append((corner[:, 0] + dx) * GRID + corner[:, 1] + dy)
        weights.append(np.abs(1 - dx - part[:, 0]) * np.abs(1 - dy - part[:, 1]))
    density = sum(
        np.bincount(where, weight * mass, GRID * GRID) for where, weight in zip(corners, weights, strict=True)
    )
    spectrum = np.fft.rfft2(np.reshape(density, (GRID, GRID)), (2 * GRID, 2 * GRID))
    pushed = np.empty_like(spot)
    for axis in (0, 1):
        field = np.fft.irfft2(spectrum * _KERNEL[axis], (2 * GRID, 2 * GRID))[:GRID, :GRID].ravel()
        pushed[:, axis] = sum(field[where] * weight for where, weight in zip(corners, weights, strict=True))
    return pushed


def _kernel() -> tuple[np.ndarray, np.ndarray]:
    """The transform of (dx, dy) / distance², with nothing within a cell: there `_near` is at work."""
    steps = np.fft.fftfreq(2 * GRID, 1 / (2 * GRID))
    dx, dy = np.meshgrid(steps, steps, indexing="ij")
    square = dx * dx + dy * dy
    square[0, 0] = 1.0
    return np.fft.rfft2(dx / square), np.fft.rfft2(dy / square)


_KERNEL = _kernel()


def _near(at: np.ndarray, spot: np.ndarray, mass: np.ndarray, cell: float) -> np.ndarray:
    """The push of some that stand in the same cell; the cells shift at each step, so that others get their turn."""
    where = np.floor(spot).astype(np.int64)
    key = where[:, 0] * GRID + where[:, 1]
    order = np.lexsort((spot[:, 0] + spot[:, 1], key))
    pushed = np.zeros_like(at)
    for distance in range(1, NEAR + 1):
        one, other = order[:-distance], order[distance:]
        same = key[one] == key[other]
        one, other = one[same], other[same]
        apart = at[other] - at[one] + 1e-6
        force = apart / np.maximum((apart * apart).sum(axis=1), (0.05 * cell) ** 2 + 0.01)[:, None]
        for axis in (0, 1):
            pushed[:, axis] -= np.bincount(one, force[:, axis] * mass[other], len(at))
            pushed[:, axis] += np.bincount(other, force[:, axis] * mass[one], len(at))
    return pushed


def _within(at: np.ndarray) -> np.ndarray:
    """Centred, and as large as fits; the two per cent furthest out stand on the edge."""
    at = at - np.median(at, axis=0)
    radius = np.hypot(at[:, 0], at[:, 1])
    at = at / max(float(np.quantile(radius, 0.98)), 1e-9) * 0.9
    return np.asarray(at / np.maximum(np.hypot(at[:, 0], at[:, 1]), 1.0)[:, None])


def _aligned(at: np.ndarray, now: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Moved and scaled so that those who were there before stand as nearly as possible where they stood."""
    middle, was = now.mean(axis=0), before.mean(axis=0)
    spread = ((now - middle) ** 2).sum()
    scale = ((now - middle) * (before - was)).sum() / spread if spread > 0 else 1.0
    return np.asarray((at - middle) * scale + was)


def spread(at: np.ndarray, apart: float, steps: int = 40) -> np.ndarray:
    """The same places, but no two nearer to each other than about `apart`. For at most some hundreds."""
    at = at + _spiral(len(at)) * 1e-6
    for _ in range(steps):
        gap = at[:, None, :] - at[None, :, :]
        distance = np.sqrt((gap * gap).sum(axis=2))
        np.fill_diagonal(distance, np.inf)
        short = np.maximum(apart - distance, 0.0)
        if not short.any():
            break
        at = at + (gap * (short / np.maximum(distance, 1e-9) * 0.5)[:, :, None]).sum(axis=1) * 0.5
    return at
