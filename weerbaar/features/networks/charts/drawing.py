"""Maps as SVG, made of text alone: squares or borders for the screen, and the tile map with patterns for paper.

On the screen classes carry the colours, so that dark, print and forced colours work; a number stands in every area.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from weerbaar.features.networks.charts.measures import classes, step_of, strength
from weerbaar.foundation.taxonomy.boundaries import Shape
from weerbaar.foundation.ui.tiles import TILES, Tile

SIDE, GAP = 100, 4
"""A square and the distance to the next, in units."""
SMALLEST, LARGEST, WIDE = 22, 44, 0.58
"""Figures in a drawing of borders: size in units (a small area's may stick out), and how wide one is for its size."""
EDGE = 8
ROOM = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What one area shows. told: what is counted, in words; text: the number in it; step: 0 (nothing known) to 5.

    dot: how much there is at the place itself, 0 to 1.
    """

    code: str
    name: str
    told: str
    text: str
    step: int
    url: str
    is_chosen: bool = False
    dot: float = 0.0


def squares(marks: Mapping[str, Mark], label: str) -> SafeString:
    """The 25 regions as squares; each a link. There is room around them for the thickest edge."""
    right, low = max(_x(tile) for tile in TILES) + SIDE, max(_y(tile) for tile in TILES) + SIDE
    return _svg(
        "chart__squares",
        label,
        (-ROOM, -ROOM, right + 2 * ROOM, low + 2 * ROOM),
        (_square(tile, marks[tile.code]) for tile in TILES if tile.code in marks),
    )


def _x(tile: Tile) -> int:
    return tile.column * (SIDE + GAP)


def _y(tile: Tile) -> int:
    return tile.row * (SIDE + GAP)


def _square(tile: Tile, mark: Mark) -> str:
    x, y, middle = _x(tile), _y(tile), _x(tile) + SIDE // 2
    return _link(
        mark,
        f'<rect x="{x}" y="{y}" width="{SIDE}" height="{SIDE}" rx="6"/>'
        f'<text x="{middle}" y="{y + 42}" font-size="28">{tile.short}</text> '
        f'<text x="{middle}" y="{y + 80}" font-size="{_fitting(mark.text, SIDE, 30)}">{escape(mark.text)}</text>',
        f", {tile.short}",
    )


def borders(shapes: Mapping[str, Shape], marks: Mapping[str, Mark], label: str) -> SafeString:
    """Areas in their borders, each a link; what was chosen is drawn last, so that its edge is whole."""
    known = [(shapes[code], mark) for code, mark in marks.items() if code in shapes]
    boxes = [shape.box for shape, _ in known]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, low = max(box[2] for box in boxes), max(box[3] for box in boxes)
    room = left - EDGE, top - EDGE, right - left + 2 * EDGE, low - top + 2 * EDGE
    ordered = sorted(known, key=lambda one: one[1].is_chosen)
    return _svg("chart__borders", label, room, (_area(shape, mark) for shape, mark in ordered))


def _area(shape: Shape, mark: Mark) -> str:
    """The border, the number in it, and the dot under the number, together in the middle of the room there is."""
    x, y = shape.label
    radius = round(mark.dot * 16 + 6) if mark.dot else 0
    most = min(LARGEST, int(1.6 * shape.room - 2 * radius))
    size = max(SMALLEST, _fitting(mark.text, 2 * shape.room, most))
    high = 0.72 * size  # of a figure
    top = y - (high + (2 * radius + 4 if radius else 0)) / 2
    dot = f'<circle class="chart__dot" cx="{x}" cy="{round(top + high + 4 + radius)}" r="{radius}"/>' if radius else ""
    text = f'<text x="{x}" y="{round(top + high)}" font-size="{size}">{escape(mark.text)}</text>'
    return _link(mark, f'<path d="{shape.path}"/>{dot}{text}')


def _fitting(text: str, room: float, most: int) -> int:
    """The size at which a number fits in so much room, at most `most`."""
    return int(min(most, 0.92 * room / (WIDE * max(1, len(text)))))


def _link(mark: Mark, inner: str, also: str = "") -> str:
    """Its name holds the words that show, so that who speaks them to the computer reaches it."""
    chosen, label = " chart__area--chosen" if mark.is_chosen else "", escape(f"{mark.name}{also}: {mark.told}")
    return (
        f'<a class="chart__area chart__area--{mark.step}{chosen}" href="{escape(mark.url)}" aria-label="{label}">'
        f"<title>{label}</title>{inner}</a>"
    )


def _svg(name: str, label: str, room: tuple[int, int, int, int], parts: Iterable[str]) -> SafeString:
    box = " ".join(map(str, room))
    return SafeString(
        f'<svg class="{name}" viewBox="{box}" role="group" aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


# --- for paper ------------------------------------------------------------------------------------

FONT = "Atkinson Hyperlegible Next"
# From light to dark: lines in one direction, closer, then in two. Numbers stand on a white ground.
PATTERNS = (
    "",
    '<path d="M0 12L12 0" stroke="#000" stroke-width="0.9"/>',
    '<path d="M0 12L12 0M-3 3L3 -3M9 15L15 9" stroke="#000" stroke-width="1.1"/><path d="M0 6L6 0M6 12L12 6" '
    'stroke="#000" stroke-width="1.1"/>',
    '<path d="M0 12L12 0M0 0L12 12" stroke="#000" stroke-width="1.1"/>',
    '<path d="M0 12L12 0M0 0L12 12M0 6H12M6 0V12" stroke="#000" stroke-width="1.3"/>',
)


def tile_map(
    values: Mapping[str, int | None],
    *,
    title: str = "",
    words: Callable[[int], str] = str,
    chosen: Iterable[str] = (),
    measure: str = "",
) -> str:
    """The 25 regions as one whole SVG document in black and white, with its legend: for paper and to take along.

    values: region code -> number; 0, None or absent is 'nothing known'. words: how a number is written. chosen: regions
    with a thick edge. It needs no style sheet, no font but a common one, and no colours.
    """
    steps = classes([values.get(tile.code) for tile in TILES], measure)
    width, low = max(_x(tile) for tile in TILES) + SIDE, max(_y(tile) for tile in TILES) + SIDE
    picked = frozenset(chosen)
    body = [_paper_tile(tile, values.get(tile.code) or None, steps, words, tile.code in picked) for tile in TILES]
    keys = [("geen bekend", 0), *((_range(one.low, one.high, words), strength(at, len(steps)))
                                  for at, one in enumerate(steps))]  # fmt: skip
    body += [_key(at, text, step, low + 30) for at, (text, step) in enumerate(keys)]
    height = low + 30 + 44 * -(-len(keys) // 2)
    patterns = "".join(
        f'<pattern id="p{at}" width="12" height="12" patternUnits="userSpaceOnUse">'
        f'<rect width="12" height="12" fill="#fff"/>{lines}</pattern>'
        for at, lines in enumerate(PATTERNS, 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 {width + 8} {height + 8}" width="{width + 8}" '
        f'height="{height + 8}" font-family="{FONT}, sans-serif" text-anchor="middle" role="img">'
        f"<title>{escape(title or 'Veiligheidsregio’s')}</title><defs>{patterns}</defs>{''.join(body)}</svg>"
    )


def _range(low: int, high: int, words: Callable[[int], str]) -> str:
    return words(low) if low == high else f"{words(low)} – {words(high)}"


def _paper_tile(tile: Tile, value: int | None, steps: list, words: Callable[[int], str], is_chosen: bool) -> str:
    x, y, middle = _x(tile), _y(tile), _x(tile) + SIDE // 2
    text = words(value) if value is not None else "–"
    return (
        _box(x, y, SIDE, SIDE, step_of(value, steps), 5 if is_chosen else 1.5)
        + f'<rect x="{x + 10}" y="{y + 14}" width="80" height="72" rx="4" fill="#fff"/>'
        f'<text x="{middle}" y="{y + 44}" font-size="26">{tile.short}</text>'
        f'<text x="{middle}" y="{y + 78}" font-size="{_fitting(text, 78, 30)}" font-weight="700">{escape(text)}</text>'
    )


def _box(x: int, y: int, width: int, height: int, step: int, edge: float) -> str:
    fill, dashes = (f"url(#p{step})", "") if step else ("#fff", ' stroke-dasharray="6 5"')
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" fill="{fill}" stroke="#000" '
        f'stroke-width="{edge}"{dashes}/>'
    )


def _key(at: int, text: str, step: int, top: int) -> str:
    x, y = 320 * (at % 2), top + 44 * (at // 2)
    return (
        _box(x, y, 44, 30, step, 1.5)
        + f'<text x="{x + 56}" y="{y + 23}" font-size="24" text-anchor="start">{escape(text)}</text>'
    )
