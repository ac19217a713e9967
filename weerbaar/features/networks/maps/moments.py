"""'Binnen een dag': notice time in a question, in hours (decision: never a phase)."""

import re
from dataclasses import dataclass

from weerbaar.foundation.kit.text import fold

_NUMBERS = {
    "een": 1, "anderhalf": 1.5, "anderhalve": 1.5, "half": 0.5, "twee": 2, "drie": 3, "vier": 4, "vijf": 5,
    "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "twaalf": 12, "veertien": 14,
    "vierentwintig": 24, "achtenveertig": 48, "tweeenzeventig": 72,
}  # fmt: skip
_UNITS = {"minuut": 1 / 60, "uur": 1, "etmaal": 24, "dag": 24, "week": 168, "maand": 720}
_UNIT_FORMS = {
    "minuut": "minuut", "minuten": "minuut", "min": "minuut", "uur": "uur", "uren": "uur", "u": "uur",
    "etmaal": "etmaal", "etmalen": "etmaal", "dag": "dag", "dagen": "dag", "week": "week", "weken": "week",
    "maand": "maand", "maanden": "maand",
}  # fmt: skip
_WITHIN = re.compile(
    rf"\b(?:binnen|in hooguit|in maximaal)\s+(?:(?:de|het|hooguit|maximaal|ongeveer|een(?=\s+half))\s+)?"
    rf"(?:(\d+(?:[.,]\d+)?|{'|'.join(map(re.escape, _NUMBERS))})\s*)?({'|'.join(_UNIT_FORMS)})\b"
)
_AT_ONCE = re.compile(r"\b(?:nu meteen|meteen|onmiddellijk|direct beschikbaar|per direct)\b")


@dataclass(frozen=True, slots=True)
class Moment:
    """`start` and `end` are places in the text; `hours` is rounded up to whole hours, at least one."""

    start: int
    end: int
    hours: int


def moments(text: str) -> list[Moment]:
    """Every notice time in a text, in order. Folding keeps each character's place, or nothing is found."""
    folded = fold(text)
    if len(folded) != len(text):
        return []
    found = [Moment(m.start(), m.end(), _hours(m[1], m[2])) for m in _WITHIN.finditer(folded)]
    found += [Moment(m.start(), m.end(), 1) for m in _AT_ONCE.finditer(folded)]
    return sorted(found, key=lambda moment: moment.start)


def _hours(number: str | None, unit: str) -> int:
    if number is None:
        amount = 1.0
    elif number in _NUMBERS:
        amount = _NUMBERS[number]
    else:
        amount = float(number.replace(",", "."))
    hours = amount * _UNITS[_UNIT_FORMS[unit]]
    return max(1, min(int(-(-hours // 1)), 24 * 365))
