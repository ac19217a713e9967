"""How what a column holds is spread: how many, how many different, from what to what, and the bars of a picture."""

import math
from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from weerbaar.features.content.datasets.analysing import kinds, values
from weerbaar.features.content.datasets.analysing.kinds import Nature
from weerbaar.foundation.kit.dutch import SHORT_MONTHS, typed_amount

MOST_DIFFERENT = 10_000  # different values that are told apart
BARS = 8
MOST_BINS = 10
MOST_TIMES = 25  # bars of years
REST = "andere"
SPREAD, TOP, YEARS = "spreiding", "meest", "jaren"
Value = str | Decimal | date | bool


@dataclass(frozen=True, slots=True)
class Measure:
    """`distinct` counts values up to MOST_DIFFERENT (`has_more`: there are more). `other`: cells that are not of the
    kind. `facts`: lowest, highest, mean, middle as text. `shape` and `bars` (label, count) make the picture; no bars
    where one would say nothing.
    """

    filled: int
    missing: int
    distinct: int
    has_more: bool
    other: int
    facts: dict[str, str] = field(default_factory=dict)
    shape: str = ""
    bars: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class Gauge:
    """Measures one column whose nature is known: `see` each filled cell; answers what it is."""

    nature: Nature
    places: Mapping[str, str] = field(default_factory=dict)
    filled: int = 0
    missing: int = 0
    other: int = 0
    _seen: Counter[Any] = field(default_factory=Counter)
    _beyond: int = 0
    _numbers: Any = field(default_factory=lambda: array("d"))
    _are_whole: bool = True

    def see(self, cell: str) -> Value | None:
        """The value of a filled cell: None where it says that there is nothing, text where it is of another kind."""
        self.filled += 1
        if values.is_missing(cell):
            self.missing += 1
            return None
        value = self._value(cell)
        if value is None:
            self.other += 1
            return cell
        if isinstance(value, Decimal):
            self._numbers.append(float(value))
            self._are_whole = self._are_whole and value == value.to_integral_value()
        if value in self._seen or len(self._seen) < MOST_DIFFERENT:
            self._seen[value] += 1
        else:
            self._beyond += 1
        return value

    def value_of(self, cell: str) -> Value | None:
        """The same without counting it."""
        if values.is_missing(cell):
            return None
        value = self._value(cell)
        return cell if value is None else value

    def _value(self, cell: str) -> Value | None:
        kind = self.nature.kind
        if kind == kinds.NUMBER:
            return values.number(cell, self.nature.decimal)
        if kind == kinds.YES_NO:
            return values.yes_no(cell)
        if kind == kinds.DATE:
            found = values.year(cell) if self.nature.is_year else None
            return date(found, 1, 1) if found else values.day(cell)
        return cell

    def measure(self) -> Measure:
        facts, shape, bars = self._picture()
        return Measure(self.filled, self.missing, len(self._seen), bool(self._beyond), self.other, facts, shape, bars)

    def _picture(self) -> tuple[dict[str, str], str, list[tuple[str, int]]]:
        if not self._seen:
            return {}, "", []
        kind = self.nature.kind
        if kind == kinds.NUMBER:
            return self._of_numbers()
        if kind == kinds.DATE:
            first, last = min(self._seen), max(self._seen)
            facts = {"lowest": self._told(first), "highest": self._told(last)}
            return facts, YEARS, [] if self._beyond else _over_time(self._seen, self.nature.is_year)
        if kind == kinds.YES_NO:
            return {}, TOP, [("ja", self._seen[True]), ("nee", self._seen[False])]
        return {}, TOP, self._top()

    def _told(self, value: date) -> str:
        return str(value.year) if self.nature.is_year else f"{value:%d-%m-}{value.year:04d}"

    def _top(self) -> list[tuple[str, int]]:
        """The values that stand there most; none when nearly every cell holds something else."""
        total = sum(self._seen.values()) + self._beyond
        if self._beyond or total == len(self._seen) > 1 or (len(self._seen) > BARS and len(self._seen) > total / 2):
            return []
        return _most(self._seen)

    def _of_numbers(self) -> tuple[dict[str, str], str, list[tuple[str, int]]]:
        ordered = sorted(self._numbers)
        middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
        facts = {
            "lowest": _typed(ordered[0]),
            "highest": _typed(ordered[-1]),
            "middle": _typed(middle),
            "mean": _typed(sum(ordered) / len(ordered)),
        }
        if not self._beyond and len(self._seen) <= BARS:
            if 1 < len(self._seen) == len(ordered):
                return facts, TOP, []
            return facts, TOP, [(typed_amount(value), count) for value, count in sorted(self._seen.items())]
        return facts, SPREAD, bins(ordered, self._are_whole)


def _typed(value: float) -> str:
    """At most three decimals, as a Dutch reader writes it."""
    return typed_amount(round(Decimal(repr(value)), 3 if abs(value) < 10 else 1))


def _most(seen: Counter[Any]) -> list[tuple[str, int]]:
    """The fullest first, equal ones by name; what is left together."""
    ordered = sorted(seen.items(), key=lambda one: (-one[1], str(one[0])))
    if len(ordered) <= BARS:
        return [(str(value), count) for value, count in ordered]
    shown = ordered[: BARS - 1]
    rest = sum(count for _, count in ordered[BARS - 1 :])
    return [*((str(value), count) for value, count in shown), (REST, rest)]


def bins(ordered: list[float], are_whole: bool) -> list[tuple[str, int]]:
    """Counts in at most so many steps of a round width; together they hold every number."""
    low, high = ordered[0], ordered[-1]
    step = _round_step((high - low) / MOST_BINS, are_whole)
    first = math.floor(low / step)
    counts = Counter(min(math.floor(value / step), math.floor(high / step)) - first for value in ordered)
    return [
        (f"{_typed((first + at) * step)} tot {_typed((first + at + 1) * step)}", counts[at])
        for at in range(max(counts) + 1)
    ]


def _round_step(width: float, are_whole: bool) -> float:
    """The first of 1, 2, 2.5, 5 or 10 times a power of ten that is no smaller."""
    if width <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(width))
    found = next(power * times for times in (1, 2, 2.5, 5, 10, 20) if power * times >= width)
    return max(found, 1.0) if are_whole else found


def _over_time(seen: Counter[date], is_year: bool) -> list[tuple[str, int]]:
    """By month, year, or ten years and so on, whichever fits; also those in between with nothing."""
    first, last = min(seen), max(seen)
    months = (last.year - first.year) * 12 + last.month - first.month
    if months <= 12 and not is_year:
        counts = Counter[int]()
        for value, count in seen.items():
            counts[value.year * 12 + value.month - 1] += count
        start = first.year * 12 + first.month - 1
        return [(f"{SHORT_MONTHS[at % 12]} {at // 12}", counts[at]) for at in range(start, start + months + 1)]
    width = next(one for one in (1, 10, 100, 1000) if (last.year - first.year) / one < MOST_TIMES)
    per_year = Counter[int]()
    for value, count in seen.items():
        per_year[value.year // width * width] += count
    years = range(first.year // width * width, last.year + 1, width)
    return [(str(one) if width == 1 else f"{one} tot {one + width}", per_year[one]) for one in years]
