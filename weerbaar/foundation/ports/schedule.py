"""What has to happen every day. Filled by `plugs.py` of upper floors, driven by `foundation/rounds`.

    schedule.daily("upkeep.asks", ask_owners, hour=7)

`run(day)` is called once for each day, in order, also for days that were missed (of the last 31), inside a transaction:
when it raises, nothing of it stays, the other rounds go on, and it is tried again. Days are those of the calendar here
(Europe/Amsterdam); a clock that goes forward or back makes none come twice or not at all.

    schedule.daily_in_parts("upkeep.asks", ask_some, hour=7)

What is too much for one transaction is done in parts, each in a transaction of its own: `run(day, after)` does what
follows `after` (0 at first) and answers how far it came, or None when nothing is left. Where it was is kept with the
part, so that a round that was cut off goes on from there and nothing is done twice.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

Run = Callable[[datetime.date], None]
RunPart = Callable[[datetime.date, int], int | None]


@dataclass(frozen=True, slots=True)
class Daily:
    """`hour` (0-23, here) is from when on the round of that day may begin: mail is not sent at night."""

    name: str
    run: RunPart
    hour: int = 0


_rounds: dict[str, Daily] = {}


def daily(name: str, run: Run, *, hour: int = 0) -> None:
    """Have `run` called every day. A name ('feature.what') is registered once; a second time replaces the first."""

    def whole(day: datetime.date, after: int) -> None:
        run(day)

    daily_in_parts(name, whole, hour=hour)


def daily_in_parts(name: str, run: RunPart, *, hour: int = 0) -> None:
    """The same for what is too much for one transaction."""
    _rounds[name] = Daily(name, run, hour)


def every() -> list[Daily]:
    return list(_rounds.values())


def forget(name: str) -> None:
    """Take a round away again (tests)."""
    _rounds.pop(name, None)
