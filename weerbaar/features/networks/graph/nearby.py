"""The small network in SVG: one organisation in the middle, its neighbours around, always in the same places.

Twice: with names for a wide screen and paper, and with numbers alone for a phone; the table beside it has both.
"""

from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from textwrap import wrap

from weerbaar.features.networks.graph.around import LOOKS, Around, Neighbour

WIDE, LINE, ROOM = 760, 18, 48
"""Width of the drawing with names, height of a line of text, and the room of one neighbour, in pixels."""
LONGEST, LINES = 25, 2
RADIUS, MIDDLE = 15, 19
ACROSS, FLATTER = 150, 0.85
SMALL, RING = 340, 142


@dataclass(frozen=True, slots=True)
class Spot:
    """A neighbour in its place. `texts`: lines of its name with the height of each; `anchor` where they begin."""

    number: int
    x: int
    y: int
    neighbour: Neighbour
    text_x: int = 0
    anchor: str = "start"
    texts: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """`x`, `y`: the middle. `across`: lines (x1, y1, x2, y2) between neighbours."""

    width: int
    height: int
    x: int
    y: int
    radius: int
    spots: list[Spot]
    across: list[tuple[int, int, int, int]]
    texts: tuple[tuple[int, str], ...] = ()


def in_order(around: Around) -> list[Neighbour]:
    """Those that are drawn, clockwise from the top: alike beside alike."""
    return sorted(around.shown, key=lambda one: (LOOKS.index(one.look), one.node.name.casefold(), one.node.id))


def wide(around: Around) -> Drawing:
    """Half of them on the right and half on the left, so that every name has its own room."""
    ordered = in_order(around)
    right = (len(ordered) + 1) // 2
    height = max(right * ROOM, 3 * ROOM) + 24
    left = len(ordered) - right
    places = [(row, right, 1) for row in range(right)] + [(row, left, -1) for row in reversed(range(left))]
    spots = [_beside(at, one, place, height) for at, (one, place) in enumerate(zip(ordered, places, strict=True), 1)]
    texts = _lines(around.middle.name, 22, height // 2 + MIDDLE + LINE, is_below=True)
    return Drawing(WIDE, height, WIDE // 2, height // 2, MIDDLE, spots, _across(around, spots), texts)


def _beside(number: int, one: Neighbour, place: tuple[int, int, int], height: int) -> Spot:
    """place: which row from the top, of how many, and on which side (1 right, -1 left)."""
    row, rows, side = place
    down = (row - (rows - 1) / 2) * ROOM
    share = FLATTER * down / (height / 2 - ROOM / 2)
    x = round(WIDE / 2 + side * ACROSS * sqrt(max(0.0, 1 - share * share)))
    y = round(height / 2 + down)
    texts = _lines(one.node.name, LONGEST, y + 5)
    return Spot(number, x, y, one, x + side * (RADIUS + 8), "start" if side > 0 else "end", texts)


def _lines(name: str, longest: int, y: int, is_below: bool = False) -> tuple[tuple[int, str], ...]:
    """A name in two lines at most, around this height, or from it down."""
    lines = wrap(name, longest, break_long_words=True)
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1][: longest - 1].rstrip()}…"]
    top = y if is_below else y - round((len(lines) - 1) * LINE / 2)
    return tuple((top + number * LINE, line) for number, line in enumerate(lines))


def small(around: Around) -> Drawing:
    """On a ring, by number."""
    ordered, middle = in_order(around), SMALL // 2
    turn = 2 * pi / max(1, len(ordered))
    spots = [
        Spot(
            number,
            round(middle + RING * sin(turn * (number - 0.5))),
            round(middle - RING * cos(turn * (number - 0.5))),
            one,
        )
        for number, one in enumerate(ordered, 1)
    ]
    return Drawing(SMALL, SMALL, middle, middle, MIDDLE, spots, _across(around, spots))


def _across(around: Around, spots: list[Spot]) -> list[tuple[int, int, int, int]]:
    by_id = {spot.neighbour.node.id: spot for spot in spots}
    ends = [(by_id[around.shown[one].node.id], by_id[around.shown[other].node.id]) for one, other in around.among]
    return [(one.x, one.y, other.x, other.y) for one, other in ends]
