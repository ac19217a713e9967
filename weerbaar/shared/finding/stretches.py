"""Running text cut in stretches of about half a page, the same way each time: where in it something stands."""

import re

LENGTH = 1200
LONGEST = 2400
_BREAK = re.compile(r"\n\s*\n|\n")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def stretches(text: str) -> list[str]:
    """Whole paragraphs together until there is enough; a very long paragraph is cut between sentences."""
    found: list[str] = []
    held = ""
    for piece in _pieces(text):
        if held and len(held) + len(piece) > LENGTH:
            found.append(held)
            held = ""
        held = f"{held}\n{piece}" if held else piece
    return [*found, held] if held else found


def _pieces(text: str) -> list[str]:
    pieces = []
    for paragraph in _BREAK.split(text):
        if paragraph.strip():
            pieces += [paragraph.strip()] if len(paragraph) <= LONGEST else _SENTENCE.split(paragraph.strip())
    return pieces
