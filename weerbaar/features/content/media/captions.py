"""Captions: WebVTT (https://www.w3.org/TR/webvtt1/) read and written. What is wrong is said with its line."""

import re
from collections.abc import Iterable
from html import unescape
from typing import NamedTuple

MOST_CUES = 20_000
LONGEST = 2_000_000  # letters
_TIME = r"((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S.*)?")
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]+)>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SKIPPED = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
EXAMPLE = "00:01:02.000 --> 00:01:05.500"
NO_HEADER = "Regel 1: ondertitels beginnen met het woord WEBVTT. Bewaar ze als WebVTT (.vtt)."
SRT = "Regel 1: dit zijn ondertitels in SRT. Bewaar ze als WebVTT (.vtt) en probeer het opnieuw."
TOO_LONG = "Deze ondertitels zijn te lang. Verdeel de opname over meer afleveringen."
NOTHING = "In deze ondertitels staat geen tekst."


class BadText(ValueError):
    """The message is a Dutch sentence with the line that is meant."""


class Cue(NamedTuple):
    """Text from one moment to another, in seconds, and who says it ('' when that is not told)."""

    start: float
    end: float
    text: str
    voice: str = ""


def read(text: str) -> list[Cue]:
    """The cues in their order, plain text. Raises BadText."""
    if len(text) > LONGEST:
        raise BadText(TOO_LONG)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise BadText(SRT if any("-->" in line and "," in line for line in lines[:5]) else NO_HEADER)
    cues: list[Cue] = []
    for at, block in _blocks(lines):
        if _SKIPPED.fullmatch(block[0]):
            continue
        cue = _cue(at, block, cues[-1].start if cues else 0.0)
        if cue.text:
            cues.append(cue)
    if not cues:
        raise BadText(NOTHING)
    if len(cues) > MOST_CUES:
        raise BadText(TOO_LONG)
    return cues


def _blocks(lines: list[str]) -> Iterable[tuple[int, list[str]]]:
    """(number of its first line, lines) of what empty lines part; the header and what hangs on it is left out."""
    block: list[str] = []
    is_header = True
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line.rstrip())
        elif block:
            if not is_header:
                yield number - len(block), block
            block, is_header = [], False


def _cue(at: int, block: list[str], after: float) -> Cue:
    timing, said = at, block
    if "-->" not in block[0] and len(block) > 1 and "-->" in block[1]:
        timing, said = at + 1, block[1:]  # a name stands above it
    found = _TIMING.fullmatch(said[0].strip())
    if found is None:
        raise BadText(f"Regel {timing}: hier hoort een tijd te staan, zoals {EXAMPLE}.")
    start, end = _seconds(found[1]), _seconds(found[2])
    if end <= start:
        raise BadText(f"Regel {timing}: deze ondertitel eindigt voordat hij begint.")
    if start < after:
        raise BadText(f"Regel {timing}: deze ondertitel begint eerder dan die ervoor. Zet ze op volgorde.")
    for number, line in enumerate(said[1:], timing + 1):
        if "-->" in line:
            raise BadText(f"Regel {number}: tussen twee ondertitels hoort een lege regel.")
    text = " ".join(said[1:])
    voice = _VOICE.search(text)
    plain = " ".join(unescape(_TAG.sub("", text)).split())
    return Cue(start, end, plain, " ".join(unescape(voice[1]).split()) if voice else "")


def _seconds(text: str) -> float:
    *hours, minutes, rest = text.split(":")
    return int(hours[0] if hours else 0) * 3600 + int(minutes) * 60 + float(rest)


def written(cues: Iterable[Cue]) -> str:
    """The same as WebVTT: what browsers get is written by us, whatever was sent."""
    return "WEBVTT\n" + "".join(
        f"\n{_stamp(cue.start)} --> {_stamp(cue.end)}\n{f'<v {_escaped(cue.voice)}>' if cue.voice else ''}"
        f"{_escaped(cue.text)}\n"
        for cue in cues
    )


def _stamp(moment: float) -> str:
    thousandths = round(moment * 1000)
    rest, part = divmod(thousandths, 1000)
    minutes, rest = divmod(rest, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest:02}.{part:03}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
