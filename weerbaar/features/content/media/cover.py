"""The picture of a series, drawn by us: the tile map, one square lit, and what the series is called."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from weerbaar.foundation import kit
from weerbaar.foundation.ui import tiles
from weerbaar.foundation.ui.pictures import broken, colours

SIDE = 1400  # pixels: the least that podcast apps take
EDGE, MAP_TOP, MAP_SIDE = 110, 110, 720
LETTERS, LINES, SIZE = 20, 4, 112
FONTS = Path(kit.__path__[0]) / "fonts"


@lru_cache(maxsize=32)
def drawn(ref: str, title: str, author: str) -> bytes:
    """A PNG. Which square is lit follows from `ref`, so that series can be told apart; it means nothing."""
    colour = colours()
    ground, square, lit = colour["ink"], _between(colour["petrol"], colour["line"]), colour["ochre"]
    image = Image.new("RGB", (SIDE, SIDE), ground)
    pen = ImageDraw.Draw(image)
    chosen = sum(map(ord, ref)) % len(tiles.TILES)
    unit = MAP_SIDE / max(tiles.WIDTH, tiles.HEIGHT)
    for at, tile in enumerate(tiles.TILES):
        left, top = EDGE + tile.x * unit, MAP_TOP + tile.y * unit
        box = (left, top, left + tiles.SIDE * unit, top + tiles.SIDE * unit)
        pen.rounded_rectangle(box, 8, fill=lit if at == chosen else square)
    lines = broken(title, LETTERS, LINES)
    bottom = SIDE - EDGE - 90
    for number, line in enumerate(lines):
        top = bottom - (len(lines) - number) * round(SIZE * 1.1) - 20
        pen.text((EDGE, top), line, fill="#FFFFFF", font=_font("Bold", SIZE))
    pen.text((EDGE, bottom), broken(author, 46, 1)[0] if author else "", fill=lit, font=_font("Regular", 56))
    file = BytesIO()
    image.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()


def _between(one: str, other: str) -> tuple[int, int, int]:
    """The colour halfway two of '#RRGGBB'."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    red, green, blue = ((a + b) // 2 for a, b in pairs)
    return red, green, blue


@lru_cache(maxsize=4)
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf"), size)
