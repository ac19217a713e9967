"""The still picture of a network, in SVG: for who has no script, and for paper. All whole numbers, in pixels."""

from dataclasses import dataclass

import numpy as np

from weerbaar.features.networks.graph.queries import Node
from weerbaar.features.networks.graph.seen import Seen

WIDTH, HEIGHT, MARGIN = 1000, 680, 40
STILL = 300  # organisations in the still picture; the best connected
LABELS = 24
SMALLEST, LARGEST = 4, 16
LETTER, LINE = 7.4, 18  # about the width and height of a letter
SHADES = 4


@dataclass(frozen=True, slots=True)
class Line:
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Dot:
    """`shade` 0 (little) to 3 (much). `look`: '', 'around' (not in the selection) or 'focus'."""

    x: int
    y: int
    radius: int
    shade: int
    look: str
    is_cut: bool
    node: Node


@dataclass(frozen=True, slots=True)
class Label:
    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    lines: list[Line]
    dots: list[Dot]
    labels: list[Label]
    left_out: int


def sizes(values: np.ndarray) -> np.ndarray:
    """0 … 1: how big each is drawn; the surface of a dot follows the value."""
    most = float(values.max()) if len(values) else 0.0
    return np.sqrt(values / most) if most > 0 else np.zeros(len(values))


def shades(values: np.ndarray) -> np.ndarray:
    """0 … 3: a quarter of the largest value each."""
    most = float(values.max()) if len(values) else 0.0
    if most <= 0:
        return np.zeros(len(values), int)
    return np.minimum((values / most * SHADES).astype(int), SHADES - 1)


def draw(seen: Seen) -> Picture:
    """The best connected as dots in their places, with the names of the largest as far as there is room."""
    nodes = seen.network.nodes
    keep = set(range(min(STILL, len(nodes))))
    if seen.network.focus is not None:
        keep.add(seen.network.places()[seen.network.focus.id])
    at = _fitted(seen.at, sorted(keep))
    size, shade = sizes(seen.values), shades(seen.values)
    dots = {
        place: Dot(
            *at[place],
            SMALLEST + round(size[place] * (LARGEST - SMALLEST)),
            int(shade[place]),
            "focus" if nodes[place] == seen.network.focus else "" if nodes[place].is_found else "around",
            seen.is_cut(nodes[place]),
            nodes[place],
        )
        for place in sorted(keep)
    }
    lines = [Line(*at[one], *at[other]) for one, other in seen.network.pairs.tolist() if {one, other} <= keep]
    ordered = sorted(dots.values(), key=lambda dot: (dot.look != "focus", -dot.radius))
    return Picture(WIDTH, HEIGHT, lines, ordered[::-1], _labels(ordered), len(nodes) - len(keep))


def _fitted(at: np.ndarray, keep: list[int]) -> dict[int, tuple[int, int]]:
    """Pixels of those that are drawn: as large as fits."""
    if not keep:
        return {}
    shown = at[keep]
    low, high = shown.min(axis=0), shown.max(axis=0)
    room = np.array([WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN])
    scale = float((room / np.maximum(high - low, 0.4)).min())
    pixels = (shown - (low + high) / 2) * scale + np.array([WIDTH / 2, HEIGHT / 2])
    return {place: (round(x), round(y)) for place, (x, y) in zip(keep, pixels.tolist(), strict=True)}


def _labels(dots: list[Dot]) -> list[Label]:
    """Names beside the largest, where they do not lie on another name."""
    taken: list[tuple[float, float, float, float]] = []
    found: list[Label] = []
    for dot in dots:
        if len(found) == LABELS:
            break
        words = dot.node.name if len(dot.node.name) <= 34 else f"{dot.node.name[:32].rstrip()}…"
        width = len(words) * LETTER
        x = min(max(dot.x - width / 2, 4), WIDTH - 4 - width)
        y = dot.y + dot.radius + LINE - 4
        box = (x, y - LINE, x + width, y)
        if y < HEIGHT and all(_apart(box, other) for other in taken):
            taken.append(box)
            found.append(Label(round(x + width / 2), round(y), words))
    return found


def _apart(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
