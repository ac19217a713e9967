"""Who may do what with a capability: people × situations."""

import pytest

from tests.cast import PEOPLE
from tests.factories import make_capability
from weerbaar.features.networks.capabilities import rules

KEEPERS_OF_AGGREGATEN = {"eefje", "gwen", "rick"}
KEEPERS_OF_VELDKEUKEN = {"olaf"}
CARE = {"tessa"}


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize(
    ("owner", "sub_needs", "allowed"),
    [
        ("aggregaten", ["energie"], KEEPERS_OF_AGGREGATEN),
        ("aggregaten", ["energie", "bed"], KEEPERS_OF_AGGREGATEN | CARE),
        ("veldkeuken", ["brood"], KEEPERS_OF_VELDKEUKEN | CARE),
        ("veldkeuken", ["voedsel"], KEEPERS_OF_VELDKEUKEN),
    ],
)
def test_who_keeps_a_capability(cast, name, owner, sub_needs, allowed):
    capability = make_capability(getattr(cast, owner), sub_needs=sub_needs)
    for may in (
        rules.may_change_capability,
        rules.may_confirm_capability,
        rules.may_withdraw_capability,
    ):
        assert bool(may(cast[name], capability)) is (name in allowed), may.__name__
    added = rules.may_add_capability(cast[name], capability.organisation, sub_needs)
    assert bool(added) is (name in allowed)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("noor", "Log eerst in."),
        ("mats", "Alleen beheerders van deze organisatie en haar coördinatoren mogen dit."),
        ("olaf", "Alleen beheerders van deze organisatie en haar coördinatoren mogen dit."),
        ("tessa", "U bent coördinator, maar niet van de gemeente, regio of behoefte waar dit onder valt."),
    ],
)
def test_a_refusal_gives_its_reason(cast, name, reason):
    assert rules.may_change_capability(cast[name], make_capability(cast.aggregaten)).reason == reason


def test_a_need_coordinator_may_open_the_empty_form(cast):
    assert rules.may_add_capability(cast["tessa"], cast.aggregaten)
    assert not rules.may_add_capability(cast["mats"], cast.aggregaten)


def test_what_the_state_forbids_whoever_asks(cast):
    withdrawn = make_capability(cast.aggregaten, status="ingetrokken")
    active = make_capability(cast.aggregaten)
    eefje = cast["eefje"]
    assert "Maak haar eerst weer actief" in rules.may_change_capability(eefje, withdrawn).reason
    assert "al ingetrokken" in rules.may_withdraw_capability(eefje, withdrawn).reason
    assert rules.may_restore_capability(eefje, withdrawn)
    assert "niet ingetrokken" in rules.may_restore_capability(eefje, active).reason
    active.organisation.is_example = True
    assert "voorbeeld" in rules.may_confirm_capability(eefje, active).reason
