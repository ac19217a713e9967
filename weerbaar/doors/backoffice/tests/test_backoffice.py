"""The back office: who gets in, what each may manage, and that every change stands in the history."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_contact
from weerbaar.foundation.activity.models import Delivery, Entry
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations.assurance import term_of
from weerbaar.foundation.organisations.models import ConfirmationTerm, Role, RoleKind
from weerbaar.foundation.organisations.services import confirm_contact
from weerbaar.foundation.search.models import Synonym
from weerbaar.foundation.taxonomy import boundaries
from weerbaar.foundation.taxonomy.models import Boundary, Term

MAY = {
    # page: who may open it
    "wagtailadmin_home": {"tessa", "rosa", "ada"},
    "term:index": {"rosa", "ada"},
    "term:add": {"rosa", "ada"},
    "synonym:index": {"tessa", "rosa", "ada"},
    "synonym:add": {"tessa", "rosa", "ada"},
    "role:index": {"ada"},
    "role:add": {"ada"},
    "delivery:index": {"ada"},
    "letter:index": {"ada"},
    "confirmationterm:index": {"ada"},
    "second_step:index": {"ada"},
}
PEOPLE = ["mats", "eefje", "gwen", "rick", "cas", "tessa", "mo", "rosa", "ada"]


@pytest.mark.parametrize("person", PEOPLE)
def test_each_page_opens_for_its_roles_alone(cast, person: str) -> None:
    client = cast.client(person)
    opened = {page for page in MAY if client.get(reverse(page)).status_code == 200}
    assert opened == {page for page, who in MAY.items() if person in who}


def test_a_visitor_is_asked_to_sign_in_at_the_front_door(cast) -> None:
    answer = cast.client("noor").get(reverse("wagtailadmin_home"), follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert answer.status_code == 200


def test_who_has_no_role_there_hears_why(cast) -> None:
    answer = cast.client("mats").get(reverse("wagtailadmin_home"), follow=True)
    assert answer.status_code == 403
    assert "Uw rol geeft geen toegang tot het beheer" in answer.content.decode()


def test_the_back_office_speaks_dutch(cast) -> None:
    text = cast.client("ada").get(reverse("wagtailadmin_home")).content.decode()
    assert '<html lang="nl"' in text
    for word in ("Begrippenlijsten", "Synoniemen", "Rollen", "Bezorging", "Stand van zaken"):
        assert word in text


@pytest.mark.parametrize(("place", "is_said"), [(None, True), (5.1, False)])
def test_borders_without_their_points_are_told(cast, place: float | None, is_said: bool) -> None:
    Boundary.objects.create(
        code="VR19", kind="region", year=2025, source="proef", path="M0 0z", left=0, top=0, right=1, bottom=1,
        label_x=0, label_y=0, room=1, longitude=place, latitude=place,
    )  # fmt: skip
    boundaries.forget()
    text = cast.client("ada").get(reverse("wagtailadmin_home")).content.decode()
    assert ("Lees ze opnieuw in" in text) == is_said


def test_its_looser_policy_stays_inside(cast) -> None:
    client = cast.client("ada")
    assert "unsafe-inline" in client.get(reverse("wagtailadmin_home"))["Content-Security-Policy"]
    assert "unsafe-inline" not in client.get(reverse("account_login"))["Content-Security-Policy"]


def entry(code: str) -> Entry:
    return Entry.objects.get(code=code)


TERM = {"label_nl": "Noodbed", "label_en": "Bed", "other_names": "slaapplek, brits", "description": "", "position": "3"}


def test_a_term_is_added_changed_and_retired(cast) -> None:
    client = cast.client("rosa")
    need = Term.objects.get(vocabulary="need", code="bevolkingszorg")
    new = {**TERM, "vocabulary": "sub-need", "code": "stroomhub", "parent": str(need.pk), "retired_at": ""}
    assert client.post(reverse("term:add"), new).status_code == 302
    term = Term.objects.get(code="stroomhub")
    assert (term.parent, term.other_names, entry("term.added").actor) == (need, ["slaapplek", "brits"], cast["rosa"])
    changed = {**new, "label_nl": "Stroomhub", "code": "anders", "retired_at": "2026-11-20 12:00"}
    assert client.post(reverse("term:edit", args=[term.pk]), changed).status_code == 302
    term.refresh_from_db()
    assert (term.label_nl, term.code, term.is_retired) == ("Stroomhub", "stroomhub", True)
    assert entry("term.changed").changes["label_nl"] == ["Noodbed", "Stroomhub"]


def test_a_term_cannot_be_deleted(cast) -> None:
    term = Term.objects.get(vocabulary="need", code="welzijn")
    client = cast.client("ada")
    assert client.post(reverse("term:delete", args=[term.pk])).status_code in {302, 403}
    assert Term.objects.filter(pk=term.pk).exists()


def test_synonyms_are_kept_by_a_need_coordinator(cast) -> None:
    client = cast.client("tessa")
    data = {"words": "proefzak, testzak", "need": "veiligheid", "note": ""}
    assert client.post(reverse("synonym:add"), data).status_code == 302
    group = Synonym.objects.get(words__contains=["proefzak"])
    assert entry("synonym.added").actor == cast["tessa"]
    client.post(reverse("synonym:edit", args=[group.pk]), {**data, "words": "proefzak, testzak, bigbag"})
    assert entry("synonym.changed").changes["words"][1] == ["proefzak", "testzak", "bigbag"]
    client.post(reverse("synonym:delete", args=[group.pk]))
    assert not Synonym.objects.filter(pk=group.pk).exists()
    assert entry("synonym.deleted").changes["words"][0] == ["proefzak", "testzak", "bigbag"]


def test_one_word_alone_is_no_synonym(cast) -> None:
    answer = cast.client("tessa").post(reverse("synonym:add"), {"words": "proefzak", "need": "", "note": ""})
    assert "Geef minstens twee woorden" in answer.content.decode()


def test_roles_are_given_and_taken_and_stand_in_the_history(cast) -> None:
    client = cast.client("ada")
    data = {"email": "MATS@voorbeeld.invalid", "kind": "organisatie-editor", "organisation_name": cast.veldkeuken.ref}
    assert client.post(reverse("role:add"), data).status_code == 302
    role = Role.objects.get(user=cast["mats"])
    assert (role.organisation, role.given_by) == (cast.veldkeuken, cast["ada"])
    assert (entry("role.given").target, entry("role.given").actor) == (cast["mats"].uuid, cast["ada"])
    client.post(reverse("role:delete", args=[role.pk]))
    assert not Role.objects.filter(pk=role.pk).exists()
    assert entry("role.taken").actor == cast["ada"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "niemand@voorbeeld.invalid"}, "Er is geen account met dit e-mailadres"),
        ({"organisation_name": "Bestaat Niet"}, "Er is geen organisatie met deze naam"),
        ({"organisation_name": ""}, "Kies bij deze rol precies één organisatie, gemeente, regio of behoefte"),
        ({"kind": "crisisprofessional"}, "Kies bij deze rol precies één organisatie, gemeente, regio of behoefte"),
    ],
)
def test_a_role_that_cannot_be_is_refused_in_a_sentence(cast, change: dict[str, str], sentence: str) -> None:
    data = {"email": "mats@voorbeeld.invalid", "kind": "organisatie-editor", "organisation_name": cast.veldkeuken.ref}
    answer = cast.client("ada").post(reverse("role:add"), {**data, **change})
    assert sentence in answer.content.decode()
    assert not Role.objects.filter(user=cast["mats"]).exists()


def test_the_last_administrator_stays(cast) -> None:
    role = Role.objects.get(user=cast["ada"])
    answer = cast.client("ada").post(reverse("role:delete", args=[role.pk]), follow=True)
    assert "Dit is de laatste beheerder" in answer.content.decode()
    assert Role.objects.filter(pk=role.pk).exists()


def test_a_delivery_that_was_given_up_is_shown_and_tried_again(cast) -> None:
    from django.db import transaction

    from weerbaar.foundation.activity.services import record

    with transaction.atomic():
        happened = record(cast["eefje"], "organisation.changed", cast.aggregaten)
    Delivery.objects.filter(entry=happened).delete()
    row = Delivery.objects.create(
        entry=happened, listener="search", state=Delivery.State.GIVEN_UP, attempts=12, last_error="KeyError: 'VR99'"
    )
    client = cast.client("ada")
    assert "1 bezorging is opgegeven" in " ".join(client.get(reverse("wagtailadmin_home")).content.decode().split())
    assert "VR99" in client.get(reverse("delivery:index")).content.decode()
    assert client.post(reverse("delivery:retry", args=[row.pk])).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.attempts) == (Delivery.State.WAITING, 0)
    assert cast.client("rosa").post(reverse("delivery:retry", args=[row.pk])).status_code in {302, 403}


def test_an_administrator_does_not_read_the_names_of_hidden_organisations(cast) -> None:
    from tests.factories import make_organisation, make_role
    from weerbaar.foundation.organisations.services import confirm_organisation

    hidden = make_organisation("Geheime Opslag", visibility="eigen-organisatie")
    make_role(cast["mats"], RoleKind.EDITOR_OF_ORGANISATION, organisation=hidden)
    confirm_organisation(cast["mats"], hidden)
    client = cast.client("ada")
    role = Role.objects.get(organisation=hidden)
    pages = [reverse("role:index"), reverse("role:edit", args=[role.pk]), reverse("role:delete", args=[role.pk])]
    texts = [client.get(page).content.decode() for page in (*pages, reverse("delivery:index"))]
    assert [hidden.name in text for text in texts] == [False] * 4
    assert [hidden.ref in text for text in texts] == [True, True, True, False]


@pytest.mark.parametrize(("by", "status"), [("name", 200), ("ref", 302)])
def test_a_hidden_organisation_is_found_by_its_reference_alone(cast, by: str, status: int) -> None:
    from tests.factories import make_organisation

    hidden = make_organisation("Geheime Opslag", visibility="eigen-organisatie")
    data = {"email": "mats@voorbeeld.invalid", "kind": "organisatie-editor", "organisation_name": getattr(hidden, by)}
    assert cast.client("ada").post(reverse("role:add"), data).status_code == status


def test_how_long_a_confirmation_counts_is_set_per_kind(cast) -> None:
    term = ConfirmationTerm.objects.get(kind="contact")
    address = reverse("confirmationterm:edit", args=[term.pk])
    assert cast.client("rosa").post(address, {"days": "90"}).status_code == 302
    client = cast.client("ada")
    assert client.post(address, {"days": "30"}).status_code == 200, "shorter than asking takes"
    assert client.post(address, {"days": "90"}).status_code == 302
    assert (term_of("contact"), term_of("capability")) == (90, 183)
    assert entry("confirmationterm.changed").changes == {"days": [183, 90]}
    contact = confirm_contact(cast["eefje"], make_contact(cast.aggregaten))
    assert contact.confirmed_until == timezone.localdate() + timedelta(days=90)


def test_a_letter_that_came_back_is_sent_again(cast) -> None:
    letter = Letter.objects.create(
        key="proef:1", to="a@voorbeeld.invalid", subject="Over Geheim", text="Dag.", state="teruggekomen"
    )
    address = reverse("letter:retry", args=[letter.pk])
    assert cast.client("rosa").post(address).status_code in {302, 403}
    client = cast.client("ada")
    page = client.get(reverse("letter:index")).content.decode()
    assert "Verstuur opnieuw" in page
    assert "Geheim" not in page, "a subject may name what an administrator may not see"
    client.post(address)
    letter.refresh_from_db()
    assert letter.state == "wacht"
