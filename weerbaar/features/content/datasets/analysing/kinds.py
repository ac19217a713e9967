"""What kind of column it is, by counting what its cells could be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from weerbaar.features.content.datasets.analysing import values

TEXT, NUMBER, DATE, YES_NO, AREA, EMPTY = "tekst", "getal", "datum", "ja-nee", "gebied", "leeg"
NEARLY_ALL = 0.95  # of the filled cells: a few slips of the pen do not make it text
FEW = 20  # of so few cells, every one must be of the kind
_YEARS = re.compile(r"jaar|year|periode", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Nature:
    """`decimal` is the sign before the decimals of a number; `is_year`: a date that is a year only."""

    kind: str
    decimal: str = values.DUTCH
    is_year: bool = False


@dataclass(slots=True)
class Tally:
    """Counts of one column. `see` each of its filled cells, then ask for its nature."""

    name: str
    places: Mapping[str, str] = field(default_factory=dict)
    filled: int = 0
    missing: int = 0
    dutch: int = 0
    english: int = 0
    days: int = 0
    years: int = 0
    answers: int = 0
    areas: int = 0

    def see(self, cell: str) -> None:
        """`cell` is not empty."""
        self.filled += 1
        if values.is_missing(cell):
            self.missing += 1
            return
        if values.yes_no(cell) is not None:
            self.answers += 1
        elif cell[0].isdigit() or cell[-1].isdigit() or cell[-1] in "%€":
            self.dutch += values.number(cell, values.DUTCH) is not None
            self.english += values.number(cell, values.ENGLISH) is not None
            self.years += values.year(cell) is not None
            self.days += values.day(cell) is not None
            self.areas += values.area(cell, self.places) is not None
        elif values.area(cell, self.places) is not None:
            self.areas += 1

    def nature(self) -> Nature:
        count = self.filled - self.missing
        if not count:
            return Nature(EMPTY)
        enough = count if count <= FEW else NEARLY_ALL * count
        if self.years == count and _YEARS.search(self.name):
            return Nature(DATE, is_year=True)
        if max(self.dutch, self.english) >= enough:
            return Nature(NUMBER, values.ENGLISH if self.english > self.dutch else values.DUTCH)
        for kind, seen in ((YES_NO, self.answers), (DATE, self.days), (AREA, self.areas)):
            if seen >= enough:
                return Nature(kind)
        return Nature(TEXT)
