"""A year of confirming: reminders, a bounce, a worker that stands still, comes late or works twice, and two changes of
the clock. Letters are read from a real mail server; every person is asked exactly as often as said."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from tests.cast import Cast
from tests.factories import make_capability, make_contact, make_organisation
from tests.postbox import Box
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.upkeep import services
from weerbaar.features.networks.upkeep.models import AskedThing
from weerbaar.features.networks.upkeep.services import asking
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations.models import ConfirmationTerm, Contact, Organisation
from weerbaar.foundation.ports import schedule
from weerbaar.foundation.rounds import services as rounds

HERE = ZoneInfo("Europe/Amsterdam")
FIRST = date(2027, 1, 1)

# When the worker looks whether something is due: at half past eight, unless it says otherwise here; on the days around
# those on which something is expected, and every fifth day in between (that missing a day does no harm is the point).
EVERY = 5
MISSED = [("2027-03-01", "2027-03-04"), ("2027-08-10", "2027-08-12")]
TICKS = {
    "2027-03-28": ["01:59", "03:00", "08:30"],  # summer time begins: there is no two o'clock
    "2027-04-01": ["06:59", "23:55"],  # late
    "2027-06-02": ["08:30", "08:30", "08:31"],  # doubled
    "2027-07-16": ["08:30", "08:30"],
    "2027-10-31": ["02:30", "02:30", "08:30"],  # winter time begins: half past two comes twice
}

# Asked one month before, on the day, and two weeks after; then the coordinator, two weeks later.
EXPECTED = """
2027-03-05  eefje   Klopt dit nog? Aggregaten Walcheren                    the worker stood still from 1 to 4 March
2027-04-01  eefje   Herinnering: klopt dit nog? Aggregaten Walcheren       late in the evening; confirmed on 3 April
2027-06-02  eefje   Klopt dit nog? Aggregaten Walcheren                    the contact again; the worker ran three times
2027-06-03  olaf    Klopt dit nog? Veldkeuken Twente                       confirmed on 10 June
2027-06-03  gwen    Van een organisatie bevestigt niemand de gegevens      nobody keeps the village hall
2027-07-02  eefje   Herinnering: klopt dit nog? Aggregaten Walcheren
2027-07-16  eefje   Laatste herinnering: klopt dit nog? Aggregaten Walcheren
2027-07-30  gwen    Van een organisatie bevestigt niemand de gegevens      no answer about the contact
2027-09-03  eefje   Klopt dit nog? Aggregaten Walcheren                    came back
2027-09-04  gwen    Van een organisatie bevestigt niemand de gegevens      so the coordinator hears of the rest
2027-11-10  olaf    Klopt dit nog? Veldkeuken Twente
2027-12-02  eefje   Herinnering: klopt dit nog? Aggregaten Walcheren       three months after the bounce
2027-12-10  olaf    Herinnering: klopt dit nog? Veldkeuken Twente
2027-12-16  eefje   Laatste herinnering: klopt dit nog? Aggregaten Walcheren
2027-12-24  olaf    Laatste herinnering: klopt dit nog? Veldkeuken Twente
"""


def expected() -> list[tuple[str, str, str]]:
    rows = [line.split(maxsplit=2) for line in EXPECTED.splitlines() if line]
    return [(day, who, rest.split("  ")[0]) for day, who, rest in rows]


@pytest.fixture
def only_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    asking = next(one for one in schedule.every() if one.name == "upkeep.ask")
    monkeypatch.setattr(schedule, "_rounds", {asking.name: asking})


@pytest.fixture
def register(cast: Cast) -> Cast:
    """Everything was confirmed on New Year's day, for half a year; a contact for three months."""
    ConfirmationTerm.objects.filter(kind="contact").update(days=90)
    make_organisation("Dorpshuis", municipality="GM0687")
    make_capability(cast.aggregaten, "Lichtmasten")
    make_capability(cast.veldkeuken, "Keuken")
    make_contact(cast.aggregaten)
    for model, days in ((Organisation, 183), (Capability, 183), (Contact, 90)):
        model.objects.update(confirmed_on=FIRST, confirmed_until=FIRST + timedelta(days=days))
    return cast


def days() -> Iterator[tuple[date, list[datetime]]]:
    """Every day of the year with its ticks; none on the days that were missed."""
    near = {date.fromisoformat(day) + timedelta(days=shift) for day, *_ in expected() for shift in (-1, 0, 1)}
    for number in range(365):
        day = FIRST + timedelta(days=number)
        times = TICKS.get(str(day), ["08:30"] if day in near or number % EVERY == 0 else [])
        if any(begin <= str(day) <= end for begin, end in MISSED):
            times = []
        yield day, [datetime.fromisoformat(f"{day} {time}").replace(tzinfo=HERE) for time in times]


def confirm_by_link(box: Box) -> None:
    link, client = box.link(), Client()
    seen = client.get(link).content.decode().partition('name="gezien" value="')[2].partition('"')[0]
    assert client.post(link, {"klopt": "alles", "gezien": seen}).status_code == 302


def come_back(box: Box) -> None:
    assert letters.bounce(Letter.objects.latest("pk").ref, "550 5.1.1 Unknown user")


def test_a_year(register: Cast, box: Box, only_asking: None) -> None:
    happens: dict[str, Callable[[Box], object]] = {
        "2027-04-03": confirm_by_link,
        "2027-06-10": lambda box: services.confirm_all(register["olaf"], register.veldkeuken),
        "2027-09-03": come_back,
    }
    heard: list[tuple[str, str, str]] = []
    with time_machine.travel(datetime(2027, 1, 1, 8, tzinfo=HERE), tick=False) as clock:
        for day, ticks in days():
            for now in ticks:
                clock.move_to(now)
                rounds.run_due()
                letters.post_due()
                heard += [
                    (str(day), str(mail["to"]).partition("@")[0], str(mail["subject"]))
                    for mail in box.mails[len(heard) :]
                ]
            if act := happens.get(str(day)):
                clock.move_to(datetime(day.year, day.month, day.day, 23, 56, tzinfo=HERE))
                act(box)
                deliver_due()
    assert heard == expected()
    asked = list(AskedThing.objects.values_list("user", "organisation", "target", "due_on", "number"))
    assert len(asked) == len(set(asked))
    assert max(number for *_, number in asked) == 3


@pytest.mark.parametrize("hour", ["06:59", "00:01"])
def test_no_mail_at_night(register: Cast, box: Box, only_asking: None, hour: str) -> None:
    with time_machine.travel(datetime.fromisoformat(f"2027-06-20 {hour}").replace(tzinfo=HERE), tick=False):
        assert rounds.run_due() == []


def test_a_round_that_is_cut_off_asks_everybody_once(
    register: Cast, box: Box, only_asking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Organisation by organisation, each kept by itself; the machine stops after the first, and begins again."""
    monkeypatch.setattr(asking, "AT_ONCE", 1)
    tries: list[int] = []
    one_part = asking._do

    def stops_once(day: date, owners: list[int]) -> None:
        tries.append(len(owners))
        if len(tries) == 3:
            raise RuntimeError("stroom weg")
        one_part(day, owners)

    monkeypatch.setattr(asking, "_do", stops_once)
    with time_machine.travel(datetime(2027, 6, 3, 8, 30, tzinfo=HERE), tick=False) as clock:
        assert rounds.run_due() == []
        letters.post_due()
        assert [str(mail["to"]).partition("@")[0] for mail in box.mails] == ["eefje"]
        clock.shift(timedelta(minutes=10))
        assert rounds.run_due() == [("upkeep.ask", date(2027, 6, 3))]
        letters.post_due()
        assert sorted(str(mail["to"]).partition("@")[0] for mail in box.mails) == ["eefje", "gwen", "olaf"]
        assert rounds.run_due() == []
