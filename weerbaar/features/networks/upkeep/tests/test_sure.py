"""How sure what stands on the page of an organisation is: what is late, for each person."""

import re
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_agreement, make_capability, make_contact, make_organisation
from weerbaar.features.networks.upkeep.sure import told_of
from weerbaar.foundation.organisations.models import Organisation

pytestmark = pytest.mark.django_db
PAST, LONG_AGO, LATER = date(2027, 4, 1), date(2027, 3, 1), date(2027, 9, 1)


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(datetime(2027, 5, 1, 12, tzinfo=timezone.get_default_timezone()), tick=False):
        yield


def section(cast: Cast, who: str, organisation: Organisation) -> str:
    body = cast.client(who).get(organisation.get_absolute_url()).content.decode()
    found = re.split('<section class="section" id="zekerheid"', body)
    return " ".join(re.sub("<[^>]+>", " ", found[1].split("</section>")[0]).split()) if len(found) > 1 else ""


@pytest.fixture
def lamps() -> Organisation:
    lamps = make_organisation("Lampen", confirmed_until=LATER)
    make_contact(lamps)
    make_capability(lamps, "Lichtmast", confirmed_until=PAST)
    make_capability(lamps, "Stille lamp", "crisisprofessionals", confirmed_until=LONG_AGO)
    make_agreement([lamps], title="Licht", confirmed_until=LATER, review_due_on=LONG_AGO)
    return lamps


@pytest.mark.parametrize(
    ("who", "told", "not_told"),
    [
        ("noor", ["Van de 4 gegevens die u mag zien: 2 op tijd bevestigd, 1 niet op tijd bevestigd en 1 nog nooit "
                  "bevestigd.", "Afspraak: Licht Moet worden herzien sinds 1 maart 2027",
                  "Capaciteit: Lichtmast Niet op tijd bevestigd sinds 1 april 2027"], ["Stille lamp"]),
        ("rick", ["Van de 5 gegevens", "2 niet op tijd bevestigd", "Stille lamp"], []),
    ],
)  # fmt: skip
def test_what_is_late_for_whom(cast: Cast, lamps: Organisation, who: str, told: list[str], not_told: list[str]) -> None:
    body = section(cast, who, lamps)
    for words in told:
        assert words in body, words
    for words in not_told:
        assert words not in body, words


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"confirmed_until": LATER}, "Alles wat u hier mag zien is op tijd bevestigd."),
        ({}, "Wat u hier mag zien: 1 nog nooit bevestigd."),
        ({"is_example": True}, ""),
        ({"ended_on": PAST}, ""),
    ],
)
def test_one_alone(cast: Cast, fields: dict[str, Any], told: str) -> None:
    body = section(cast, "noor", make_organisation("Alleen", **fields))
    assert (told in body) if told else not body


@pytest.mark.parametrize("many", [3, 30])
def test_three_cost_as_much_as_thirty(cast: Cast, lamps: Organisation, many: int) -> None:
    for number in range(many):
        make_contact(lamps)
        make_capability(lamps, f"Lamp {number:02}", confirmed_until=PAST)
    user = cast["rick"]
    told_of(user, lamps)
    with counting() as queries:
        assert len(told_of(user, lamps)) == 5 + 2 * many
    assert len(queries) == 3
    if many == 30:
        assert "En nog" in section(cast, "rick", lamps)
