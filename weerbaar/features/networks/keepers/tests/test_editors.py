"""Several editors see each other, invite a colleague and leave; the last one not without a coordinator hearing."""

from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_role
from tests.postbox import Box
from weerbaar.foundation.activity.models import Delivery, Entry
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.letters.services import post_due
from weerbaar.foundation.organisations.models import Role, RoleKind
from weerbaar.foundation.organisations.rules import edits


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def colleague(cast: Any) -> Any:
    """Mats keeps it as well."""
    make_role(cast["mats"], RoleKind.EDITOR_OF_ORGANISATION, organisation=cast.aggregaten)
    return cast["mats"]


def leave(cast: Any, who: str, **data: Any) -> Any:
    return cast.client(who).post(reverse("keeper_leave", args=[cast.aggregaten.ref]), data)


def test_editors_see_each_other(cast: Any, colleague: Any) -> None:
    text = text_of(cast.client("eefje").get(reverse("keeper_list", args=[cast.aggregaten.ref])))
    assert "mats@voorbeeld.invalid" in text
    assert text.count("Stop als beheerder") == 1, "only oneself"


def test_one_of_two_leaves_without_ado(cast: Any, colleague: Any, box: Box) -> None:
    assert leave(cast, "mats").status_code == 302
    assert not edits(cast["mats"], cast.aggregaten)
    post_due()
    assert box.mails == []
    assert list(Entry.objects.values_list("code", flat=True).order_by("pk")) == [
        "role.taken",
        "organisation.editor_left",
    ]


def test_the_last_one_is_asked_and_a_coordinator_hears(cast: Any, box: Box) -> None:
    asked = text_of(cast.client("eefje").get(reverse("keeper_leave", args=[cast.aggregaten.ref])))
    assert "U bent de laatste" in asked
    assert "Zet een vinkje" in text_of(leave(cast, "eefje"))
    assert edits(cast["eefje"], cast.aggregaten)
    assert leave(cast, "eefje", knows_last="on").status_code == 302
    post_due()
    assert box.to() == ["gwen@voorbeeld.invalid"]
    assert "Niemand houdt Aggregaten Walcheren meer bij" in box.mails[0]["subject"]
    assert box.link() == reverse("keeper_list", args=[cast.aggregaten.ref])
    desk = text_of(cast.client("gwen").get("/mijn/gemeente/GM0687/"))
    assert "Organisaties die niemand bijhoudt" in desk
    assert "Aggregaten Walcheren" in desk


def test_where_nobody_coordinates_administrators_hear(cast: Any, box: Box) -> None:
    Role.objects.filter(kind__in=("gemeentecoordinator", "regiocoordinator")).delete()
    leave(cast, "eefje", knows_last="on")
    post_due()
    assert box.to() == ["ada@voorbeeld.invalid"]


def test_what_only_the_organisation_saw_is_gone_for_who_left(cast: Any) -> None:
    from tests.factories import set_visibility

    set_visibility(cast.aggregaten, "eigen-organisatie")
    answer = leave(cast, "eefje", knows_last="on")
    assert answer["Location"] == reverse("organisation_list")


# --- taking the role from somebody ------------------------------------------------------------------

REASON = "Mats werkt niet meer bij deze organisatie."


def remove(cast: Any, who: str, person: Any, reason: str = REASON) -> Any:
    return cast.client(who).post(reverse("keeper_remove", args=[cast.aggregaten.ref, person.uuid]), {"reason": reason})


@pytest.mark.parametrize(
    ("who", "status"),
    [("gwen", 302), ("rick", 302), ("ada", 302), ("eefje", 403), ("tessa", 403), ("olaf", 403), ("mats", 403)],
)
def test_coordinators_take_the_role_away_and_the_person_hears_why(
    cast: Any, colleague: Any, box: Box, who: str, status: int
) -> None:
    is_taken = status == 302
    shown = text_of(cast.client(who).get(reverse("keeper_list", args=[cast.aggregaten.ref])))
    assert ("Haal weg" in shown) == is_taken
    assert remove(cast, who, colleague).status_code == status
    assert edits(cast["mats"], cast.aggregaten) != is_taken
    post_due()
    assert box.to() == (["mats@voorbeeld.invalid"] if is_taken else [])
    if is_taken:
        assert box.mails[0]["subject"] == "U houdt Aggregaten Walcheren niet meer bij"
        assert REASON in box.text()
        assert box.link() == reverse("claim_add", args=[cast.aggregaten.ref])
        told = Entry.objects.order_by("pk").values_list("code", "actor__email")
        assert list(told) == [(code, cast[who].email) for code in ("role.taken", "organisation.editor_removed")]


def test_it_says_what_will_happen_and_why_is_asked(cast: Any, colleague: Any) -> None:
    address = reverse("keeper_remove", args=[cast.aggregaten.ref, colleague.uuid])
    assert "De andere beheerders houden de gegevens verder bij" in text_of(cast.client("gwen").get(address))
    assert "Schrijf iets meer" in text_of(remove(cast, "gwen", colleague, "Weg."))
    assert edits(cast["mats"], cast.aggregaten)


def test_who_is_removed_last_leaves_nobody_and_that_is_told(cast: Any, box: Box) -> None:
    address = reverse("keeper_remove", args=[cast.aggregaten.ref, cast["eefje"].uuid])
    assert "Daarna houdt niemand de gegevens meer bij" in text_of(cast.client("gwen").get(address))
    remove(cast, "gwen", cast["eefje"])
    post_due()
    assert sorted(box.to()) == ["eefje@voorbeeld.invalid", "gwen@voorbeeld.invalid"]
    assert remove(cast, "gwen", cast["eefje"]).status_code == 404, "no editor any more"


@pytest.mark.parametrize(("others", "hears"), [(False, ["gwen@voorbeeld.invalid"]), (True, [])])
def test_who_loses_the_role_in_the_back_office_is_heard_of_too(cast: Any, box: Box, others: bool, hears: list) -> None:
    if others:
        make_role(cast["mats"], RoleKind.EDITOR_OF_ORGANISATION, organisation=cast.aggregaten)
    role = Role.objects.get(user=cast["eefje"], kind=RoleKind.EDITOR_OF_ORGANISATION)
    answer = cast.client("ada").post(f"/{settings.BACKOFFICE_PATH}role/delete/{role.pk}/")
    assert answer.status_code == 302
    for _ in range(2):  # told twice, sent once
        Delivery.objects.update(state=Delivery.State.WAITING, next_at=timezone.now())
        deliver_due()
    post_due()
    assert box.to() == hears
