"""The same picture for a phone: from top to bottom, so that nobody has to scroll sideways."""

from weerbaar.features.networks.chains.drawing import (
    HEAD,
    MARGIN,
    ROW_GAP,
    Box,
    Picture,
    Size,
    Text,
    box_of,
    residents_of,
    strokes_of,
)
from weerbaar.features.networks.chains.weaving import Web

# Left of the boxes is room for lines to what does not stand just below.
GUTTER, WIDTH = 44, 312
ROW = Size(WIDTH - GUTTER - MARGIN, 28, 34)
NEAREST, STEP = 16, 7


def draw_upright(web: Web) -> Picture:
    """From top to bottom: a row for each place, link after link, and the residents at the end."""
    boxes: dict[int, Box] = {}
    heads, y = [], MARGIN
    for number, layer in enumerate(web.layers):
        heads.append(Text(GUTTER, y + 16, f"Schakel {number + 1}"))
        y += HEAD - MARGIN
        for index in layer:
            boxes[index] = box_of(web.nodes[index], GUTTER, y, web.shows_gaps, ROW)
            y += boxes[index].height + ROW_GAP
    heads.append(Text(GUTTER, y + 16, "Voor wie"))
    residents = residents_of(GUTTER, y + HEAD - MARGIN, ROW)
    in_order = [*(boxes[index] for layer in web.layers for index in layer), residents]
    places = {(box.x, box.y): place for place, box in enumerate(in_order)}

    def path(one: Box, other: Box) -> str:
        return _path(one, other, places[other.x, other.y] - places[one.x, one.y])

    return Picture(
        width=WIDTH,
        height=residents.y + residents.height + MARGIN,
        heads=heads,
        boxes=in_order,
        strokes=strokes_of(web, boxes, residents, path),
    )


def _path(one: Box, other: Box, apart: int) -> str:
    """Straight down to the next box; past others through the room on the left, the further apart the further out."""
    if apart == 1:
        x = one.x + one.width // 2
        return f"M{x} {one.y + one.height}L{x} {other.y - 4}"
    out = one.x - min(NEAREST + STEP * apart, GUTTER + 10)
    start, end = one.y + one.height // 2, other.y + other.height // 2
    return f"M{one.x} {start}C{out} {start} {out} {end} {other.x - 4} {end}"
