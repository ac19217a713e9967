"""Letters before an agreement ends or must be looked at again: whatever the clock does, each once."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Cast
from tests.factories import make_agreement, make_organisation
from tests.postbox import Box
from weerbaar.features.networks.agreements import reminders, rounds
from weerbaar.features.networks.agreements.reminders import Reminder
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.ports import schedule
from weerbaar.foundation.rounds import services as clock

END = date(2027, 6, 30)


@pytest.mark.parametrize(
    ("days_before", "step"),
    [(400, None), (91, None), (90, 90), (89, 90), (31, 90), (30, 30), (29, 30), (1, 30), (0, 30), (-1, None)],
)
def test_which_reminder_belongs_to_a_day(days_before: int, step: int | None) -> None:
    expected = [Reminder("end", END, step)] if step else []
    assert list(reminders.due(END - timedelta(days=days_before), END, None)) == expected


@pytest.mark.parametrize(
    ("end", "review", "whats"),
    [
        (None, None, []),
        (END, None, ["end"]),
        (None, END, ["review"]),
        (END, END, ["end", "review"]),
        (END, END + timedelta(days=1), ["end"]),
        (END + timedelta(days=200), END, ["review"]),
    ],
)
def test_end_and_review(end: date | None, review: date | None, whats: list[str]) -> None:
    assert [one.what for one in reminders.due(END - timedelta(days=60), end, review)] == whats


@given(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.lists(st.integers(-120, 30), max_size=80),
)
def test_late_doubled_and_missed_days_give_each_reminder_at_most_once(end: date, rounds_at: list[int]) -> None:
    """Whatever the order and number of rounds; and exactly once as soon as one fell in its stretch."""
    keys = [one.key("a", 1) for days in rounds_at for one in reminders.due(end + timedelta(days=days), end, None)]
    steps = {90: range(-90, -30), 30: range(-30, 1)}
    expected = {f"agreement:a:end:{end}:{step}:1" for step, days in steps.items() if set(days) & set(rounds_at)}
    assert set(keys) == expected


@pytest.fixture(autouse=True)
def only_this_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other rounds of the house are tested elsewhere."""
    mine = {name: one for name, one in schedule._rounds.items() if name == "agreements.remind"}
    monkeypatch.setattr(schedule, "_rounds", mine)


def a_year(cast: Cast, box: Box, skip: frozenset[int] = frozenset()) -> list[tuple[str, str, int]]:
    """Half a year of rounds, twice a day; (to, first word of what happens, days before) of every mail, in order."""
    start = datetime(2027, 1, 1, 12, tzinfo=timezone.get_default_timezone())
    sent = []
    with time_machine.travel(start, tick=False) as now:
        for number in range(75, 185):
            now.move_to(start + timedelta(days=number))
            if number in skip:
                continue
            clock.run_due()
            clock.run_due()
            before = len(box.mails)
            letters.post_due()
            for mail in box.mails[before:]:
                word = "einde" if "loopt af" in str(mail["subject"]) else "herzien"
                sent.append((str(mail["to"]).split("@")[0], word, (END - timezone.localdate()).days))
    return sent


@pytest.mark.parametrize("skip", [frozenset(), frozenset(range(88, 95)), frozenset(range(150, 153))])
def test_a_year_of_rounds(cast: Cast, box: Box, skip: frozenset[int]) -> None:
    """Editors of all parties hear it twice, about the end and about looking again; missed days are made up for."""
    make_agreement([cast.aggregaten, cast.veldkeuken], valid_to=END, review_due_on=END - timedelta(days=10))
    sent = a_year(cast, box, skip)
    assert sorted((who, word) for who, word, _ in sent) == sorted(
        (who, word) for who in ("eefje", "olaf") for word in ("einde", "herzien") for _ in range(2)
    )
    if not skip:
        assert sorted({(word, days) for _, word, days in sent}) == [
            ("einde", 30), ("einde", 90), ("herzien", 40), ("herzien", 100),
        ]  # fmt: skip


def test_the_letter_says_what_and_leads_to_the_agreement(cast: Cast, box: Box) -> None:
    agreement = make_agreement([cast.aggregaten], valid_to=END)
    rounds.remind(END - timedelta(days=90))
    letters.post_due()
    text = box.text()
    for part in ("‘Noodstroom bij uitval’ loopt af op 30 juni 2027", "over 90 dagen", "- Aggregaten Walcheren"):
        assert part in text
    assert cast.client("eefje").get(box.link()).status_code == 200
    assert box.link() == agreement.get_absolute_url()


def test_who_may_not_see_the_agreement_hears_nothing(cast: Cast) -> None:
    """Another party that hides itself hides the agreement too."""
    hidden = make_organisation("Dicht", visibility="eigen-organisatie")
    make_agreement([cast.aggregaten, hidden], valid_to=END)
    rounds.remind(END - timedelta(days=30))
    assert not Letter.objects.exists()


def test_another_end_is_told_anew(cast: Cast) -> None:
    agreement = make_agreement([cast.aggregaten], valid_to=END)
    rounds.remind(END - timedelta(days=30))
    agreement.valid_to = END + timedelta(days=365)
    agreement.save()
    rounds.remind(END - timedelta(days=29))
    rounds.remind(END + timedelta(days=335))
    assert Letter.objects.count() == 2


def test_who_is_gone_hears_nothing(cast: Cast) -> None:
    make_agreement([cast.aggregaten], valid_to=END)
    eefje = cast["eefje"]
    eefje.is_active = False
    eefje.save()
    rounds.remind(END - timedelta(days=30))
    assert not Letter.objects.exists()
