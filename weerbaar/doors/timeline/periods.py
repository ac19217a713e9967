"""All time, one year or one month: how wide a timeline looks."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS, MONTHS_3

FIRST, LAST = 1000, 9999
_WRITTEN = re.compile(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2]))?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`year` 0 is all time; `month` 0 is the whole year."""

    year: int = 0
    month: int = 0

    def __str__(self) -> str:
        """As it stands in an address: '', '2025' or '2025-05'."""
        if not self.year:
            return ""
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)

    @property
    def label(self) -> str:
        """'mei 2025', '2025', 'alles'."""
        if not self.year:
            return "alles"
        return f"{str(MONTHS[self.month]).lower()} {self.year}" if self.month else str(self.year)

    @property
    def short(self) -> str:
        """'mei', '2025'."""
        return str(MONTHS_3[self.month]).lower() if self.month else self.label

    @property
    def span(self) -> tuple[date | None, date | None]:
        """Its first and last day."""
        if not self.year:
            return None, None
        first, last = self.month or 1, self.month or 12
        return date(self.year, first, 1), date(self.year, last, calendar.monthrange(self.year, last)[1])

    @property
    def wider(self) -> "Period":
        return Period(self.year) if self.month else EVER

    @property
    def months(self) -> list["Period"]:
        """The months of its year, in order; none of all time."""
        return [Period(self.year, month) for month in range(1, 13)] if self.year else []

    def holds(self, day: date) -> bool:
        return self.year in (0, day.year) and self.month in (0, day.month)


EVER = Period()


def read(text: str) -> Period:
    """The period of an address; all time when it is none."""
    found = _WRITTEN.fullmatch(text)
    return Period(int(found[1]), int(found[2] or 0)) if found else EVER


def month_of(day: date) -> Period:
    return Period(day.year, day.month)
