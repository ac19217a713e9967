"""A chain as a picture: where each box and line stands. Pixels at normal size; all whole numbers."""

import textwrap
from dataclasses import dataclass

from weerbaar.features.networks.chains.weaving import Node, Web

BOX, GAP, ROW_GAP, HEAD, MARGIN = 168, 36, 20, 36, 8
LINE, PADDING = 20, 11
NAME_WIDTH, NAME_LINES, TASK_WIDTH, TASK_LINES = 19, 4, 22, 3


@dataclass(frozen=True, slots=True)
class Text:
    x: int
    y: int
    words: str
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One place; `url` is '' for an open place. `label` is what a screen reader says."""

    x: int
    y: int
    height: int
    lines: list[Text]
    url: str
    label: str
    look: str
    width: int = BOX


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
    sizes = {index: _height(node) for index, node in enumerate(web.nodes)}
    columns = [sum(sizes[one] + ROW_GAP for one in layer) - ROW_GAP for layer in web.layers]
    tallest = max([*columns, 3 * LINE])
    boxes: dict[int, Box] = {}
    for number, layer in enumerate(web.layers):
        y = HEAD + MARGIN + (tallest - columns[number]) // 2
        for index in layer:
            boxes[index] = _box(web.nodes[index], _left(number), y, sizes[index], web.shows_gaps)
            y += sizes[index] + ROW_GAP
    residents = _residents(_left(len(web.layers)), HEAD + MARGIN + tallest // 2)
    heads = [Text(_left(number), HEAD - 16, f"Schakel {number + 1}") for number in range(len(web.layers))]
    return Picture(
        width=_left(len(web.layers)) + BOX + MARGIN,
        height=HEAD + tallest + 2 * MARGIN,
        heads=[*heads, Text(residents.x, HEAD - 16, "Voor wie")],
        boxes=[*(boxes[index] for layer in web.layers for index in layer), residents],
        strokes=_strokes(web, boxes, residents),
    )


def _left(column: int) -> int:
    return MARGIN + column * (BOX + GAP)


def _wrapped(node: Node) -> tuple[list[str], list[str]]:
    name = textwrap.wrap(node.name, NAME_WIDTH, max_lines=NAME_LINES, placeholder="…", break_on_hyphens=False)
    task = textwrap.wrap(node.task, TASK_WIDTH, max_lines=TASK_LINES, placeholder="…", break_on_hyphens=False)
    return name, task


def _height(node: Node) -> int:
    return sum(map(len, _wrapped(node))) * LINE + 2 * PADDING


def _box(node: Node, x: int, y: int, height: int, shows_gaps: bool) -> Box:
    name, task = _wrapped(node)
    lines = [
        Text(x + PADDING, y + PADDING + 15 + place * LINE, words, is_soft=place >= len(name))
        for place, words in enumerate([*name, *task])
    ]
    is_doubtful = shows_gaps and not node.is_sure
    look = "open" if node.is_open else "unsure" if is_doubtful else "sure"
    # Begins with the words that show, so that who speaks them to the computer reaches it.
    label = f"{' '.join([*name, *task])}, schakel {node.layer + 1}"
    label += ", niet in term bevestigd" if look == "unsure" else ""
    return Box(x, y, height, lines, node.organisation.get_absolute_url() if node.organisation else "", label, look)


def _residents(x: int, middle: int) -> Box:
    height = LINE + 2 * PADDING
    y = middle - height // 2
    return Box(x, y, height, [Text(x + PADDING, y + PADDING + 15, "Bewoners")], "", "Bewoners", "end")


def _strokes(web: Web, boxes: dict[int, Box], residents: Box) -> list[Stroke]:
    """Deliveries as lines. Around an open place the lines that should be there are broken ones."""
    found = [
        Stroke(_path(boxes[index], boxes[other]), is_open=False)
        for index, node in enumerate(web.nodes)
        for other in node.to
    ]
    found += [Stroke(_path(boxes[index], residents), is_open=web.nodes[index].is_open) for index in web.layers[-1]]
    for index, node in enumerate(web.nodes):
        if node.is_open:
            neighbours = (web.layers[at] for at in (node.layer - 1, node.layer + 1) if 0 <= at < len(web.layers))
            for other in (one for layer in neighbours for one in layer):
                pair = (index, other) if web.nodes[other].layer > node.layer else (other, index)
                found.append(Stroke(_path(boxes[pair[0]], boxes[pair[1]]), is_open=True))
    return found


def _path(one: Box, other: Box) -> str:
    """A curve from the right side of one box to the left side of another."""
    x, y, end, to = one.x + BOX, one.y + one.height // 2, other.x - 4, other.y + other.height // 2
    bend = (end - x) // 2
    return f"M{x} {y}C{x + bend} {y} {end - bend} {to} {end} {to}"
