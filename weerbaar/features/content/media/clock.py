"""Moments in a recording: '12:30' as people and files write them, seconds as programs count them."""

import re

_CLOCK = re.compile(r"(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)(?:[.,](\d{1,3}))?")


def seconds(text: str) -> float | None:
    """'12:30', '1:02:03' or '00:12.500' in seconds; None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, rest, part = found.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(rest) + float(f"0.{part or 0}")


def clock(moment: float) -> str:
    """'12:30', or '1:02:03' from an hour on."""
    minutes, rest = divmod(int(moment), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def spoken(length: float) -> str:
    """'2 minuten en 40 seconden', '1 uur en 5 minuten', '40 seconden': how long something lasts."""
    hours, rest = divmod(round(length), 3600)
    minutes, rest = divmod(rest, 60)
    if hours:
        return f"{hours} uur en {_several(minutes, 'minuut', 'minuten')}" if minutes else f"{hours} uur"
    told = _several(rest, "seconde", "seconden")
    if minutes:
        whole = _several(minutes, "minuut", "minuten")
        return f"{whole} en {told}" if rest else whole
    return told


def _several(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
