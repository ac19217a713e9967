"""Every day once: late, doubled, missed, failing, and when the clock goes forward or back."""

import multiprocessing
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from weerbaar.foundation.ports import schedule
from weerbaar.foundation.rounds import services
from weerbaar.foundation.rounds.models import Round

HERE = ZoneInfo("Europe/Amsterdam")
Days = list[date]


def at(text: str) -> datetime:
    """A moment of the clock here ('2027-03-28 03:00')."""
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("done_through", "now", "hour", "due"),
    [
        (None, "2027-05-01 08:00", 7, ["2027-05-01"]),
        (None, "2027-05-01 06:59", 7, []),
        ("2027-04-30", "2027-05-01 06:59", 7, []),
        ("2027-04-30", "2027-05-01 07:00", 7, ["2027-05-01"]),
        ("2027-05-01", "2027-05-01 23:59", 0, []),
        ("2027-04-28", "2027-05-01 08:00", 7, ["2027-04-29", "2027-04-30", "2027-05-01"]),
        ("2027-04-28", "2027-05-01 03:00", 7, ["2027-04-29", "2027-04-30"]),
        ("2027-05-02", "2027-05-01 08:00", 7, []),  # the clock was set back
        ("2027-03-27", "2027-03-28 03:00", 2, ["2027-03-28"]),  # there was no hour from two to three
        ("2027-10-31", "2027-10-31 02:30", 2, []),  # the hour comes again
    ],
)
def test_which_days_are_due(done_through: str | None, now: str, hour: int, due: list[str]) -> None:
    through = date.fromisoformat(done_through) if done_through else None
    assert [str(day) for day in services.days_due(through, at(now), hour)] == due


def test_after_a_long_silence_the_last_month_is_made_up_for() -> None:
    due = services.days_due(date(2026, 1, 1), at("2027-05-01 08:00"))
    assert (len(due), due[-1]) == (services.FURTHEST_BACK, date(2027, 5, 1))


@given(
    ticks=st.lists(st.integers(0, 60 * 24 * 25), min_size=1, max_size=80),
    hour=st.integers(0, 23),
    begin=st.sampled_from(["2027-03-20", "2027-10-20", "2027-02-20"]),
)
def test_whenever_the_clock_ticks_each_day_comes_once_and_in_order(ticks: list[int], hour: int, begin: str) -> None:
    """Ticks at any moment of 25 days, in order, some twice: no day twice, none skipped, none before its hour."""
    start = at(f"{begin} 00:00").astimezone(UTC)
    done: Days = []
    for tick in sorted(ticks):
        now = start + timedelta(minutes=tick)
        for day in services.days_due(done[-1] if done else None, now, hour):
            assert (day, hour) <= (now.astimezone(HERE).date(), now.astimezone(HERE).hour) or day < now.astimezone(
                HERE
            ).date()
            done.append(day)
    assert done == [done[0] + timedelta(days=number) for number in range(len(done))] if done else True


@pytest.fixture
def rounds(db: None) -> Iterator[dict[str, Days]]:
    """Two rounds; 'broken' fails on the second of May until that is taken away."""
    done: dict[str, Days] = {"whole": [], "broken": []}

    def broken(day: date) -> None:
        done["broken"].append(day)
        if day == date(2027, 5, 2) and "healed" not in done:
            raise ValueError("dit gaat niet")

    schedule.daily("test.broken", broken)
    schedule.daily("test.whole", done["whole"].append)
    yield done
    schedule.forget("test.broken")
    schedule.forget("test.whole")


def run(text: str) -> list[tuple[str, str]]:
    return [(name, str(day)) for name, day in services.run_due(at(text)) if name.startswith("test.")]


def test_a_round_is_done_once_a_day_and_missed_days_are_made_up_for(rounds: dict[str, Days]) -> None:
    run("2027-04-28 08:00")
    assert run("2027-04-28 09:00") == []
    run("2027-05-01 00:10")
    assert [str(day) for day in rounds["whole"]] == ["2027-04-28", "2027-04-29", "2027-04-30", "2027-05-01"]


def test_a_round_that_fails_hinders_no_other_and_is_tried_again(rounds: dict[str, Days]) -> None:
    run("2027-05-01 08:00")
    assert run("2027-05-02 08:00") == [("test.whole", "2027-05-02")]
    row = Round.objects.get(name="test.broken")
    assert (row.done_through, row.failures, row.last_error) == (date(2027, 5, 1), 1, "ValueError: dit gaat niet")
    rounds["healed"] = []
    assert run("2027-05-03 08:00") == [
        ("test.broken", "2027-05-02"),
        ("test.broken", "2027-05-03"),
        ("test.whole", "2027-05-03"),
    ]
    assert Round.objects.get(name="test.broken").last_error == ""


@pytest.mark.parametrize(
    ("again", "begins_at"),
    [("2027-05-01 08:10", 25), ("2027-05-02 08:00", 0)],
    ids=["the same day goes on", "a new day begins anew"],
)
def test_a_round_in_parts_goes_on_where_it_was_cut_off(db: None, again: str, begins_at: int) -> None:
    """Each part is kept when the next one fails, and none is done twice."""
    done: list[int] = []
    fails = {25}

    def part(day: date, after: int) -> int | None:
        if after in fails:
            raise ValueError("dit gaat niet")
        done.append(after)
        return after + 5 if after < 30 else None

    schedule.daily_in_parts("test.parts", part)
    try:
        assert run("2027-05-01 08:00") == []
        row = Round.objects.get(name="test.parts")
        assert (row.done_through, row.reached, row.failures, done) == (None, 25, 1, [0, 5, 10, 15, 20])
        fails.clear()
        done.clear()
        assert run(again) == [("test.parts", again[:10])]
        row.refresh_from_db()
        assert (str(row.done_through), row.reached, row.failures) == (again[:10], 0, 0)
        assert done == list(range(begins_at, 31, 5))
        assert run(again) == []
    finally:
        schedule.forget("test.parts")


def _work(log: Path) -> None:
    """A worker process that looks whether something is due."""
    connections.close_all()

    def note(day: date) -> None:
        with log.open("a") as file:
            file.write(f"{day}\n")

    schedule.daily("test.whole", note)
    services.run_due(at("2027-05-10 08:00"))
    connections.close_all()


def test_several_workers_at_once_do_each_day_once(transactional_db: None, tmp_path: Path) -> None:
    Round.objects.create(name="test.whole", done_through=date(2027, 4, 30))
    connections.close_all()
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_work, args=(tmp_path / "log",)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    services.run_due(at("2027-05-10 08:00"))
    assert (tmp_path / "log").read_text().split() == [f"2027-05-{day:02}" for day in range(1, 11)]
