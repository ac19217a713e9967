"""Reports that cannot be, too many of them, and what of a sender is kept."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from tests.cast import Cast
from tests.factories import make_organisation, make_report
from weerbaar.features.networks.reports import senders
from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.tests.saying import FORM, FOUND, say, text_of


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"what": ""}, "Kies wat er niet klopt."),
        ({"what": "kan-niet"}, "geldige keuze"),
        ({"text": "fout"}, "Schrijf iets meer"),
        ({"text": ""}, "in een paar woorden"),
        ({"text": "x" * 2001}, "2000"),
        ({"text": "met een nul\x00byte erin"}, "nul"),
        ({"email": "geen adres"}, "e-mailadres"),
        ({"shares_email": "on"}, "Vul uw e-mailadres in"),
        ({"toelichting_3": "http://reclame.invalid"}, "Laat dit vak leeg"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(cast: Cast, data: dict[str, str], message: str) -> None:
    response = say(cast, "noor", cast.aggregaten, **data)
    assert (response.status_code, message in text_of(response)) == (200, True), text_of(response)
    assert not Report.objects.exists()


def test_one_sender_is_held_back_and_loses_nothing(cast: Cast) -> None:
    with time_machine.travel("2027-05-01 12:00:00+02:00") as clock:
        statuses = [say(cast, "noor", make_organisation(f"Werf {n}")).status_code for n in range(6)]
        assert statuses == [302] * 5 + [429]
        last = say(cast, "noor", cast.aggregaten)
        assert "Probeer het later nog eens" in text_of(last)
        assert FOUND in text_of(last)
        other = cast.client("noor").post(
            reverse("organisation_report", args=[cast.aggregaten.ref]), FORM, REMOTE_ADDR="198.51.100.7"
        )
        assert other.status_code == 302
        clock.shift(timedelta(minutes=61))
        assert say(cast, "noor", cast.aggregaten).status_code == 302


def test_one_record_is_not_flooded(cast: Cast) -> None:
    path = reverse("organisation_report", args=[cast.aggregaten.ref])
    statuses = [cast.client("noor").post(path, FORM, REMOTE_ADDR=f"2001:db8:{n}::1").status_code for n in range(1, 12)]
    assert statuses == [302] * 10 + [429]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("198.51.100.7", "198.51.100.7", True),
        ("198.51.100.7", "198.51.100.8", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("", "", True),
    ],
)
def test_a_sender_is_known_again_and_not_told(rf: Any, one: str, other: str, same: bool) -> None:
    hashes = [senders.sender_of(rf.get("/", REMOTE_ADDR=address)) for address in (one, other)]
    assert (hashes[0] == hashes[1]) == same
    assert not one or one not in hashes[0]


@pytest.mark.parametrize("token", ["x", "eyJyZWYiOiJ4In0.1.y", "bestaat-niet", "a" * 500, "%00"])
def test_the_address_of_a_report_cannot_be_guessed(cast: Cast, token: str) -> None:
    make_report(cast.aggregaten)
    assert cast.client("noor").get(f"/mijn-melding/{token}/").status_code == 404
