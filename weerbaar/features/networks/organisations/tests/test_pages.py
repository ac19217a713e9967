"""The pages of organisations, through the outer interface."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_agreement, make_capability, make_contact, make_organisation, make_relation
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.organisations.models import Assurance, Clash, Contact, Membership, Organisation, Relation
from weerbaar.foundation.organisations.services import note_clashes

FORM = {
    "name": "Bakkerij Jansen",
    "kind": "bedrijf",
    "level": "lokaal",
    "summary": "Bakt brood.",
    "seat": "Middelburg",
    "municipality": "GM0687",
    "area": "Middelburg\nVeere",
    "visibility": "openbaar",
}


def text_of(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Aggregaten Walcheren", "Veldkeuken Twente", "Coöperatie Zeeuwse Kust"}),
        ({"q": "cooperatie"}, {"Coöperatie Zeeuwse Kust"}),
        ({"q": "COÖPERATIE kust"}, {"Coöperatie Zeeuwse Kust"}),
        ({"q": "aw verhuur"}, {"Aggregaten Walcheren"}),
        ({"q": "bestaat niet"}, set()),
        ({"soort": "vereniging"}, {"Veldkeuken Twente"}),
        ({"soort": "onzin"}, {"Aggregaten Walcheren", "Veldkeuken Twente", "Coöperatie Zeeuwse Kust"}),
        ({"niveau": "lokaal"}, {"Aggregaten Walcheren", "Coöperatie Zeeuwse Kust"}),
        ({"regio": "VR05"}, {"Veldkeuken Twente", "Coöperatie Zeeuwse Kust"}),
        ({"regio": "VR19"}, {"Aggregaten Walcheren", "Coöperatie Zeeuwse Kust"}),
        ({"regio": "VR05", "soort": "bedrijf"}, {"Coöperatie Zeeuwse Kust"}),
    ],
)
def test_list_is_found_and_narrowed(cast, query, found):
    make_organisation("Coöperatie Zeeuwse Kust", area=["NL"])
    response = cast.client("noor").get("/organisaties/", query)
    assert {line["name"] for line in response.context["lines"]} == found
    assert response.context["count"] == len(found)


def test_list_costs_the_same_for_three_and_thirty(cast, django_assert_num_queries, django_assert_max_num_queries):
    client = cast.client("mats")
    client.get("/organisaties/")
    with django_assert_max_num_queries(6) as few:
        client.get("/organisaties/")
    for number in range(30):
        make_organisation(f"Organisatie {number:02}")
    with django_assert_num_queries(len(few)):
        response = client.get("/organisaties/")
    assert len(response.context["lines"]) == 25
    assert len(client.get("/organisaties/", {"pagina": 2}).context["lines"]) == 7


@pytest.mark.parametrize("who", ["noor", "eefje", "rick", "ada"])
def test_page_shows_what_the_organisation_is(cast, who):
    make_contact(cast.aggregaten, phone="000-1234567")
    make_relation(cast.veldkeuken, cast.aggregaten, note="Voor de koelwagens.")
    text = text_of(cast.client(who).get(cast.aggregaten.get_absolute_url()))
    for part in ("Aggregaten Walcheren", "lichtmasten", "Middelburg", "000-1234567", "Veldkeuken Twente", "koelwagens"):
        assert part in text


def test_page_costs_the_same_for_one_and_ten_contacts(cast, django_assert_num_queries, django_assert_max_num_queries):
    client, url = cast.client("eefje"), cast.aggregaten.get_absolute_url()

    def fill(times: int) -> None:
        for number in range(times):
            make_contact(cast.aggregaten)
            make_relation(make_organisation(f"Partner {number}"), cast.aggregaten)

    fill(1)
    client.get(url)
    with django_assert_max_num_queries(35) as few:
        client.get(url)
    fill(10)
    with django_assert_num_queries(len(few)):
        client.get(url)


def test_hidden_and_absent_are_alike(cast, django_assert_num_queries, django_assert_max_num_queries):
    hidden = make_organisation("Geheim", visibility="eigen-organisatie")
    client = cast.client("mats")
    with django_assert_max_num_queries(7) as first:
        seen = client.get(hidden.get_absolute_url())
    with django_assert_num_queries(len(first)):
        absent = client.get("/organisaties/zzzzzzzz/")
    assert seen.status_code == absent.status_code == 404
    plain = [re.sub(r'value="\w{64}"', "", text_of(answer)) for answer in (seen, absent)]
    assert plain[0].replace(hidden.ref, "") == plain[1].replace("zzzzzzzz", "")


def test_example_says_that_it_is_one(cast):
    example = make_organisation("Landelijke Club", is_example=True)
    assert "Voorbeeld, niet door de organisatie bevestigd" in text_of(
        cast.client("noor").get(example.get_absolute_url())
    )


def test_coordinator_adds_an_organisation_with_everything(cast):
    data = FORM | {"other_names": "Jansen\nDe Bakker", "number_kvk": "12345678", "role_bevolkingszorg": "nee"}
    response = cast.client("gwen").post("/organisaties/nieuw/", data)
    made = Organisation.objects.get(name="Bakkerij Jansen")
    assert response.url == made.get_absolute_url()
    assert made.other_names == ["Jansen", "De Bakker"]
    assert (made.area, made.regions, made.audience) == (["GM0687", "GM0717"], ["VR19"], ["openbaar"])
    assert list(made.identifiers.values_list("scheme", "value")) == [("kvk", "12345678")]
    assert list(made.partner_roles.values_list("need", "is_traditional")) == [("bevolkingszorg", False)]
    assert Entry.objects.filter(target=made.uuid, code="organisation.added", actor=cast["gwen"]).exists()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "verplicht veld"),
        ("kind", "", "Maak een keuze"),
        ("kind", "onzin", "onzin"),
        ("area", "Atlantis", "Atlantis"),
        ("number_kvk", "12", "8 cijfers"),
        ("website", "geen adres", "URL"),
        ("visibility", "groep", "groep"),
    ],
)
def test_wrong_input_is_answered_in_dutch(cast, field, value, message):
    response = cast.client("gwen").post("/organisaties/nieuw/", FORM | {field: value})
    assert response.status_code == 200
    assert message in str(response.context["form"].errors[field])
    assert not Organisation.objects.filter(name="Bakkerij Jansen").exists()


def change(cast, who, organisation, **fields):
    url = reverse("organisation_change", args=[organisation.ref])
    organisation.refresh_from_db()
    return cast.client(who).post(url, FORM | {"version": version_of(organisation)} | fields)


def test_editor_changes_and_history_tells(cast):
    response = change(cast, "eefje", cast.aggregaten, name="Aggregaten Zeeland", area="Zeeland")
    assert response.status_code == 302
    page = text_of(cast.client("mats").get(cast.aggregaten.get_absolute_url()))
    assert "naam: Aggregaten Walcheren → Aggregaten Zeeland" in page
    assert "Eefje" in page
    assert "Eefje" not in text_of(cast.client("noor").get(cast.aggregaten.get_absolute_url()))


def test_who_was_later_sees_what_changed_and_loses_nothing(cast):
    version = version_of(cast.aggregaten)
    change(cast, "gwen", cast.aggregaten, name="Naam van Gwen")
    late = change(cast, "eefje", cast.aggregaten, name="Naam van Eefje", version=version)
    assert late.status_code == 409
    text = text_of(late)
    assert "Iemand anders heeft dit intussen gewijzigd" in text
    assert "Naam van Gwen" in text
    assert 'value="Naam van Eefje"' in text
    cast.aggregaten.refresh_from_db()
    assert cast.aggregaten.name == "Naam van Gwen"
    again = change(
        cast, "eefje", cast.aggregaten, name="Naam van Eefje", version=late.context["form"]["version"].value()
    )
    assert again.status_code == 302


def test_wider_area_and_other_visibility_reach_contacts(cast):
    contact = make_contact(cast.aggregaten, visibility="crisisprofessionals", phone="000-7654321")
    change(cast, "eefje", cast.aggregaten, area="Zeeland\nTwente")
    contact.refresh_from_db()
    assert contact.audience == clause_for("crisisprofessionals", ["VR05", "VR19"], [cast.aggregaten.pk])
    assert "000-7654321" in text_of(cast.client("hidde").get(cast.aggregaten.get_absolute_url()))


def test_line_of_history_shows_to_who_might_see_it_then_and_may_now(cast):
    change(cast, "eefje", cast.aggregaten, visibility="leden", summary="Nu voor leden")
    change(cast, "eefje", cast.aggregaten, visibility="openbaar", summary="Nu voor iedereen")
    noor = text_of(cast.client("noor").get(cast.aggregaten.get_absolute_url()))
    assert "Nu voor leden" not in noor
    assert "Nu voor leden" in text_of(cast.client("mats").get(cast.aggregaten.get_absolute_url()))


def test_confirming_counts_half_a_year_and_ends_being_an_example(cast):
    Organisation.objects.filter(pk=cast.aggregaten.pk).update(is_example=True)
    cast.client("gwen").post(reverse("organisation_confirm", args=[cast.aggregaten.ref]))
    cast.aggregaten.refresh_from_db()
    assert cast.aggregaten.is_example
    cast.client("eefje").post(reverse("organisation_confirm", args=[cast.aggregaten.ref]))
    cast.aggregaten.refresh_from_db()
    assert (cast.aggregaten.freshness, cast.aggregaten.is_example) == ("bevestigd", False)
    row = Assurance.objects.filter(target=cast.aggregaten.uuid)[0]
    assert (row.kind, row.channel, row.confirmed_by, row.on_behalf_of) == (
        "organisation",
        "web",
        cast["eefje"],
        cast.aggregaten,
    )


def test_verification_goes_when_an_editor_changes_the_name_and_stays_for_the_coordinator(cast):
    url = reverse("organisation_verify", args=[cast.aggregaten.ref])
    cast.client("gwen").post(url)
    change(cast, "gwen", cast.aggregaten, name="Nieuwe naam")
    cast.aggregaten.refresh_from_db()
    assert (cast.aggregaten.verification, cast.aggregaten.verified_by) == ("bevestigd", cast["gwen"])
    change(cast, "eefje", cast.aggregaten, name="Nog nieuwer")
    cast.aggregaten.refresh_from_db()
    assert (cast.aggregaten.verification, cast.aggregaten.verified_by) == ("niet-bevestigd", None)


def test_number_of_a_hidden_organisation_is_accepted_and_waits_for_a_coordinator(cast):
    hidden = make_organisation("Geheim", visibility="eigen-organisatie")
    hidden.identifiers.create(scheme="kvk", value="12345678")
    response = change(cast, "eefje", cast.aggregaten, number_kvk="12345678")
    assert response.status_code == 302
    note_clashes(cast.aggregaten.uuid)
    note_clashes(cast.aggregaten.uuid)
    assert set(Clash.objects.get().organisations.all()) == {hidden, cast.aggregaten}


class TestContacts:
    DATA = {"function": "meldpunt", "phone": "000-1111111", "visibility": "openbaar"}

    def add(self, cast, who, **fields):
        return cast.client(who).post(reverse("contact_add", args=[cast.aggregaten.ref]), self.DATA | fields)

    def test_add_change_confirm_remove(self, cast):
        self.add(cast, "eefje", person="Sanne", visibility="crisisprofessionals")
        contact = Contact.objects.get()
        assert contact.audience == clause_for("crisisprofessionals", ["VR19"], [cast.aggregaten.pk])
        data = self.DATA | {"phone": "000-2222222", "visibility": "leden", "version": version_of(contact)}
        client = cast.client("eefje")
        assert client.post(reverse("contact_change", args=[contact.ref]), data).status_code == 302
        contact.refresh_from_db()
        assert (contact.phone, contact.audience) == ("000-2222222", ["leden"])
        client.post(reverse("contact_confirm", args=[contact.ref]))
        contact.refresh_from_db()
        assert contact.freshness == "bevestigd"
        client.post(reverse("contact_remove", args=[contact.ref]))
        assert not Contact.objects.exists()
        assert "000-2222222" not in str(list(Entry.objects.values_list("changes", flat=True)))

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"person": "Sanne"}, "nooit openbaar"),
            ({"phone": ""}, "Vul een telefoonnummer"),
            ({"email": "geen adres"}, "e-mailadres"),
        ],
    )
    def test_refused_with_a_reason(self, cast, fields, message):
        response = self.add(cast, "eefje", **fields)
        assert message in str(response.context["form"].errors)
        assert not Contact.objects.exists()

    def test_name_shows_only_to_who_opens_the_contact(self, cast):
        make_contact(cast.aggregaten, visibility="crisisprofessionals", person="Sanne")
        seen = {
            who
            for who in ("noor", "mats", "olaf", "eefje", "cas", "hidde", "gwen", "ada")
            if "Sanne" in text_of(cast.client(who).get(cast.aggregaten.get_absolute_url()))
        }
        assert seen == {"eefje", "cas", "gwen"}


class TestRelations:
    def test_add_answer_end(self, cast):
        data = {"kind": "rekent-op", "target": "Veldkeuken Twente", "note": "Maaltijden"}
        url = reverse("relation_add", args=[cast.aggregaten.ref])
        assert cast.client("eefje").post(url, data).status_code == 302
        relation = Relation.objects.get()
        assert (relation.source, relation.target, relation.answer) == (
            cast.aggregaten,
            cast.veldkeuken,
            "nog-niet-gevraagd",
        )
        twice = cast.client("eefje").post(url, data)
        assert "staat er al" in str(twice.context["form"].errors)
        answer = {"answer": "deels", "answer_note": "Voor 50 mensen", "version": version_of(relation)}
        cast.client("olaf").post(reverse("relation_answer", args=[relation.ref]), answer)
        page = text_of(cast.client("noor").get(cast.aggregaten.get_absolute_url()))
        assert "Antwoord: deels" in page
        assert "Voor 50 mensen" in page
        cast.client("olaf").post(reverse("relation_end", args=[relation.ref]), {"until": "2026-11-01"})
        relation.refresh_from_db()
        assert relation.has_ended

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ("Aggregaten Walcheren", "andere organisatie"),
            ("Bestaat Niet", "geen organisatie gevonden"),
            ("Geheime Club", "geen organisatie gevonden"),
            ("Veld", "Welke bedoelt u"),
        ],
    )
    def test_only_what_one_may_see_can_be_chosen(self, cast, typed, message):
        make_organisation("Geheime Club", visibility="eigen-organisatie")
        data = {"kind": "rekent-op", "target": typed}
        response = cast.client("eefje").post(reverse("relation_add", args=[cast.aggregaten.ref]), data)
        assert message in str(response.context["form"].errors["target"])

    def test_hidden_end_hides_the_relation(self, cast):
        hidden = make_organisation("Geheime Club", visibility="eigen-organisatie")
        relation = make_relation(cast.aggregaten, hidden)
        assert "Geheime Club" not in text_of(cast.client("mats").get(cast.aggregaten.get_absolute_url()))
        assert cast.client("eefje").get(reverse("relation_end", args=[relation.ref])).status_code == 404


def test_membership_joined_ended_and_joined_again(cast):
    network = make_organisation("Netwerk Zeeland")
    url = reverse("membership_add", args=[cast.aggregaten.ref])
    client = cast.client("eefje")
    assert client.post(url, {"partnership": network.ref, "role": "lid"}).status_code == 302
    assert "Netwerk Zeeland" in text_of(client.get(cast.aggregaten.get_absolute_url()))
    assert "staat er al" in str(client.post(url, {"partnership": network.ref}).context["form"].errors)
    end = reverse("membership_end", args=[cast.aggregaten.ref, network.ref])
    assert client.post(end, {"until": "2026-11-01"}).status_code == 302
    assert client.post(url, {"partnership": network.ref}).status_code == 302
    assert cast.aggregaten.memberships.count() == 1


def test_suggestions_name_only_what_one_may_see(cast):
    make_organisation("Veldlab Geheim", visibility="eigen-organisatie")
    text = text_of(cast.client("mats").get("/organisaties/kiezen/", {"target": "veld"}))
    assert "Veldkeuken Twente, Enschede" in text
    assert "Geheim" not in text


def test_capabilities_do_not_leak_through_the_page(cast):
    make_capability(cast.aggregaten, name="Verborgen pomp", visibility="eigen-organisatie")
    assert "Verborgen pomp" not in text_of(cast.client("mats").get(cast.aggregaten.get_absolute_url()))


@pytest.mark.parametrize(("who", "sees"), [("noor", False), ("eefje", True), ("cas", True)])
def test_history_tells_of_what_it_offers_and_agrees_by_name(cast, who, sees):
    """Only to who may see it, and it was so then; at the same cost for many."""
    capability = make_capability(cast.aggregaten, "Stille lamp", "crisisprofessionals")
    record(
        cast["eefje"], "capability.changed", capability, {"name": ["Lamp", "Stille lamp"]}, clauses=capability.clauses()
    )
    agreement = make_agreement([cast.aggregaten, cast.veldkeuken], title="Licht")
    record(cast["eefje"], "agreement.added", agreement, {}, clauses=[cast.aggregaten.clause, cast.veldkeuken.clause])
    for page in ("", "geschiedenis/"):
        text = text_of(cast.client(who).get(f"{cast.aggregaten.get_absolute_url()}{page}"))
        assert "Afspraak ‘Licht’: afspraak vastgelegd" in text
        assert ("Capaciteit ‘Stille lamp’: gegevens gewijzigd" in text) == sees


def test_many_relations_and_members_are_folded(cast):
    koepel = make_organisation("Koepel")
    others = [make_organisation(f"Lid {number:02}") for number in range(25)]
    Membership.objects.bulk_create(Membership(partnership=koepel, member=one) for one in others)
    for number, one in enumerate(others):
        make_relation(one, koepel, answer="ja" if number < 3 else "nog-niet-gevraagd")
    make_relation(koepel, others[0], answer="nee")
    text = text_of(cast.client("noor").get(koepel.get_absolute_url()))
    assert "Antwoord: 3 keer ja en 22 keer nog geen antwoord, voor zover u mag zien." in " ".join(text.split())
    assert text.count("Toon de andere 5") == 2
    assert text.index("Op wie zij rekenen") < text.index("Wie op hen rekent") < text.index("Wie hieraan deelnemen")
    assert "#geschiedenis" in text


@pytest.mark.parametrize(("count", "cards", "folded"), [(3, 3, False), (30, 0, True)])
def test_many_offers_are_lines_and_folded(cast, count, cards, folded):
    for number in range(count):
        make_capability(cast.veldkeuken, f"Keuken {number:02}")
    text = text_of(cast.client("noor").get(cast.veldkeuken.get_absolute_url()))
    assert text.count('class="capability"') == cards
    assert ("Toon de andere 20" in text) == folded
    assert f"Keuken {count - 1:02}" in text
