"""Pictures of the demo, drawn by code: the tile map of the house in the colour of a need, each time with others lit."""

import io
import random

from PIL import Image, ImageDraw

from weerbaar.foundation.ui.tiles import TILES

SIZE = (1600, 900)
UNIT, GAP = 140, 14
COLOURS = {
    "veiligheid": ("#B83A22", "#F6E3DE"),
    "bevolkingszorg": ("#6A4BA3", "#E9E2F4"),
    "welzijn": ("#2B7245", "#DFEDE4"),
    "gezondheid": ("#1B66AD", "#DDE9F5"),
    "continuiteit": ("#7A5600", "#F3EAD6"),
}
LIT = "#F2B01E"


def tile_map(need: str, seed: str, lit: int = 3) -> bytes:
    """A PNG of 1600 by 900: `lit` squares are lit, always the same for one seed."""
    dark, light = COLOURS.get(need, ("#0B5563", "#DCEBEE"))
    chance = random.Random(seed)  # noqa: S311 - the same picture each time
    image = Image.new("RGB", SIZE, light)
    draw = ImageDraw.Draw(image)
    chosen = set(chance.sample([tile.code for tile in TILES], lit))
    left = _left(seed)
    for start in range(-900, 1600, 140):  # a quiet pattern behind, where no square stands
        draw.line((start, 900, start + 900, 0), fill=_between(light, dark), width=2)
    for tile in TILES:
        x, y = left + tile.column * UNIT, -40 + tile.row * UNIT
        shape = (x, y, x + UNIT - GAP, y + UNIT - GAP)
        draw.rounded_rectangle(shape, 12, fill=LIT if tile.code in chosen else dark)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def focal_point(seed: str) -> dict[str, int]:
    """Where the squares stand, as Wagtail keeps it."""
    return {
        "focal_point_x": _left(seed) + 400, "focal_point_y": 450, "focal_point_width": 700, "focal_point_height": 820,
    }  # fmt: skip


def _left(seed: str) -> int:
    return random.Random(f"{seed} left").choice((60, 380, 700))  # noqa: S311 - the same each time


def _between(one: str, other: str, share: float = 0.12) -> str:
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
