"""The face that shows, as a picture: SVG as the face draws it, or PNG made of that with the fonts of the house."""

from pathlib import Path

from weerbaar.foundation.kit import pdf

TEMPLATE = Path(__file__).resolve().parent / "picture.typ"
PPI = 144


def as_svg(drawn: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'.encode()


def as_png(drawn: str) -> bytes:
    """Twice as fine as the drawing is on a screen."""
    return pdf.pages(TEMPLATE, {}, {"beeld.svg": drawn.encode()}, PPI)[0]
