"""A key of the API: made, named, limited in time, shown once, taken back; it sees what its owner sees."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.factories import make_capability, make_organisation
from weerbaar.foundation.accounts import tokens
from weerbaar.foundation.accounts.forgetting import forget
from weerbaar.foundation.accounts.models import Pace, Token
from weerbaar.foundation.accounts.services import take_second_step
from weerbaar.foundation.activity.models import Entry

pytestmark = pytest.mark.django_db
ASKED = "/api/v1/organisaties?q=besloten"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel("2026-11-21 12:00:10", tick=False) as moving:
        yield moving


@pytest.fixture
def closed(cast: Cast) -> Any:
    return make_organisation("Besloten", visibility="crisisprofessionals")


def make(client: Client, **values: Any) -> tuple[str, str]:
    """(the key that the page shows, the page)."""
    body = client.post("/account/sleutels/", {"name": "plotbord", "days": "30", **values}).content.decode()
    found = re.search(r'<code class="token">([^<]+)</code>', body)
    return found.group(1) if found else "", body


def seen(key: str) -> int:
    return int(Client().get(ASKED, headers={"Authorization": f"Bearer {key}"}).json()["totaal"])


@pytest.mark.parametrize(
    ("who", "sees"), [("mats", 0), ("eefje", 0), ("cas", 1), ("rick", 1), ("rick zonder", 0), ("hidde", 0)]
)
def test_a_key_sees_what_its_owner_sees(cast: Cast, closed: Any, who: str, sees: int) -> None:
    key, _ = make(cast.client(who))
    assert seen(key) == sees


def test_a_session_in_a_browser_does_not_count(cast: Cast, closed: Any) -> None:
    assert cast.client("rick").get(ASKED).json()["totaal"] == 0


def test_a_key_is_shown_once_and_not_kept(cast: Cast) -> None:
    client = cast.client("rick")
    key, body = make(client)
    assert body.count(key) == 1
    again = client.get("/account/sleutels/").content.decode()
    assert key not in again
    assert key[:12] in again
    assert "plotbord" in again
    assert not any(key in str(value) for row in Token.objects.values() for value in row.values())
    assert not any(key in str(row) for row in Entry.objects.values())
    assert Entry.objects.filter(code="user.token_made").count() == 1


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"name": ""}, "Schrijf op waarvoor u deze sleutel gebruikt."),
        ({"name": "   "}, "Schrijf op waarvoor u deze sleutel gebruikt."),
        ({"days": ""}, "Kies hoe lang de sleutel werkt."),
        ({"days": "36500"}, "Selecteer een geldige keuze"),
    ],
)
def test_what_is_missing_is_said(cast: Cast, values: dict[str, str], says: str) -> None:
    key, body = make(cast.client("mats"), **values)
    assert key == ""
    assert says in body
    assert not Token.objects.exists()


def test_nobody_gathers_more_keys_than_can_be_overseen(cast: Cast) -> None:
    client = cast.client("mats")
    for number in range(tokens.MOST):
        assert make(client, name=f"sleutel {number}")[0]
    key, body = make(client)
    assert key == ""
    assert "U hebt al 20 sleutels." in body


def refused(key: str) -> bool:
    answer = Client().get(ASKED, headers={"Authorization": f"Bearer {key}"})
    return answer.status_code == 401 and answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_key_that_was_taken_back_works_no_longer(cast: Cast) -> None:
    client = cast.client("rick")
    key, _ = make(client)
    token = Token.objects.get()
    address = f"/account/sleutels/{token.pk}/intrekken/"
    assert cast.client("mats").get(address).status_code == 404
    assert cast.client("mats").post(address).status_code == 404
    assert "werkt niet meer" not in client.get(address).content.decode()
    assert not refused(key)
    assert "werkt niet meer" in client.post(address, follow=True).content.decode()
    assert refused(key)
    assert client.get(address).status_code == 404


def test_a_key_works_until_its_last_day(cast: Cast, clock: Any) -> None:
    key, _ = make(cast.client("rick"))
    clock.shift(timedelta(days=30))
    assert not refused(key)
    clock.shift(timedelta(days=1))
    assert refused(key)


@pytest.mark.parametrize("told", ["Bearer onzin", "Basic abc", "Bearer", "onzin"])
def test_what_is_no_key_is_refused_and_not_taken_for_a_stranger(told: str) -> None:
    answer = Client().get(ASKED, headers={"Authorization": told})
    assert answer.status_code == 401
    assert answer.json()["title"] == "Deze sleutel werkt niet"


def test_a_key_stops_with_its_owner(cast: Cast) -> None:
    rick = cast["rick"]
    key, _ = make(cast.client("rick"))
    rick.is_active = False
    rick.save(update_fields=["is_active"])
    assert refused(key)


def test_a_key_stops_when_the_second_step_is_taken_away(cast: Cast) -> None:
    from allauth.mfa.models import Authenticator

    rick = cast["rick"]
    Authenticator.objects.create(user=rick, type=Authenticator.Type.TOTP, data={})
    key, _ = make(cast.client("rick"))
    take_second_step(None, rick, "telefoon kwijt, gebeld")
    assert refused(key)


def test_when_it_was_last_used_is_noted_once_a_day(cast: Cast, django_assert_num_queries: Any) -> None:
    key, _ = make(cast.client("mats"))
    seen(key)
    assert Token.objects.get().last_used_on == timezone.localdate()
    asked = Client(headers={"Authorization": f"Bearer {key}"})
    with django_assert_num_queries(6):  # counted, the key, roles, how many, the keys, the rows
        asked.get("/api/v1/organisaties")


# --- how often ------------------------------------------------------------------------------------


def test_too_many_questions_hear_when_to_come_back(cast: Cast, settings: Any, clock: Any) -> None:
    settings.API_PER_MINUTE = 3
    client = Client()
    left = [client.get(ASKED).headers["RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    answer = client.get(ASKED)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == answer.headers["RateLimit-Reset"] == "50"
    assert answer.json()["detail"] == "U mag 3 vragen per minuut stellen. Probeer het over 50 seconden opnieuw."
    assert cast.program("rick").get(ASKED).status_code == 200  # a key has its own measure
    assert Client(REMOTE_ADDR="192.0.2.7").get(ASKED).status_code == 200  # and so has another network
    clock.shift(timedelta(seconds=50))
    assert client.get(ASKED).status_code == 200


def test_guessing_keys_counts_as_asking(settings: Any) -> None:
    settings.API_PER_MINUTE = 2
    guesses = [Client().get(ASKED, headers={"Authorization": f"Bearer {n}"}).status_code for n in range(3)]
    assert guesses == [401, 401, 429]


def test_counts_and_old_keys_are_forgotten(cast: Cast, clock: Any) -> None:
    Client().get(ASKED)
    make(cast.client("mats"))
    forget(timezone.localdate())
    assert Pace.objects.count() == 1
    assert Token.objects.count() == 1
    clock.shift(timedelta(days=2))
    forget(timezone.localdate())
    assert not Pace.objects.exists()
    clock.shift(timedelta(days=400))
    forget(timezone.localdate())
    assert not Token.objects.exists()


def test_a_dear_count_is_remembered_until_something_happens(cast: Cast, settings: Any, monkeypatch: Any) -> None:
    from weerbaar.foundation.activity import counting
    from weerbaar.foundation.organisations.services import verify_organisation

    settings.REMEMBERED_SECONDS = 60
    monkeypatch.setattr(counting, "DEAR", -1)
    noor, rick = Client(), cast.program("rick")
    many, more = (one.get("/api/v1/organisaties?regio=VR19").json()["totaal"] for one in (noor, rick))
    made = make_organisation("Zonder regel in de geschiedenis", area=["VR19"], level="regionaal")
    make_organisation("Besloten", visibility="crisisprofessionals", area=["VR19"])
    told = noor.get("/api/v1/organisaties?regio=VR19&paginaGrootte=100").json()
    assert told["totaal"] == many  # nothing told of it yet
    assert str(made.uuid) in {one["id"] for one in told["resultaten"]}
    verify_organisation(cast["rick"], made)
    assert noor.get("/api/v1/organisaties?regio=VR19").json()["totaal"] == many + 1
    assert rick.get("/api/v1/organisaties?regio=VR19").json()["totaal"] == more + 2


# --- lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["capaciteiten", "organisaties", "afspraken", "relaties"])
def test_thirty_rows_cost_no_more_questions_than_three(cast: Cast, name: str) -> None:
    from tests.answers import counting
    from tests.factories import make_agreement, make_relation

    def fill(number: int) -> None:
        for _ in range(number):
            one = make_organisation("Pompendienst")
            make_agreement([one, cast.aggregaten], [make_capability(one)])
            make_relation(one, cast.veldkeuken)

    program = cast.program("rick")
    fill(3)
    with counting() as few:
        assert program.get(f"/api/v1/{name}?paginaGrootte=100").status_code == 200
    fill(27)
    with counting() as many:
        assert len(program.get(f"/api/v1/{name}?paginaGrootte=100").json()["resultaten"]) >= 30
    assert len(many) <= len(few)
