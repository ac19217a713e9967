"""'This is my organisation': asked with a reason, decided by who coordinates there, both told by real mail."""

from typing import Any

import pytest
from django.urls import reverse

from tests.factories import make_claim, make_role
from tests.postbox import Box
from weerbaar.features.networks.keepers.models import Claim
from weerbaar.features.networks.keepers.queries import deciders_of
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters.services import post_due
from weerbaar.foundation.organisations.models import Role, RoleKind
from weerbaar.foundation.organisations.rules import edits

REASON = "Ik ben de penningmeester, bel gerust het kantoor."


def text_of(response: Any) -> str:
    return str(response.content.decode())


def ask(cast: Any, who: str = "mats") -> Claim:
    address = reverse("claim_add", args=[cast.aggregaten.ref])
    assert cast.client(who).post(address, {"reason": REASON}).status_code == 302
    return Claim.objects.get()


def codes() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("code", flat=True))


def test_yes_makes_an_editor_and_both_hear_of_it(cast: Any, box: Box) -> None:
    claim = ask(cast)
    post_due()
    assert sorted(box.to()) == ["gwen@voorbeeld.invalid", "mats@voorbeeld.invalid"]
    to_gwen = box.text(box.to().index("gwen@voorbeeld.invalid"))
    for part in (REASON, "mats@voorbeeld.invalid", "geen website", claim.get_absolute_url()):
        assert part in to_gwen
    shown = text_of(cast.client("gwen").get(claim.get_absolute_url()))
    assert REASON in shown
    cast.client("gwen").post(claim.get_absolute_url(), {"decision": "ja", "answer": "Welkom!"})
    assert edits(cast["mats"], cast.aggregaten)
    post_due()
    assert (box.to()[-1], "Welkom!" in box.text()) == ("mats@voorbeeld.invalid", True)
    assert codes() == [
        "organisation.claimed", "role.given", "organisation.editor_joined", "organisation.claim_granted",
    ]  # fmt: skip


def test_no_needs_a_reason_that_the_asker_reads(cast: Any, box: Box) -> None:
    claim = ask(cast)
    gwen = cast.client("gwen")
    assert "Leg uit waarom niet" in text_of(gwen.post(claim.get_absolute_url(), {"decision": "nee", "answer": " "}))
    gwen.post(claim.get_absolute_url(), {"decision": "nee", "answer": "Het kantoor kent u niet."})
    assert not edits(cast["mats"], cast.aggregaten)
    post_due()
    assert "Het kantoor kent u niet." in box.text()
    assert "Het kantoor kent u niet." in text_of(cast.client("mats").get(claim.get_absolute_url()))
    assert gwen.post(claim.get_absolute_url(), {"decision": "ja", "answer": ""}).status_code == 403
    ask_again = cast.client("mats").post(reverse("claim_add", args=[cast.aggregaten.ref]), {"reason": REASON})
    assert ask_again.status_code == 302


@pytest.mark.parametrize(
    ("gone", "deciders"),
    [
        ((), ["gwen"]),
        ((RoleKind.MUNICIPAL_COORDINATOR,), ["rick"]),
        ((RoleKind.MUNICIPAL_COORDINATOR, RoleKind.REGIONAL_COORDINATOR), ["ada"]),
    ],
)
def test_who_decides(cast: Any, box: Box, gone: Any, deciders: list[str]) -> None:
    Role.objects.filter(kind__in=gone).delete()
    assert [one.name.lower() for one in deciders_of(cast.aggregaten)] == deciders
    claim = ask(cast)
    answer = cast.client(deciders[0]).post(claim.get_absolute_url(), {"decision": "ja", "answer": ""})
    assert answer.status_code == 302
    assert edits(cast["mats"], cast.aggregaten)


def test_nobody_decides_on_their_own_behalf(cast: Any, box: Box) -> None:
    claim = ask(cast, "gwen")
    assert cast.client("gwen").post(claim.get_absolute_url(), {"decision": "ja"}).status_code == 403
    assert cast.client("rick").post(claim.get_absolute_url(), {"decision": "ja"}).status_code == 302


def test_asking_twice_or_without_a_reason(cast: Any) -> None:
    address = reverse("claim_add", args=[cast.aggregaten.ref])
    mats = cast.client("mats")
    assert "Schrijf iets meer" in text_of(mats.post(address, {"reason": "Zomaar."}))
    ask(cast)
    again = text_of(mats.post(address, {"reason": REASON}))
    assert "U hebt dit al gevraagd." in again
    assert REASON in again
    assert Claim.objects.count() == 1


def test_a_letter_names_nothing_that_asks_for_a_second_step(cast: Any, box: Box) -> None:
    """Cas claims what only crisis professionals see: Rick's mail gives its reference."""
    from tests.factories import set_visibility

    set_visibility(cast.aggregaten, "crisisprofessionals")
    ask(cast, "cas")
    post_due()
    assert cast.aggregaten.ref in box.mails[0]["subject"]
    assert "Aggregaten" not in "".join(box.text(number) for number in range(len(box.mails)))


@pytest.mark.parametrize(
    ("who", "offered"), [("noor", True), ("mats", True), ("eefje", False), ("gwen", False), ("olaf", True)]
)
def test_the_page_offers_it(cast: Any, who: str, offered: bool) -> None:
    text = text_of(cast.client(who).get(cast.aggregaten.get_absolute_url()))
    assert ("Dit is mijn organisatie" in text) is offered
    assert "Eén persoon houdt deze gegevens bij." in text
    assert "Eefje" not in text.partition("Wie dit bijhoudt")[2].partition("</section>")[0]


def test_waiting_claims_stand_on_the_desk(cast: Any) -> None:
    make_role(cast["olaf"], RoleKind.CRISIS_PROFESSIONAL, region_id="VR19")
    make_claim(cast.aggregaten, cast["mats"])
    desk = text_of(cast.client("gwen").get("/mijn/gemeente/GM0687/"))
    assert "Mats wil dit bijhouden" in desk
    assert cast.client("ada").get(reverse("claim_list")).context["count"] == 0
