"""The one cast of every test: twelve people with their roles, the organisations they know, and what these have.

    def test_something(cast):
        assert may_change_organisation(cast["eefje"], cast.aggregaten)
        cast.client("rick").get(cast.aggregaten.get_absolute_url())

Everything lies in Zeeland (VR19) unless it says Twente (VR05).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone

from tests.factories import make_organisation
from weerbaar.foundation.accounts import tokens
from weerbaar.foundation.accounts.models import Token, User
from weerbaar.foundation.accounts.second_step import note_passed
from weerbaar.foundation.organisations.models import Organisation, Role, RoleKind
from weerbaar.foundation.taxonomy.models import Term

ZEELAND, TWENTE = "VR19", "VR05"
MIDDELBURG, VEERE, VLISSINGEN, ENSCHEDE = "GM0687", "GM0717", "GM0718", "GM0153"

# name: what this person is. Noor has no account.
PEOPLE = {
    "noor": "bezoeker zonder account",
    "mats": "lid zonder rol",
    "eefje": "beheerder van Aggregaten Walcheren",
    "olaf": "beheerder van Veldkeuken Twente",
    "gwen": "coördinator van de gemeente Middelburg",
    "rick": "coördinator van de veiligheidsregio Zeeland",
    "tessa": "coördinator van de behoefte bevolkingszorg",
    "cas": "crisisprofessional van Zeeland",
    "hidde": "crisisprofessional van Twente",
    "rosa": "redacteur",
    "mo": "moderator",
    "ada": "beheerder van het platform",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """`cast["eefje"]` is a person as a fresh request would see them; `cast.client("eefje")` their browser."""

    aggregaten: Organisation  # in Middelburg, works on Walcheren; Eefje's
    veldkeuken: Organisation  # in Enschede, works in Twente; Olaf's

    def __getitem__(self, name: str) -> Any:
        """The person, without anything remembered from an earlier question. Everybody has passed the second step of
        signing in; "gwen zonder" is Gwen who has not."""
        name, _, without = name.partition(" ")
        if name == "noor":
            return AnonymousUser()
        user = User.objects.get(email=f"{name}@voorbeeld.invalid")
        user.passed_second_step = not without
        return user

    def client(self, name: str) -> Client:
        """A browser in which this person is signed in, in two steps unless the name says "zonder"."""
        client = Client()
        if name != "noor":
            client.cookies[settings.SESSION_COOKIE_NAME] = session_of(self[name])
        return client

    def program(self, name: str) -> Client:
        """A program that asks the API, with a key of this person; of Noor without."""
        return Client(headers=self.key(name))

    def key(self, name: str) -> dict[str, str]:
        """What a program of this person sends along."""
        if name == "noor":
            return {}
        user = self[name]
        key = f"sleutel_{name}"
        Token.objects.update_or_create(
            digest=tokens.digest_of(key),
            defaults={
                "owner": user,
                "name": "proef",
                "start": key[:12],
                "passed_second_step": user.passed_second_step,
                "expires_on": timezone.localdate() + timedelta(days=30),
                "last_used_on": timezone.localdate(),
            },
        )
        return {"Authorization": f"Bearer {key}"}

    def keyrings(self, names: Iterable[str] = PEOPLE) -> dict[str, frozenset[str]]:
        from weerbaar.foundation.organisations.keyring import keyring

        return {name: keyring(self[name]) for name in names}


def session_of(user: User) -> str:
    """The key of a session as signing in leaves it; the form itself costs four more queries, and has its own tests."""
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    if user.passed_second_step:
        note_passed(session, user)
    session.save()
    return str(session.session_key)


def gather() -> Cast:
    """Put the whole cast in the database."""
    aggregaten = make_organisation(
        "Aggregaten Walcheren",
        other_names=["AW Verhuur"],
        seat="Middelburg",
        municipality=MIDDELBURG,
        area=[MIDDELBURG, VEERE, VLISSINGEN],
        summary="Verhuurt aggregaten en lichtmasten op Walcheren.",
    )
    veldkeuken = make_organisation(
        "Veldkeuken Twente",
        kind="vereniging",
        level="regionaal",
        seat="Enschede",
        municipality=ENSCHEDE,
        area=[TWENTE],
        summary="Kookt warme maaltijden voor grote groepen.",
    )
    names = [name for name in PEOPLE if name != "noor"]
    rows = User.objects.bulk_create(User(email=f"{name}@voorbeeld.invalid", name=name.capitalize()) for name in names)
    people = dict(zip(names, rows, strict=True))
    care = Term.objects.get(vocabulary="need", code="bevolkingszorg")
    roles: list[tuple[str, RoleKind, dict[str, Any]]] = [
        ("eefje", RoleKind.EDITOR_OF_ORGANISATION, {"organisation": aggregaten}),
        ("olaf", RoleKind.EDITOR_OF_ORGANISATION, {"organisation": veldkeuken}),
        ("gwen", RoleKind.MUNICIPAL_COORDINATOR, {"municipality_id": MIDDELBURG}),
        ("rick", RoleKind.REGIONAL_COORDINATOR, {"region_id": ZEELAND}),
        ("tessa", RoleKind.NEED_COORDINATOR, {"need": care}),
        ("cas", RoleKind.CRISIS_PROFESSIONAL, {"region_id": ZEELAND}),
        ("hidde", RoleKind.CRISIS_PROFESSIONAL, {"region_id": TWENTE}),
        ("rosa", RoleKind.EDITOR, {}),
        ("mo", RoleKind.MODERATOR, {}),
        ("ada", RoleKind.ADMINISTRATOR, {}),
    ]
    Role.objects.bulk_create(Role(user=people[name], kind=kind, **scope) for name, kind, scope in roles)
    return Cast(aggregaten=aggregaten, veldkeuken=veldkeuken)


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()
