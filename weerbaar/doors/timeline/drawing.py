"""The line: bars for years or months, and under it what came out, in groups; much is taken together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from weerbaar.doors.timeline.asked import Asked
from weerbaar.doors.timeline.periods import EVER, Period, month_of
from weerbaar.shared.finding import dated
from weerbaar.shared.finding.dated import Short

MUCH = 40  # more than this is taken together by year or month
OF_YEAR, OF_MONTH = 5, 4  # what is shown of each then
TALLEST = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A year or month on the strip: how much there is, how tall (0..100), and the address that shows it alone."""

    period: Period
    total: int
    height: int
    url: str
    is_chosen: bool
    is_now: bool
    after_gap: bool = False

    @property
    def top(self) -> int:
        return TALLEST - self.height


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch of the line, newest first. `url` leads to all of it when `more` of them are not shown."""

    period: Period
    ahead: tuple[Short, ...]
    items: tuple[Short, ...]
    more: int
    url: str
    has_today: bool


def bars(asked: Asked, totals: Sequence[tuple[Period, int]], today: date) -> list[Bar]:
    """One for each of these periods, in order; `after_gap` where years without anything were left out."""
    most = max((total for _, total in totals), default=0)
    made: list[Bar] = []
    for period, total in totals:
        chosen = period in (asked.period, asked.period.wider) and asked.period != EVER
        gap = bool(made) and not period.month and period.year > made[-1].period.year + 1
        height = max(4, round(TALLEST * total / most)) if total else 0
        url = asked.but(period=period)
        made.append(Bar(period, total, height, url, chosen, period.holds(today), gap))
    return made


def years(user: Any, asked: Asked) -> list[tuple[Period, int]]:
    """Each year in which something came out, with how much. No query."""
    counts = dated.counts(user, asked.filters, ("jaar",), but=dated.NO_NEWS)["jaar"]
    return sorted((Period(int(year)), count) for year, count in counts.items() if count)


def months(user: Any, asked: Asked) -> list[tuple[Period, int]]:
    """All months of the year that was asked for. No query."""
    parts = asked.period.months
    return list(
        zip(parts, dated.totals(user, asked.filters, [one.span for one in parts], but=dated.NO_NEWS), strict=True)
    )


def groups(user: Any, asked: Asked, total: int, parts: Sequence[tuple[Period, int]], today: date) -> list[Group]:
    """What came out, newest first: all of it by month, or where it is much the newest of every part."""
    if total <= MUCH or asked.period.month:
        found = dated.newest(
            user, asked.filters, span=asked.period.span, limit=MUCH, offset=(asked.page - 1) * MUCH, but=dated.NO_NEWS
        )
        return _by_month(asked, [one.short for one in found.items], today)
    filled = [(period, count) for period, count in reversed(parts) if count]
    most = OF_MONTH if asked.period.year else OF_YEAR
    stretches = dated.stretches(
        user, asked.filters, [period.span for period, _ in filled], limit=most, but=dated.NO_NEWS
    )
    shown = [
        (period, count, [one.short for one in at.items]) for (period, count), at in zip(filled, stretches, strict=True)
    ]
    made = [_group(asked, period, items, count - len(items), today) for period, count, items in shown]
    return _marked(made, today)


def _by_month(asked: Asked, items: list[Short], today: date) -> list[Group]:
    by_month = groupby(items, key=lambda item: month_of(item.date) if item.date else EVER)
    return _marked([_group(asked, month, list(mine), 0, today) for month, mine in by_month], today)


def _group(asked: Asked, period: Period, items: list[Short], more: int, today: date) -> Group:
    ahead = tuple(item for item in items if item.date and item.date > today)
    rest = tuple(item for item in items if item not in ahead)
    return Group(period, ahead, rest, max(0, more), asked.but(period=period), False)


def _marked(groups: list[Group], today: date) -> list[Group]:
    """With today before the first thing that came out already, where something lies ahead of it."""
    if not any(group.ahead for group in groups):
        return groups
    place = next((at for at, group in enumerate(groups) if group.items), len(groups) - 1)
    marked = groups[place]
    groups[place] = Group(marked.period, marked.ahead, marked.items, marked.more, marked.url, True)
    return groups
