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


def standalone(drawing: str, style: str, title: str, caption: str) -> str:
    """The first `<svg>` in this text as a document: links become groups, `style` (plain CSS on its classes; colours as
    `var(--petrol)`, those of the light scheme) is put inside, the ground is white, `caption` (a sentence) and the
    day stand under it.

    Raises ValueError when there is no drawing.
    """
    found = re.search(r"<svg\b.*?</svg>", drawing, re.DOTALL)
    if found is None:
        raise ValueError("Hierin staat geen tekening.")
    text = found[0] if SVG in found[0] else found[0].replace("<svg", f'<svg xmlns="{SVG}"', 1)
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
    lines = _broken(f"{caption}. {settings.PRODUCT_NAME}, {date_format(timezone.localdate(), 'j F Y')}.", LETTERS)
    low = height + (len(lines) + 0.5) * size * LINE
    ink = colours()["ink"]
    told = "".join(
        f'<text x="{left + size:g}" y="{top + height + (at + 1) * size * LINE:g}" font-size="{size:g}" fill="{ink}">'
        f"{escape(text)}</text>"
        for at, text in enumerate(lines)
    )
    return (
        f'<svg xmlns="{SVG}" viewBox="{left:g} {top:g} {width:g} {low:g}" width="{width:g}" height="{low:g}" '
        f'font-family="{FONT}"><title>{escape(title)}</title><style>{coloured(style)}</style>'
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{low:g}" fill="#fff"/>{inner}{told}</svg>'
    )


@lru_cache(maxsize=1)
def colours() -> dict[str, str]:
    """The colours of the light scheme by name."""
    tokens = json.loads((Path(__file__).resolve().parent / "assets" / "tokens.json").read_text("utf-8"))
    return {name: light for name, (light, _) in tokens["colours"].items()}


def coloured(style: str) -> str:
    """CSS with the colours themselves, for programs that know no variables. KeyError for one that is not there."""
    return re.sub(r"var\(--([\w-]+)\)", lambda found: colours()[found[1]], style)


def _broken(text: str, most: int) -> list[str]:
    """Lines of at most so many letters, broken between words."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
