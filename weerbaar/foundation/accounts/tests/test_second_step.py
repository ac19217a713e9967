"""The second step of signing in: set up, passed, used up, taken away; over HTTP, with real mail."""

import re
import time
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from tests.postbox import Box
from weerbaar.foundation.accounts.used_codes import unused_codes, use_code
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters.services import post_due
from weerbaar.foundation.organisations.keyring import asks_second_step
from weerbaar.foundation.organisations.models import Role

PASSWORD = "vier losse woorden 12"
SET_UP, ASK, BEGIN = reverse("mfa_activate_totp"), reverse("mfa_authenticate"), reverse("account_second_step")
CLOSED = "/organisaties/besloten/"
HALF_PAST = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_once(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What allauth does after commit happens within the request, as it does without the test's own transaction."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda do, *args, **options: do())


def with_password(cast: Any, name: str) -> Any:
    user = cast[name]
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def signed_in(user: Any, *, follow: bool = True) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD}, follow=follow)
    return client


def code_of(secret: str, later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def set_up(client: Client) -> list[str]:
    """Sets it up as people do; the recovery codes that were shown."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = client.get(SET_UP).context["form"].secret
    shown = client.post(SET_UP, {"code": code_of(secret)}, follow=True)
    return re.findall(r"<code>(\d+)</code>", shown.content.decode())


def secret_of(user: Any) -> str:
    return decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])


def codes() -> list[str]:
    return list(Entry.objects.filter(code__startswith="user.").order_by("pk").values_list("code", flat=True))


@pytest.fixture
def cas(cast: Any, box: Box) -> Any:
    """Crisis professional of Zeeland, with a password and no second step."""
    from tests.factories import make_organisation

    make_organisation("Besloten", ref="besloten", visibility="crisisprofessionals")
    return with_password(cast, "cas")


def test_setting_it_up_opens_what_the_role_opens(cas: Any, box: Box) -> None:
    client = signed_in(cas)
    home = client.get("/organisaties/")
    assert (client.get(CLOSED).status_code, "Stel een tweede stap in" in home.content.decode()) == (404, True)
    assert client.get(BEGIN, {"next": CLOSED})["Location"] == f"{SET_UP}?next=%2Forganisaties%2Fbesloten%2F"
    recovery = set_up(client)
    assert len(recovery) == 10
    home = client.get("/organisaties/")
    assert (client.get(CLOSED).status_code, "Stel een tweede stap in" in home.content.decode()) == (200, False)
    post_due()
    assert box.mails[-1]["subject"] == "Uw tweede stap staat aan"
    assert "je " not in box.text()
    assert codes() == ["user.second_step_set_up"]
    assert client.get(BEGIN, {"next": CLOSED})["Location"] == CLOSED
    assert client.get(BEGIN, {"next": "https://elders.invalid/"})["Location"] == reverse("mfa_index")


def test_the_qr_code_comes_from_this_page_alone(cas: Any) -> None:
    client = signed_in(cas)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answer = client.get(SET_UP)
    assert '<img class="qr" src="data:image/svg+xml;base64,' in answer.content.decode()
    assert "img-src 'self' data:" in answer["Content-Security-Policy"]


def test_what_app_and_site_share_is_stored_encrypted(cas: Any) -> None:
    set_up(signed_in(cas))
    stored = Authenticator.objects.get(user=cas, type="totp").data["secret"]
    assert len(secret_of(cas)) == 32
    assert secret_of(cas) not in stored


def test_from_then_on_the_password_is_not_enough(cas: Any) -> None:
    set_up(signed_in(cas))
    client = signed_in(cas)
    assert not client.get("/").wsgi_request.user.is_authenticated
    wrong = client.post(ASK, {"code": "000000"})
    assert "Deze code klopt niet of is al gebruikt" in wrong.content.decode()
    client.post(ASK, {"code": code_of(secret_of(cas), later=1)})
    assert client.get(CLOSED).status_code == 200


@pytest.mark.parametrize("seconds", [0, 31, 59])
def test_a_code_of_the_app_counts_once_whichever_process_took_it(cas: Any, seconds: int) -> None:
    """Another process remembers nothing of it, which an empty cache is like; the code would still count for a while."""
    with time_machine.travel(HALF_PAST, tick=False) as clock:
        set_up(signed_in(cas))
        code = code_of(secret_of(cas), later=1)
        first = signed_in(cas)
        first.post(ASK, {"code": code})
        clock.shift(seconds)
        cache.clear()
        second = signed_in(cas)
        refused = second.post(ASK, {"code": code})
        assert "Deze code klopt niet of is al gebruikt" in refused.content.decode()
        assert [one.get(CLOSED).status_code for one in (first, second)] == [200, 404]
        fresh = code_of(secret_of(cas), later=1 if seconds else 0)
        second.post(ASK, {"code": fresh})
        assert (second.get(CLOSED).status_code == 200) == bool(seconds), "the code of setting it up was used too"


def test_of_two_processes_with_one_code_one_is_let_in(cas: Any) -> None:
    set_up(signed_in(cas))
    row = Authenticator.objects.get(user=cas, type="totp")
    code = code_of(secret_of(cas), later=1)
    stale = Authenticator.objects.get(pk=row.pk)
    assert (use_code(row, code), use_code(stale, code), use_code(row, "000000")) == (True, False, False)
    assert code not in unused_codes(row)


def test_a_recovery_code_counts_once_and_is_shown_once(cas: Any) -> None:
    client = signed_in(cas)
    recovery = set_up(client)
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert "al een keer getoond" in again
    assert not any(code in again for code in recovery)
    for is_accepted in (True, False):
        other = signed_in(cas)
        other.post(ASK, {"code": recovery[0]})
        assert (other.get(CLOSED).status_code == 200) is is_accepted
    assert codes() == ["user.second_step_set_up", "user.recovery_code_used"]


def test_new_recovery_codes_replace_the_old(cas: Any) -> None:
    client = signed_in(cas)
    old = set_up(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    shown = client.post(reverse("mfa_generate_recovery_codes"), follow=True).content.decode()
    new = re.findall(r"<code>(\d+)</code>", shown)
    assert (len(new), set(new) & set(old)) == (10, set())


def test_taking_it_away_closes_every_session_of_that_person(cas: Any) -> None:
    here = signed_in(cas)
    set_up(here)
    elsewhere = signed_in(cas)
    elsewhere.post(ASK, {"code": code_of(secret_of(cas), later=1)})
    assert elsewhere.get(CLOSED).status_code == 200
    here.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    here.post(reverse("mfa_deactivate_totp"))
    assert here.get("/").wsgi_request.user.is_authenticated
    assert (here.get(CLOSED).status_code, elsewhere.get(CLOSED).status_code) == (404, 404)
    assert not elsewhere.get("/").wsgi_request.user.is_authenticated


def test_what_was_passed_is_of_one_person(cast: Any, cas: Any) -> None:
    """Signing in as somebody else in the same browser carries nothing over."""
    client = signed_in(cas)
    set_up(client)
    hidde = with_password(cast, "hidde")
    client.post(reverse("account_login"), {"login": hidde.email, "password": PASSWORD})
    client.force_login(hidde, backend="django.contrib.auth.backends.ModelBackend")
    person: Any = client.get("/").wsgi_request.user
    assert not person.passed_second_step


@pytest.mark.parametrize(
    ("who", "asks"),
    [
        ("mats", set()), ("eefje", set()), ("gwen", {"gemeentecoordinator"}), ("rick", {"regiocoordinator"}),
        ("tessa", {"behoeftecoordinator"}), ("cas", {"crisisprofessional"}), ("rosa", {"redacteur"}),
        ("mo", {"moderator"}), ("ada", {"beheerder"}),
    ],
)  # fmt: skip
def test_which_roles_ask_for_it(cast: Any, who: str, asks: set[str]) -> None:
    assert {role.kind for role in Role.objects.filter(user=cast[who]) if asks_second_step(role)} == asks


@pytest.mark.parametrize("who", ["mats", "eefje"])
def test_who_needs_none_is_not_bothered(cast: Any, who: str) -> None:
    assert "tweede stap bij het inloggen" not in cast.client(f"{who} zonder").get("/organisaties/").content.decode()


@pytest.mark.parametrize("who", ["tessa", "rosa", "ada"])
def test_the_back_office_waits_for_it(cast: Any, who: str) -> None:
    answer = cast.client(f"{who} zonder").get(reverse("wagtailadmin_home"))
    assert answer["Location"] == f"{BEGIN}?next=%2Fbeheer%2F"
    assert cast.client(who).get(reverse("wagtailadmin_home")).status_code == 200


def test_being_superuser_counts_after_it_alone(cast: Any) -> None:
    mats = cast["mats"]
    mats.is_superuser = True
    assert mats.has_perm("organisations.add_role")
    mats.passed_second_step = False
    assert not mats.has_perm("organisations.add_role")


def test_an_administrator_takes_it_away_for_who_lost_the_phone(cast: Any, cas: Any, box: Box) -> None:
    client = signed_in(cas)
    set_up(client)
    step = Authenticator.objects.get(user=cas, type="totp")
    address = reverse("second_step:reset", args=[step.pk])
    ada = cast.client("ada")
    listed = ada.get(reverse("second_step:index")).content.decode()
    assert ("cas@voorbeeld.invalid" in listed, "uthenticator" in listed) == (True, False)
    assert "verplicht" in ada.post(address, {"reason": ""}).content.decode()
    ada.post(address, {"reason": "Gebeld, telefoon in het water."})
    assert not Authenticator.objects.filter(user=cas).exists()
    assert not client.get("/").wsgi_request.user.is_authenticated
    assert codes()[-1] == "user.second_step_reset"
    post_due()
    assert (box.to()[-1], "Gebeld, telefoon in het water." in box.text()) == (cas.email, True)
    again = signed_in(cas)
    assert again.get("/").wsgi_request.user.is_authenticated
    assert again.get(CLOSED).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("mats", 302), ("gwen", 302), ("rosa", 302), ("ada", 403)])
def test_nobody_else_takes_it_away(cast: Any, box: Box, who: str, status: int) -> None:
    """Not even an administrator their own."""
    ada = with_password(cast, "ada")
    set_up(signed_in(ada))
    step = Authenticator.objects.get(user=ada, type="totp")
    answer = cast.client(who).post(reverse("second_step:reset", args=[step.pk]), {"reason": "Zomaar."})
    assert Authenticator.objects.filter(pk=step.pk).exists()
    if who == "ada":
        assert "Uw eigen tweede stap haalt u weg bij uw account." in answer.content.decode()
    else:
        assert answer.status_code == status


def test_who_keeps_the_installation_can_do_it_by_command(cast: Any, cas: Any, box: Box) -> None:
    set_up(signed_in(cas))
    call_command("reset_second_step", "CAS@voorbeeld.invalid", "De laatste beheerder is zijn telefoon kwijt.")
    assert not Authenticator.objects.filter(user=cas).exists()
    for wrong in (("cas@voorbeeld.invalid", "Nog eens."), ("wie@voorbeeld.invalid", "Zo."), (cas.email, " ")):
        with pytest.raises(CommandError):
            call_command("reset_second_step", *wrong)
