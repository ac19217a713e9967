"""In the demo the second step needs no phone: the code stands beside the question."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import reverse

from weerbaar.doors.demo import codes
from weerbaar.foundation.accounts.models import User

PASSWORD = "alleen-voor-de-demo"


@pytest.fixture
def in_the_demo() -> Iterator[None]:
    """Addresses, templates and context of a demo."""
    cache.clear()
    known: list[Any] = settings.TEMPLATES
    templates: list[Any] = [{**one, "OPTIONS": {**one["OPTIONS"]}} for one in known]
    options = templates[0]["OPTIONS"]
    options["context_processors"] = [*options["context_processors"], "weerbaar.doors.demo.context.codes"]
    templates[0]["DIRS"] = [Path(codes.__file__).parent / "templates"]
    with override_settings(IS_DEMO=True, ROOT_URLCONF="weerbaar.doors.demo.tests.urls", TEMPLATES=templates):
        yield


def account(email: str) -> User:
    user = User.objects.create_user(email, PASSWORD, name="Cas")
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    TOTP.activate(user, generate_totp_secret())
    return user


def test_the_code_beside_the_question_opens_the_door(db: None, in_the_demo: None) -> None:
    account("cas@demo.invalid")
    for _ in range(3):  # three people within one half minute
        client = Client()
        page = client.post(reverse("account_login"), {"login": "cas@demo.invalid", "password": PASSWORD}, follow=True)
        code = page.context["demo_code"].code
        assert f'<strong class="demo-code">{code}</strong>' in page.content.decode()
        client.post(reverse("mfa_authenticate"), {"code": code})
        person: Any = client.get("/").wsgi_request.user
        assert person.passed_second_step


def test_the_accounts_stand_on_a_page(db: None, in_the_demo: None) -> None:
    account("cas@demo.invalid")
    User.objects.create_user("mats@demo.invalid", PASSWORD, name="Mats")
    User.objects.create_user("echt@voorbeeld.invalid", PASSWORD, name="Echt")
    text = Client().get("/demo/accounts/").content.decode()
    assert all(part in text for part in ("cas@demo.invalid", codes.every()[0].code, "niet nodig", PASSWORD))
    assert "echt@voorbeeld.invalid" not in text
    assert "/demo/accounts/" in Client().get(reverse("account_login")).content.decode()


def test_of_others_no_code_is_shown(db: None) -> None:
    assert codes.of(account("echt@voorbeeld.invalid")) is None
    assert Authenticator.objects.count() == 1
