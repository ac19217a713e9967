"""A drawing of a page as a picture that stands alone: with its own colours, for files and for print."""

import json
import re
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

SVG = "http://www.w3.org/2000/svg"
FONT = "Atkinson Hyperlegible Next, Verdana, sans-serif"
# What means something to a page and nothing to a picture.
_OF_PAGE = ("aria-hidden", "focusable", "tabindex", "role", "aria-label", "aria-current", "href")
LINE = 1.5  # height of a line of the caption, in letters
MARGIN = 0.015  # of the width, on every side
LETTERS = 90  # of the caption, side by side
HEAD = 2.2  # height of the title, in letters of the caption
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold


def standalone(drawing: str, style: str, title: str, caption: str, selection: str = "") -> str:
    """The first `<svg>` in this text as a document: links become groups, `style` (plain CSS on its classes; colours as
    `var(--petrol)`, those of the light scheme) is put inside, the ground is white, `title` and `selection` (what is
    in it) stand above it, `caption` (sentences, without the last full stop) and the day under it.

    Raises ValueError when there is no drawing.
    """
    found = re.search(r"<svg\b.*?</svg>", drawing, re.DOTALL)
    if found is None:
        raise ValueError("Hierin staat geen tekening.")
    whole = _UNFIT.sub("", found[0])
    text = whole if SVG in whole else whole.replace("<svg", f'<svg xmlns="{SVG}"', 1)
    root = ElementTree.fromstring(text)  # noqa: S314 - drawn by ourselves
    left, top, width, height = (float(one) for one in root.attrib["viewBox"].split())
    room = width * MARGIN
    left, top, width, height = left - room, top - room, width + 2 * room, height + 2 * room
    for one in root.iter():
        one.tag = "g" if one.tag == f"{{{SVG}}}a" else one.tag.removeprefix(f"{{{SVG}}}")
        for name in _OF_PAGE:
            one.attrib.pop(name, None)
    inner = "".join(ElementTree.tostring(child, encoding="unicode") for child in root)
    size = width / LETTERS * 1.8
    above = broken(_UNFIT.sub("", selection), LETTERS)
    below = broken(f"{caption}. {settings.PRODUCT_NAME}, {date_format(timezone.localdate(), 'j F Y')}.", LETTERS)
    high = (HEAD + len(above) * LINE + 0.5) * size
    low = (len(below) + 0.5) * size * LINE
    top -= high
    told = _line(title, left + room, top + HEAD * size, HEAD * 0.7 * size, ' font-weight="700"')
    told += _lines(above, left + room, top + HEAD * size, size)
    told += _lines(below, left + room, top + high + height, size)
    tall = high + height + low
    return (
        f'<svg xmlns="{SVG}" viewBox="{left:g} {top:g} {width:g} {tall:g}" width="{width:g}" height="{tall:g}" '
        f'font-family="{FONT}"><title>{escape(title)}</title><style>{coloured(style)}</style>'
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{tall:g}" fill="#fff"/>{inner}{told}</svg>'
    )


def _lines(texts: list[str], x: float, top: float, size: float) -> str:
    return "".join(_line(text, x, top + (at + 1) * size * LINE, size) for at, text in enumerate(texts))


def _line(text: str, x: float, y: float, size: float, how: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colours()["ink"]}"{how}>{escape(text)}</text>'


@lru_cache(maxsize=1)
def colours() -> dict[str, str]:
    """The colours of the light scheme by name."""
    tokens = json.loads((Path(__file__).resolve().parent / "assets" / "tokens.json").read_text("utf-8"))
    return {name: light for name, (light, _) in tokens["colours"].items()}


def coloured(style: str) -> str:
    """CSS with the colours themselves, for programs that know no variables. KeyError for one that is not there."""
    return re.sub(r"var\(--([\w-]+)\)", lambda found: colours()[found[1]], style)


def broken(text: str, most: int, lines: int = 0) -> list[str]:
    """Lines of at most so many letters, broken between words, and in words that are longer still. At most `lines`
    (0: as many as it takes), the last with an ellipsis when there was more."""
    found: list[str] = []
    for word in text.split():
        for part in (word[at : at + most] for at in range(0, len(word), most)):
            if found and len(found[-1]) + len(part) < most:
                found[-1] += f" {part}"
            else:
                found.append(part)
    if lines and len(found) > lines:
        return [*found[: lines - 1], f"{found[lines - 1][: most - 1]}…"]
    return found
