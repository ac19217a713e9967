"""What editors type beside a recording: chapters, and a text with times, one line for each."""

import re
from itertools import pairwise
from typing import NamedTuple

from weerbaar.features.content.media.captions import BadText, Cue
from weerbaar.features.content.media.clock import clock, seconds

MOST_CHAPTERS = 200
LONGEST_TITLE = 120
LASTS = 5.0  # seconds that the last line counts, when the length of the recording is not known
_LINE = re.compile(r"\[?\s*((?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)\s*\]?\s*[-–:]?\s*(.*)")
_VOICE = re.compile(r"([A-ZÀ-Ý][^:.!?]{1,39}):\s+(.+)", re.DOTALL)
WRONG = "Regel {}: begin met een tijd en dan een titel, zoals 2:30 Wat u nu al kunt doen."


class Chapter(NamedTuple):
    """From this moment on, in seconds."""

    start: float
    title: str


def chapters(text: str) -> list[Chapter]:
    """'2:30 Titel' on each line, in their order. Raises BadText."""
    found: list[Chapter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.strip())
        start = seconds(match[1]) if match else None
        if match is None or start is None or not match[2]:
            raise BadText(WRONG.format(number))
        if found and start <= found[-1].start:
            raise BadText(f"Regel {number}: {clock(start)} ligt niet na {clock(found[-1].start)}. Zet ze op volgorde.")
        found.append(Chapter(start, match[2][:LONGEST_TITLE]))
    if len(found) > MOST_CHAPTERS:
        raise BadText(f"Dit zijn meer dan {MOST_CHAPTERS} hoofdstukken.")
    return found


def timed(text: str, length: float | None = None) -> list[Cue]:
    """A text of which lines begin with a time, as cues; a line without one goes on where the last left off.

    [] when no line has a time. `length` is where the recording ends. Raises BadText.
    """
    said: list[tuple[float, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        plain = " ".join(line.split())
        match = _LINE.fullmatch(plain)
        start = seconds(match[1]) if match else None
        if match is not None and start is not None:
            if said and start < said[-1][0]:
                raise BadText(f"Regel {number}: {clock(start)} ligt voor {clock(said[-1][0])}. Zet ze op volgorde.")
            said.append((start, match[2]))
        elif said and plain:
            said[-1] = (said[-1][0], f"{said[-1][1]} {plain}".strip())
    if not said:
        return []
    last = max(length or 0, said[-1][0] + LASTS)
    ends = [*(after[0] for _, after in pairwise(said)), last]
    return [_voiced(start, end, text) for (start, text), end in zip(said, ends, strict=True) if text]


def _voiced(start: float, end: float, text: str) -> Cue:
    """'Presentator: goedemiddag' tells who says it."""
    found = _VOICE.fullmatch(text)
    return Cue(start, end, found[2], found[1]) if found else Cue(start, end, text)
