"""The picture beside a link to a page of ours, drawn and served by us: tile map, our name, the kind of page."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from weerbaar.foundation.ports import structured
from weerbaar.foundation.ui import tiles

WIDTH, HEIGHT = 1200, 630
EDGE, MAP_LEFT, TILE = 84, 720, 5.6  # pixels; TILE: pixels for one unit of the tile map
GROUND, SQUARE, LIT, INK, SOFT = "#14252B", "#33505A", "#F2B01E", "#F4F3EE", "#AEBCBF"
FONTS = Path(__file__).resolve().parent.parent.parent / "foundation" / "kit" / "fonts"
SENTENCE = ("Wie kan helpen", "als het misgaat?")


@lru_cache(maxsize=64)
def drawn(name: str) -> bytes | None:
    """The PNG with this name, None when there is none. Drawn once per process: it holds nothing of any record."""
    words = structured.pictures().get(name)
    return None if words is None else _draw(words)


def _draw(word: str) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen = ImageDraw.Draw(image)
    _tiles(pen)
    top = 150
    if word:
        pen.text((EDGE, top), word, fill=LIT, font=_fitting(word, 76))
        top += 116
    for line in SENTENCE:
        pen.text((EDGE, top), line, fill=INK, font=_font("Bold", 64))
        top += 78
    pen.text((EDGE, HEIGHT - EDGE - 44), settings.PRODUCT_NAME, fill=SOFT, font=_font("Regular", 44))
    file = BytesIO()
    image.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()


def _tiles(pen: ImageDraw.ImageDraw) -> None:
    above = (HEIGHT - tiles.HEIGHT * TILE) / 2
    for tile in tiles.TILES:
        left, top = MAP_LEFT + tile.x * TILE, above + tile.y * TILE
        colour = LIT if tile.code == tiles.LIT else SQUARE
        pen.rounded_rectangle((left, top, left + tiles.SIDE * TILE, top + tiles.SIDE * TILE), 6, fill=colour)


def _fitting(text: str, size: int) -> ImageFont.FreeTypeFont:
    """The biggest letter, at most `size`, in which the text stays left of the map."""
    while size > 24 and _font("Bold", size).getlength(text) > MAP_LEFT - EDGE - 40:
        size -= 4
    return _font("Bold", size)


@lru_cache(maxsize=32)
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf"), size)
