"""A chain as a picture: where each box and line stands. Pixels at normal size; all whole numbers."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from weerbaar.features.networks.chains.weaving import Node, Web

BOX, GAP, ROW_GAP, HEAD, MARGIN = 168, 36, 20, 36, 8
LINE, PADDING = 20, 11
NAME_LINES, TASK_LINES = 4, 3


@dataclass(frozen=True, slots=True)
class Size:
    """How wide a box is, and how many letters of a name and of a task fit on a line of it."""

    width: int
    name: int
    task: int


COLUMN = Size(BOX, 19, 22)


@dataclass(frozen=True, slots=True)
class Text:
    x: int
    y: int
    words: str
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One place, or the residents; `url` is '' for an open place. `label` is what a screen reader says."""

    x: int
    y: int
    height: int
    lines: list[Text]
    url: str
    label: str
    look: str
    width: int


@dataclass(frozen=True, slots=True)
class Stroke:
    path: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    heads: list[Text]
    boxes: list[Box]
    strokes: list[Stroke]


def draw(web: Web) -> Picture:
    """From left to right: a column per link, and the residents at the end."""
    sizes = {index: height_of(node, COLUMN) for index, node in enumerate(web.nodes)}
    columns = [sum(sizes[one] + ROW_GAP for one in layer) - ROW_GAP for layer in web.layers]
    tallest = max([*columns, 3 * LINE])
    boxes: dict[int, Box] = {}
    for number, layer in enumerate(web.layers):
        y = HEAD + MARGIN + (tallest - columns[number]) // 2
        for index in layer:
            boxes[index] = box_of(web.nodes[index], _left(number), y, web.shows_gaps, COLUMN)
            y += sizes[index] + ROW_GAP
    middle = HEAD + MARGIN + tallest // 2
    residents = residents_of(_left(len(web.layers)), middle - LINE // 2 - PADDING, COLUMN)
    heads = [Text(_left(number), HEAD - 16, f"Schakel {number + 1}") for number in range(len(web.layers))]
    return Picture(
        width=_left(len(web.layers)) + BOX + MARGIN,
        height=HEAD + tallest + 2 * MARGIN,
        heads=[*heads, Text(residents.x, HEAD - 16, "Voor wie")],
        boxes=[*(boxes[index] for layer in web.layers for index in layer), residents],
        strokes=strokes_of(web, boxes, residents, _path),
    )


def _left(column: int) -> int:
    return MARGIN + column * (BOX + GAP)


def _wrapped(node: Node, size: Size) -> tuple[list[str], list[str]]:
    name = textwrap.wrap(node.name, size.name, max_lines=NAME_LINES, placeholder="…", break_on_hyphens=False)
    task = textwrap.wrap(node.task, size.task, max_lines=TASK_LINES, placeholder="…", break_on_hyphens=False)
    return name, task


def height_of(node: Node, size: Size) -> int:
    return sum(map(len, _wrapped(node, size))) * LINE + 2 * PADDING


def box_of(node: Node, x: int, y: int, shows_gaps: bool, size: Size) -> Box:
    """A place with its words, at this spot."""
    name, task = _wrapped(node, size)
    lines = [
        Text(x + PADDING, y + PADDING + 15 + place * LINE, words, is_soft=place >= len(name))
        for place, words in enumerate([*name, *task])
    ]
    is_doubtful = shows_gaps and not node.is_sure
    look = "open" if node.is_open else "unsure" if is_doubtful else "sure"
    # Begins with the words that show, so that who speaks them to the computer reaches it.
    label = f"{' '.join([*name, *task])}, schakel {node.layer + 1}"
    label += ", niet in term bevestigd" if look == "unsure" else ""
    url = node.organisation.get_absolute_url() if node.organisation else ""
    return Box(x, y, height_of(node, size), lines, url, label, look, size.width)


def residents_of(x: int, y: int, size: Size) -> Box:
    words = [Text(x + PADDING, y + PADDING + 15, "Bewoners")]
    return Box(x, y, LINE + 2 * PADDING, words, "", "Bewoners", "end", size.width)


def strokes_of(web: Web, boxes: dict[int, Box], residents: Box, path: Callable[[Box, Box], str]) -> list[Stroke]:
    """Deliveries as lines. Around an open place the lines that should be there are broken ones."""
    found = [
        Stroke(path(boxes[index], boxes[other]), is_open=False)
        for index, node in enumerate(web.nodes)
        for other in node.to
    ]
    found += [Stroke(path(boxes[index], residents), is_open=web.nodes[index].is_open) for index in web.layers[-1]]
    for index, node in enumerate(web.nodes):
        if node.is_open:
            neighbours = (web.layers[at] for at in (node.layer - 1, node.layer + 1) if 0 <= at < len(web.layers))
            for other in (one for layer in neighbours for one in layer):
                pair = (index, other) if web.nodes[other].layer > node.layer else (other, index)
                found.append(Stroke(path(boxes[pair[0]], boxes[pair[1]]), is_open=True))
    return found


def _path(one: Box, other: Box) -> str:
    """A curve from the right side of one box to the left side of another."""
    x, y, end, to = one.x + BOX, one.y + one.height // 2, other.x - 4, other.y + other.height // 2
    bend = (end - x) // 2
    return f"M{x} {y}C{x + bend} {y} {end - bend} {to} {end} {to}"
