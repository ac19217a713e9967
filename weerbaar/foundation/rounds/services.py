"""Doing what every day asks, exactly once for each day."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from weerbaar.foundation.ports import schedule
from weerbaar.foundation.rounds.models import Round

# Of a longer silence only the last days are made up for: what was due before is due still.
FURTHEST_BACK = 31


def days_due(done_through: date | None, now: datetime, hour: int = 0) -> list[date]:
    """The days whose round has to be done at this moment, oldest first.

    Today counts from `hour` (here) on. A round that was never done begins today. Only dates are compared, and the hour
    by 'not before', so an hour that comes twice or not at all changes nothing.
    """
    local = timezone.localtime(now)
    last = local.date() if local.hour >= hour else local.date() - timedelta(days=1)
    if done_through is None:
        return [last] if last == local.date() else []
    first = max(done_through + timedelta(days=1), last - timedelta(days=FURTHEST_BACK - 1))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def run_due(now: datetime | None = None) -> list[tuple[str, date]]:
    """Do every round for every day that is due. Which were done now, as (name, day)."""
    now = now or timezone.now()
    return [(one.name, day) for one in schedule.every() for day in _catch_up(one, now)]


def _catch_up(one: schedule.Daily, now: datetime) -> list[date]:
    """Part by part and day by day, each in a transaction of its own, until there is none left or one fails."""
    Round.objects.get_or_create(name=one.name)
    done: list[date] = []
    while (step := _next_part(one, now)) is not None:
        done += step
    return done


def _next_part(one: schedule.Daily, now: datetime) -> list[date] | None:
    """Do the next part of the oldest day that is due. The day when that was the last part, nothing when more follows;
    None when no day is due, another worker is at it, or it failed.

    The row stays locked meanwhile; what was done and that it was done are kept together or not at all.
    """
    with transaction.atomic():
        row = Round.objects.select_for_update(skip_locked=True).filter(name=one.name).first()
        due = days_due(row.done_through, now, one.hour) if row else []
        if row is None or not due:
            return None
        try:
            with transaction.atomic():
                reached = one.run(due[0], row.reached if row.begun_on == due[0] else 0)
        except Exception as error:  # whatever a round raises, the others and the next try go on
            row.failures, row.last_error = row.failures + 1, f"{type(error).__name__}: {error}"[:2000]
            row.save(update_fields=["failures", "last_error"])
            return None
        row.begun_on, row.reached, row.failures, row.last_error = due[0], reached or 0, 0, ""
        if reached is None:
            row.done_through, row.done_at = due[0], timezone.now()
        row.save(update_fields=["done_through", "done_at", "begun_on", "reached", "failures", "last_error"])
        return [] if reached is not None else [due[0]]
