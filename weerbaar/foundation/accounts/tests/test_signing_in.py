"""Signing up, in and out by e-mail, with real mail over SMTP and every step in the history of the account."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.postbox import Box
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import readable_by

PASSWORD = "vier losse woorden 12"


def codes() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("code", flat=True))


def test_somebody_signs_up_confirms_and_signs_in(db: None, box: Box) -> None:
    client = Client()
    client.post(reverse("account_signup"), {"email": "Roos@voorbeeld.invalid", "password1": PASSWORD})
    assert box.mails[-1]["to"] == "roos@voorbeeld.invalid"
    assert "u " in box.text()
    assert "je " not in box.text()
    assert not client.get("/").wsgi_request.user.is_authenticated, "the address has to be confirmed first"
    client.post(box.link())
    client.post(reverse("account_login"), {"login": "ROOS@voorbeeld.invalid", "password": PASSWORD})
    assert str(client.get("/").wsgi_request.user) == "roos@voorbeeld.invalid"
    client.post(reverse("account_logout"))
    assert not client.get("/").wsgi_request.user.is_authenticated
    assert codes() == ["user.signed_up", "user.email_confirmed"]


def test_an_address_that_is_taken_is_not_given_away(cast, box: Box) -> None:
    answers = [
        Client().post(reverse("account_signup"), {"email": email, "password1": PASSWORD}, follow=True)
        for email in ("mats@voorbeeld.invalid", "nieuw@voorbeeld.invalid")
    ]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert User.objects.filter(email__iexact="mats@voorbeeld.invalid").count() == 1


def test_a_forgotten_password_is_set_anew(cast, box: Box) -> None:
    client = Client()
    client.post(reverse("account_reset_password"), {"email": "mats@voorbeeld.invalid"})
    form = client.get(box.link(), follow=True)
    address = form.redirect_chain[-1][0]
    client.post(address, {"password1": PASSWORD, "password2": PASSWORD})
    assert User.objects.get(email="mats@voorbeeld.invalid").check_password(PASSWORD)
    assert codes() == ["user.password_reset"]


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("kort", "te kort"), ("password1234", "te algemeen"), ("", "verplicht")],
)
def test_a_weak_password_is_refused_in_dutch(db: None, box: Box, password: str, sentence: str) -> None:
    answer = Client().post(reverse("account_signup"), {"email": "roos@voorbeeld.invalid", "password1": password})
    assert sentence in answer.content.decode()
    assert (User.objects.count(), box.mails) == (0, [])


def test_what_happens_to_an_account_is_read_by_nobody_else(cast, box: Box) -> None:
    Client().post(reverse("account_signup"), {"email": "roos@voorbeeld.invalid", "password1": PASSWORD})
    assert codes() == ["user.signed_up"]
    assert [name for name, keys in cast.keyrings().items() if readable_by(keys, cast[name]).exists()] == []
