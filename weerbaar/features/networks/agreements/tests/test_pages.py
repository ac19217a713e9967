"""The pages of agreements, through the outer interface."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_agreement, make_capability, make_contact, make_organisation
from weerbaar.features.networks.agreements.listeners import keep_audiences
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.organisations.models import Assurance

PDF = b"%PDF-1.7 een afspraak"


def text_of(response) -> str:
    return response.content.decode()


def form(parties=(), promises=(), **fields):
    """What a browser sends."""
    data = {"title": "Noodstroom", "kind": "waakvlamovereenkomst", "visibility": "openbaar"}
    data |= {"partij-TOTAL_FORMS": str(len(parties)), "partij-INITIAL_FORMS": "0"}
    data |= {"regel-TOTAL_FORMS": str(len(promises)), "regel-INITIAL_FORMS": "0"}
    for number, party in enumerate(parties):
        data[f"partij-{number}-organisation"] = party
    for number, (capability, quantity, region) in enumerate(promises):
        data |= {f"regel-{number}-capability": capability, f"regel-{number}-quantity": quantity}
        data[f"regel-{number}-region"] = region
    return data | fields


@pytest.fixture
def pump(cast):
    return make_capability(cast.aggregaten, name="Dompelpomp", quantity=5, unit="stuks")


def test_editor_lays_down_an_agreement_with_parties_lines_and_document(cast, pump):
    data = form(
        ["Aggregaten Walcheren", f"Veldkeuken Twente, Enschede ({cast.veldkeuken.ref})", ""],
        [(pump.ref, "3", "VR19"), ("", "", "")],
        response_hours="4",
        document=SimpleUploadedFile("../Mijn afspraak.exe", PDF),
    )
    response = cast.client("eefje").post("/afspraken/nieuw/", data)
    made = Agreement.objects.get()
    assert response.url == made.get_absolute_url()
    assert [str(party) for party in made.all_parties()] == ["Aggregaten Walcheren", "Veldkeuken Twente"]
    line = made.lines.get()
    assert (line.capability, line.quantity, line.region_id) == (pump, Decimal(3), "VR19")
    assert str(made.document.name).endswith("mijn-afspraak.pdf")
    page = text_of(cast.client("noor").get(made.get_absolute_url()))
    for part in ("Dompelpomp", "3 stuks", "Zeeland", "binnen 4 uur", "Download het document", "Afspraak vastgelegd"):
        assert part in page


def test_another_row_is_added_without_complaint_and_knows_what_the_parties_have(cast, pump):
    data = form(["Aggregaten Walcheren"], [("", "", "")], meer="regel", title="")
    response = cast.client("eefje").post("/afspraken/nieuw/", data)
    forms = response.context["forms"]
    assert (len(forms.parties), len(forms.promises)) == (1, 2)
    assert "Dompelpomp" in text_of(response)
    assert "field__error" not in text_of(response)
    assert not Agreement.objects.exists()


def test_start_from_an_organisation_shows_what_it_has(cast, pump):
    text = text_of(cast.client("eefje").get("/afspraken/nieuw/", {"organisatie": cast.aggregaten.ref}))
    assert "Dompelpomp" in text
    assert cast.aggregaten.ref in text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (form(), "ten minste één partij"),
        (form(["Aggregaten Walcheren", "Aggregaten Walcheren"]), "elke partij één keer"),
        (form(["Bestaat niet"]), "geen organisatie gevonden"),
        (form(["Geheime Club"]), "geen organisatie gevonden"),
        (form(["Aggregaten Walcheren"], [("zzzzzzzz", "", "")]), "partijen of bij wat zij toezeggen"),
        (form(["Aggregaten Walcheren"], title=""), "verplicht veld"),
        (form(["Aggregaten Walcheren"], valid_from="2026-02-01", valid_to="2026-01-01"), "einddatum ligt vóór"),
        (form(["Aggregaten Walcheren"], document=SimpleUploadedFile("x.pdf", b"<html>")), "geen PDF"),
    ],
)
def test_wrong_input_is_answered_in_dutch(cast, data, message):
    make_organisation("Geheime Club", visibility="eigen-organisatie")
    response = cast.client("gwen").post("/afspraken/nieuw/", data)
    assert response.status_code == 200
    assert message in text_of(response)
    assert not Agreement.objects.exists()


def test_editor_is_a_party(cast):
    refused = cast.client("olaf").post("/afspraken/nieuw/", form(["Aggregaten Walcheren"]))
    assert refused.status_code == 403
    assert "een organisatie zijn die u beheert" in text_of(refused)


def change(cast, who, agreement, data):
    return cast.client(who).post(reverse("agreement_change", args=[agreement.ref]), data)


def test_change_is_told_and_a_late_one_loses_nothing(cast, pump):
    agreement = make_agreement([cast.aggregaten, cast.veldkeuken], [pump])
    version = version_of(agreement)
    data = form(["Aggregaten Walcheren", "Veldkeuken Twente"], [(pump.ref, "2", "")], version=version)
    assert change(cast, "eefje", agreement, data | {"title": "Titel van Eefje"}).status_code == 302
    late = change(cast, "olaf", agreement, data | {"title": "Titel van Olaf"})
    assert late.status_code == 409
    assert "Titel van Eefje" in text_of(late)
    assert 'value="Titel van Olaf"' in text_of(late)
    page = text_of(cast.client("mats").get(agreement.get_absolute_url()))
    assert "titel: Noodstroom bij uitval → Titel van Eefje" in page


def test_line_of_another_organisation_is_refused(cast, pump):
    agreement = make_agreement([cast.aggregaten, cast.veldkeuken], [pump])
    data = form(["Veldkeuken Twente"], [(pump.ref, "2", "")], version=version_of(agreement))
    assert change(cast, "olaf", agreement, data).status_code == 200
    assert agreement.lines.count() == 1


def test_document_leaves_only_for_who_may_see_the_agreement(cast):
    data = form(["Aggregaten Walcheren"], visibility="leden", document=SimpleUploadedFile("a.pdf", PDF))
    cast.client("eefje").post("/afspraken/nieuw/", data)
    agreement = Agreement.objects.get()
    url = reverse("agreement_document", args=[agreement.ref])
    assert cast.client("noor").get(url).status_code == 404
    response = cast.client("mats").get(url)
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="noodstroom.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"
    assert (
        cast.client("mats").get(reverse("agreement_document", args=[make_agreement([cast.aggregaten]).ref])).status_code
        == 404
    )


def test_document_is_replaced_and_taken_away(cast, django_capture_on_commit_callbacks):
    data = form(["Aggregaten Walcheren"], document=SimpleUploadedFile("a.pdf", PDF))
    cast.client("eefje").post("/afspraken/nieuw/", data)
    agreement = Agreement.objects.get()
    storage, name = agreement.document.storage, str(agreement.document.name)
    gone = form(["Aggregaten Walcheren"], version=version_of(agreement), remove_document="on")
    with django_capture_on_commit_callbacks(execute=True):
        change(cast, "eefje", agreement, gone)
    agreement.refresh_from_db()
    assert not agreement.document
    assert not storage.exists(name)


def test_confirming(cast):
    agreement = make_agreement([cast.aggregaten])
    cast.client("eefje").post(reverse("agreement_confirm", args=[agreement.ref]))
    agreement.refresh_from_db()
    assert agreement.freshness == "bevestigd"
    assert Assurance.objects.get().kind == "agreement"


def test_contact_that_the_editor_may_not_see_stays(cast):
    hidden = make_contact(cast.veldkeuken, visibility="eigen-organisatie")
    agreement = make_agreement([cast.aggregaten, cast.veldkeuken], activation_contact=hidden)
    data = form(["Aggregaten Walcheren", "Veldkeuken Twente"], version=version_of(agreement), title="Anders")
    change(cast, "eefje", agreement, data)
    agreement.refresh_from_db()
    assert (agreement.title, agreement.activation_contact) == ("Anders", hidden)
    assert hidden.phone not in text_of(cast.client("eefje").get(agreement.get_absolute_url()))
    assert hidden.phone in text_of(cast.client("olaf").get(agreement.get_absolute_url()))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Noodstroom bij uitval", "Maaltijden", "Oud"}),
        ({"q": "NOOD"}, {"Noodstroom bij uitval"}),
        ({"soort": "convenant"}, {"Maaltijden"}),
        ({"stand": "geldig"}, {"Noodstroom bij uitval"}),
        ({"stand": "herzien"}, {"Maaltijden"}),
        ({"stand": "afgelopen"}, {"Oud"}),
        ({"stand": "komt"}, set()),
        ({"stand": "onzin"}, {"Noodstroom bij uitval", "Maaltijden", "Oud"}),
    ],
)
def test_list_is_narrowed(cast, query, found):
    yesterday = timezone.localdate() - timedelta(days=1)
    make_agreement([cast.aggregaten])
    make_agreement([cast.veldkeuken], title="Maaltijden", kind="convenant", review_due_on=yesterday)
    make_agreement([cast.veldkeuken], title="Oud", valid_from=date(2020, 1, 1), valid_to=yesterday)
    response = cast.client("noor").get("/afspraken/", query)
    assert {line["title"] for line in response.context["lines"]} == found


def test_list_costs_the_same_for_three_and_thirty(cast, django_assert_num_queries, django_assert_max_num_queries):
    client = cast.client("mats")

    def fill(times: int) -> None:
        for number in range(times):
            make_agreement([cast.aggregaten, make_organisation(f"Partij {number}")], title=f"Afspraak {number}")

    fill(3)
    client.get("/afspraken/")
    with django_assert_max_num_queries(8) as few:
        client.get("/afspraken/")
    fill(30)
    with django_assert_num_queries(len(few)):
        client.get("/afspraken/")


def test_organisation_page_shows_its_agreements_as_far_as_one_may_see(cast):
    hidden = make_organisation("Geheime Club", visibility="eigen-organisatie")
    make_agreement([cast.aggregaten], title="Open afspraak")
    make_agreement([cast.aggregaten, hidden], title="Besloten afspraak")
    make_agreement([cast.aggregaten], title="Alleen leden", visibility="leden")
    noor = text_of(cast.client("noor").get(cast.aggregaten.get_absolute_url()))
    assert ("Open afspraak" in noor, "Besloten afspraak" in noor, "Alleen leden" in noor) == (True, False, False)
    mats = text_of(cast.client("mats").get(cast.aggregaten.get_absolute_url()))
    assert ("Besloten afspraak" in mats, "Alleen leden" in mats) == (False, True)


def test_other_working_area_of_a_party_changes_who_may_see(cast):
    agreement = make_agreement([cast.aggregaten], visibility="crisisprofessionals")
    assert agreement.audience == clause_for("crisisprofessionals", ["VR19"], [cast.aggregaten.pk])
    cast.aggregaten.area, cast.aggregaten.regions = ["VR05"], ["VR05"]
    cast.aggregaten.save()
    entry = Entry(code="organisation.changed", target=cast.aggregaten.uuid, changes={"area": [["VR19"], ["VR05"]]})
    keep_audiences(entry)
    agreement.refresh_from_db()
    assert agreement.audience == clause_for("crisisprofessionals", ["VR05"], [cast.aggregaten.pk])


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("noor", 302), ("mats", 403), ("eefje", 200), ("olaf", 403), ("gwen", 200),
        ("rick", 200), ("tessa", 403), ("cas", 403), ("ada", 403),
    ],
)  # fmt: skip
def test_who_may_change(cast, who, may):
    agreement = make_agreement([cast.aggregaten])
    assert cast.client(who).get(reverse("agreement_change", args=[agreement.ref])).status_code == may


def test_the_page_of_a_capability_names_its_agreements_to_who_may_see_them(cast, pump):
    make_agreement([cast.aggregaten], [pump], title="Open pompenplan")
    make_agreement([cast.aggregaten], [pump], title="Besloten pompenplan", visibility="crisisprofessionals")
    make_agreement([cast.aggregaten], title="Iets anders")
    shown = {name: text_of(cast.client(name).get(pump.get_absolute_url())) for name in ("noor", "cas")}
    assert {name: ("Open pompenplan" in page, "Besloten pompenplan" in page) for name, page in shown.items()} == {
        "noor": (True, False),
        "cas": (True, True),
    }
    assert not any("Iets anders" in page for page in shown.values())
