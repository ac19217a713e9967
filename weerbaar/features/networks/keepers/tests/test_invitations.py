"""Invited by mail, over a real mail server: sent, again, withdrawn, accepted with a new account or a known one."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_invitation
from tests.postbox import Box
from weerbaar.features.networks.keepers.models import Invitation
from weerbaar.features.networks.keepers.services import forget
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters.services import post_due
from weerbaar.foundation.organisations.models import Role

ROOS, PASSWORD = "roos@voorbeeld.invalid", "vier losse woorden 12"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def invite(cast: Any, box: Box, who: str = "gwen", email: str = ROOS) -> str:
    """Gwen invites Roos; the path of the link in the mail."""
    address = reverse("invitation_add", args=[cast.aggregaten.ref])
    answer = cast.client(who).post(address, {"email": email, "words": "Jij weet er alles van."})
    assert answer.status_code == 302, text_of(answer)
    post_due()
    return box.link()


def editors(cast: Any) -> set[str]:
    found = Role.objects.filter(kind="organisatie-editor", organisation=cast.aggregaten)
    return set(found.values_list("user__email", flat=True))


def codes() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("code", flat=True))


def give_account(email: str) -> Client:
    user = User.objects.create_user(email, PASSWORD)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_mail_says_who_what_and_until_when(cast: Any, box: Box) -> None:
    invite(cast, box)
    assert box.to() == [ROOS]
    for part in ("Gwen nodigt u uit", "Aggregaten Walcheren", "Jij weet er alles van.", "tot en met"):
        assert part in box.text()
    assert "je " not in box.text().replace("Jij", "")


def test_a_new_account_begins_at_once(cast: Any, box: Box) -> None:
    link, client = invite(cast, box), Client()
    shown = client.get(link)
    assert "Maak een account" in text_of(shown)
    assert ROOS not in editors(cast), "looking accepts nothing"
    weak = client.post(link, {"name": "Roos", "password": "kort"})
    assert "te kort" in text_of(weak)
    assert 'value="Roos"' in text_of(weak)
    done = client.post(link, {"name": "Roos", "password": PASSWORD}, follow=True)
    assert done.redirect_chain[-1][0] == cast.aggregaten.get_absolute_url()
    assert editors(cast) == {"eefje@voorbeeld.invalid", ROOS}
    assert client.get(reverse("organisation_change", args=[cast.aggregaten.ref])).status_code == 200
    post_due()
    assert (box.to()[-1], "Roos" in box.text()) == ("gwen@voorbeeld.invalid", True)
    assert codes() == ["organisation.editor_invited", "user.signed_up", "role.given", "organisation.editor_joined"]
    assert Client().post(reverse("account_login"), {"login": ROOS, "password": PASSWORD}).status_code == 302


def test_an_account_that_is_there_signs_in_first(cast: Any, box: Box) -> None:
    link = invite(cast, box)
    client = give_account(ROOS)
    stranger = Client().get(link)
    assert f"/account/login/?next={link.replace(':', '%3A')}"[:20] in text_of(stranger)
    assert "Kies een wachtwoord" not in text_of(stranger)
    assert Client().post(link, {"name": "X", "password": PASSWORD}).status_code == 200
    assert "Ja, ik houd dit bij" in text_of(client.get(link))
    client.post(link)
    assert ROOS in editors(cast)


def test_the_wrong_account_hears_so(cast: Any, box: Box) -> None:
    link = invite(cast, box)
    mats = cast.client("mats")
    shown = text_of(mats.get(link))
    for part in ("is voor een ander adres", ROOS, "mats@voorbeeld.invalid", "Log uit"):
        assert part in shown
    assert mats.post(link).status_code == 403
    EmailAddress.objects.create(user=cast["mats"], email=ROOS, verified=False)
    assert mats.post(link).status_code == 403, "the address has to be confirmed"
    EmailAddress.objects.update(verified=True)
    mats.post(link)
    assert editors(cast) == {"eefje@voorbeeld.invalid", "mats@voorbeeld.invalid"}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": "ingetrokken"}, "ingetrokken"),
        ({"state": "aangenomen"}, "al gebruikt"),
        ({"expires_at": timezone.now() - timedelta(minutes=1)}, "verlopen"),
    ],
)
def test_what_no_longer_works_says_what_to_do(cast: Any, box: Box, fields: Any, sentence: str) -> None:
    link = invite(cast, box)
    Invitation.objects.update(**fields)
    client = give_account(ROOS)
    for answer in (client.get(link), client.post(link), Client().get(link), Client().post(link)):
        assert (answer.status_code, sentence in text_of(answer)) == (410, True)
    assert ROOS not in editors(cast)


def test_it_expires_after_two_weeks_and_can_be_sent_again(cast: Any, box: Box) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        link = invite(cast, box)
        again = reverse("invitation_send_again", args=[Invitation.objects.get().ref])
        cast.client("gwen").post(again)
        post_due()
        assert len(box.mails) == 1, "not twice within ten minutes"
        clock.shift(timedelta(days=14, seconds=1))
        assert Client().get(link).status_code == 410
        cast.client("gwen").post(again)
        post_due()
        assert len(box.mails) == 2
        assert (Client().get(link).status_code, Client().get(box.link()).status_code) == (200, 200)
        clock.shift(timedelta(days=14 + 91))
        forget(timezone.localdate())
        assert not Invitation.objects.exists()
        assert Client().get(link).status_code == 404


def test_it_is_withdrawn_after_asking(cast: Any, box: Box) -> None:
    link = invite(cast, box)
    address = reverse("invitation_withdraw", args=[Invitation.objects.get().ref])
    assert ROOS in text_of(cast.client("gwen").get(address))
    cast.client("gwen").post(address)
    assert Client().get(link).status_code == 410
    invite(cast, box)
    assert Invitation.objects.filter(state="open").count() == 1


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        (ROOS.upper(), "al uitgenodigd"),
        ("eefje@voorbeeld.invalid", "al beheerder"),
        ("geen adres", "geldig e-mailadres"),
        ("", "verplicht"),
    ],
)
def test_who_need_not_be_invited(cast: Any, box: Box, email: str, sentence: str) -> None:
    invite(cast, box)
    address = reverse("invitation_add", args=[cast.aggregaten.ref])
    answer = cast.client("gwen").post(address, {"email": email, "words": "Deze tekst blijft staan."})
    assert sentence in text_of(answer)
    assert "Deze tekst blijft staan." in text_of(answer)
    assert Invitation.objects.count() == 1


def test_a_mail_that_comes_back_is_seen(cast: Any, box: Box) -> None:
    box.answers[ROOS] = "550 5.1.1 Unknown user"
    address = reverse("invitation_add", args=[cast.aggregaten.ref])
    cast.client("gwen").post(address, {"email": ROOS})
    post_due()
    assert "De mail kwam terug" in text_of(cast.client("gwen").get(reverse("invitation_list")))


@pytest.mark.parametrize(("who", "sees"), [("gwen", 1), ("rick", 1), ("tessa", 0), ("ada", 2)])
def test_the_list_is_of_ones_own_area(cast: Any, who: str, sees: int) -> None:
    make_invitation(cast.aggregaten)
    make_invitation(cast.veldkeuken)
    assert cast.client(who).get(reverse("invitation_list")).context["count"] == sees


def test_the_list_costs_the_same_for_three_and_thirty(cast: Any, django_assert_num_queries: Any) -> None:
    client = cast.client("gwen")
    address = reverse("invitation_list")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for number in range(3):
        make_invitation(cast.aggregaten, f"r{number}@voorbeeld.invalid", invited_by=cast["gwen"])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(3, 30):
        make_invitation(cast.aggregaten, f"r{number}@voorbeeld.invalid", invited_by=cast["gwen"])
    with django_assert_num_queries(len(few)):
        client.get(address)


def test_history_tells_it_to_who_keeps_and_coordinates_without_addresses(cast: Any, box: Box) -> None:
    invite(cast, box)
    address = reverse("organisation_history", args=[cast.aggregaten.ref])
    reads = {
        who
        for who in ("noor", "mats", "eefje", "gwen", "olaf")
        if "uitgenodigd" in text_of(cast.client(who).get(address))
    }
    assert reads == {"eefje", "gwen"}
    assert not Entry.objects.filter(changes__icontains="roos").exists()
