"""The demo content as it stands in the database: everything, once, without touching what people did to it.

It is loaded once for all of these, in a transaction that is undone.
"""

import io
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from weerbaar.demo import doubles
from weerbaar.demo.accounts import ACCOUNTS, GENERATORS, make_accounts
from weerbaar.demo.imports import read_in_once
from weerbaar.demo.loading import load_content
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.imports.models import Batch
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations.assurance import Assurance
from weerbaar.foundation.organisations.models import Clash, Contact, Organisation

pytestmark = pytest.mark.django_db
MODELS = (Organisation, Contact, Capability, Agreement, Assurance, Entry)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[dict[str, int]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_content()
        transaction.set_rollback(True)


def test_there_is_enough_and_it_is_varied(loaded):
    assert loaded["organisaties"] >= 200
    assert loaded["capaciteiten"] >= 600
    assert all(loaded[what] for what in ("contacten", "relaties", "lidmaatschappen", "afspraken"))
    for region in ("VR15", "VR19", "VR05"):
        assert Capability.objects.filter(regions__contains=[region]).count() >= 50
    assert Capability.objects.exclude(visibility="openbaar").count() >= 20
    assert Organisation.objects.exclude(visibility="openbaar").exists()


def test_examples_are_never_confirmed_and_the_fictitious_are(loaded):
    examples = Organisation.objects.filter(is_example=True)
    assert examples.exists()
    assert not Capability.objects.filter(organisation__is_example=True, confirmed_on__isnull=False).exists()
    assert not examples.filter(confirmed_on__isnull=False).exists()
    assert not examples.filter(verification="bevestigd").exists()
    assert Organisation.objects.filter(verification="bevestigd").count() >= 50
    kept = {one.freshness for one in Capability.objects.filter(organisation__is_example=False)}
    assert kept == {"bevestigd", "verlopen", "nooit"}


def test_loading_again_adds_nothing_and_leaves_what_people_changed(loaded):
    counts = [model.objects.count() for model in MODELS]
    Capability.objects.filter(organisation__name=GENERATORS).update(description="Door Eefje herschreven.")
    removed = Contact.objects.first()
    assert removed is not None
    removed.delete()
    counts[1] -= 1
    assert not any(load_content().values())
    assert [model.objects.count() for model in MODELS] == counts
    assert Capability.objects.filter(description="Door Eefje herschreven.").exists()


def test_every_row_is_guarded(loaded):
    for model in (Organisation, Contact, Capability, Agreement):
        assert not model.objects.filter(audience=[]).exists(), model


def test_each_account_signs_in_and_has_its_role(loaded, capsys):
    call_command("demo_accounts")
    call_command("demo_accounts")
    shown = capsys.readouterr().out
    assert User.objects.count() == len(ACCOUNTS)
    for account in ACCOUNTS:
        assert f"{account.email} " in shown
        assert account.what in shown
        assert Client().login(email=account.email, password="alleen-voor-de-demo")
        user = User.objects.get(email=account.email)
        assert [role.kind for role in user.roles.all()] == ([account.kind] if account.kind else [])
        assert EmailAddress.objects.get(user=user).verified


@pytest.mark.parametrize(("is_demo", "accounts"), [(True, len(ACCOUNTS)), (False, 0)])
def test_accounts_come_by_themselves_only_in_a_demo(loaded, settings, is_demo, accounts):
    settings.IS_DEMO = is_demo
    call_command("demo_content", stdout=io.StringIO())
    assert User.objects.count() == accounts
    asked = Letter.objects.filter(to="eefje@demo.invalid", key__startswith="upkeep.ask:").count()
    assert asked == (1 if is_demo else 0), "the editor of the demo has something to confirm"
    assert Clash.objects.count() == (1 if is_demo else 0), "its coordinator has two organisations to merge"
    call_command("demo_content", stdout=io.StringIO())
    assert Organisation.objects.filter(name=doubles.NAME).count() == (1 if is_demo else 0)


def test_a_file_was_read_in_and_another_waits(loaded):
    make_accounts()
    assert read_in_once() == 2
    assert read_in_once() == 0
    first, second = Batch.objects.order_by("pk")
    assert (first.state, second.state) == ("ingelezen", "bekeken")
    assert [second.counts[kind] for kind in ("fout", "geweigerd", "nieuw", "gewijzigd", "verdwenen")] == [0, 0, 1, 1, 1]
