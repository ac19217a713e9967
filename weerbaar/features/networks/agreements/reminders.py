"""When who is reminded that an agreement ends or must be looked at again: pure dates, no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

# Days before the day itself; each reminder has its own stretch of days, the last one up to and including the day.
STEPS = (90, 30)
What = Literal["end", "review"]


@dataclass(frozen=True, slots=True)
class Reminder:
    """`what` happens on `on`; this is the reminder of `step` days before."""

    what: What
    on: date
    step: int

    def key(self, agreement: str, person: int) -> str:
        """Names this reminder for one person; a letter with the same key never goes twice."""
        return f"agreement:{agreement}:{self.what}:{self.on:%Y-%m-%d}:{self.step}:{person}"


def due(day: date, end: date | None, review: date | None) -> Iterator[Reminder]:
    """The reminders that belong to this day. Nothing about looking again once the agreement has ended.

    A reminder belongs to every day of its stretch (90 to 31, 30 to 0 days before), so that a round that was missed is
    made up for by the next one; the key keeps it to one letter.
    """
    dates: tuple[tuple[What, date | None], ...] = (("end", end), ("review", review))
    for what, on in dates:
        step = step_of((on - day).days) if on is not None else None
        if on is not None and step is not None and (end is None or on <= end):
            yield Reminder(what, on, step)


def step_of(days: int) -> int | None:
    """Which reminder belongs to a moment so many days before; None when none does."""
    reached = [step for step in STEPS if days <= step]
    return min(reached) if reached and days >= 0 else None


def last_day(day: date) -> date:
    """Nothing later than this is told about on that day."""
    return day + timedelta(days=max(STEPS))
