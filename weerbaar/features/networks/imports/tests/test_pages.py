"""Reading a file in, through the pages: offered, looked at, confirmed, put back. Everybody and every refusal."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import make_capability, make_organisation, set_visibility
from tests.offering import csv_of
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.imports.models import Batch
from weerbaar.features.networks.imports.services.undoing import TAKEN_BACK
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.organisations.assurance import Assurance
from weerbaar.foundation.organisations.models import Clash, Organisation

MINE = {
    "organisatie": "Aggregaten Walcheren",
    "capaciteit": "Lichtmast",
    "deelbehoeften": "energie",
    "vorm": "materieel",
    "gebied": "Middelburg",
}


def offer(client, *rows, data=None, name="lijst.csv", source="Onze lijst", **more):
    file = SimpleUploadedFile(name, csv_of(*rows) if data is None else data)
    return client.post("/inlezen/nieuw/", {"file": file, "source": source, **more}, follow=True)


def newest():
    return Batch.objects.order_by("-pk")[0]


def confirm(client, batch=None):
    return client.post(f"/inlezen/{(batch or newest()).ref}/bevestigen/", follow=True)


def undo(client, batch=None):
    return client.post(f"/inlezen/{(batch or newest()).ref}/terugdraaien/", follow=True)


def test_nothing_is_written_until_it_is_confirmed(cast):
    eefje = cast.client("eefje")
    page = offer(eefje, MINE)
    assert "1 rij: 1 nieuw." in page.content.decode()
    assert not Capability.objects.exists()
    page = eefje.get(f"/inlezen/{newest().ref}/bevestigen/").content.decode()
    assert "1 capaciteit komt erbij." in page
    page = confirm(eefje).content.decode()
    assert "Ingelezen: 1 capaciteit komt erbij." in page
    assert Capability.objects.get().name == "Lichtmast"
    assert Entry.objects.filter(code="capability.imported", actor=cast["eefje"]).count() == 1


def test_old_stands_beside_new(cast):
    one = make_capability(cast.aggregaten, conditions="Alleen overdag", quantity=3, unit="stuks")
    eefje = cast.client("eefje")
    page = offer(eefje, {"ref": one.ref, "voorwaarden": "Dag en nacht", "aantal": "4", "bevestigd_op": "1-10-2026"})
    text = page.content.decode()
    for part in ("Voorwaarden", "Alleen overdag", "Dag en nacht", "1 gewijzigd"):
        assert part in text
    confirm(eefje)
    one.refresh_from_db()
    assert (one.conditions, str(one.quantity)) == ("Dag en nacht", "4.00")
    assert Assurance.objects.get(target=one.uuid).channel == "import"


def test_rows_of_others_are_refused_by_name_and_the_rest_goes_on(cast):
    make_organisation("Bakkerij Zoutelande", municipality="GM0717", area=["GM0717"])
    eefje = cast.client("eefje")
    text = offer(eefje, MINE, MINE | {"organisatie": "Bakkerij Zoutelande"}).content.decode()
    assert "1 geweigerd, 1 nieuw." in text
    assert "Rij 3" in text
    assert "Bakkerij Zoutelande" in text
    assert "Alleen beheerders van deze organisatie en haar coördinatoren mogen dit." in text
    confirm(eefje)
    assert [one.organisation for one in Capability.objects.all()] == [cast.aggregaten]


def test_wrong_cells_stop_the_whole_file(cast):
    eefje = cast.client("eefje")
    text = offer(eefje, MINE, MINE | {"vorm": "onzin", "aantal": "veel"}).content.decode()
    assert "2 cellen kloppen niet." in text
    assert "2 rijen: 1 met een fout, 1 nieuw." in text
    assert "kan zo niet" in eefje.get("/inlezen/").content.decode()
    assert "Kolom vorm" in text
    assert confirm(eefje).status_code == 403
    assert not Capability.objects.exists()


def test_what_the_source_no_longer_holds_is_offered_as_withdrawn(cast):
    eefje = cast.client("eefje")
    offer(eefje, MINE, MINE | {"capaciteit": "Aggregaat"})
    confirm(eefje)
    page = offer(eefje, MINE)
    assert "1 niet meer in het bestand, 1 ongewijzigd" in page.content.decode()
    batch = newest()
    row = batch.rows.get(kind="verdwenen")
    assert confirm(eefje).status_code == 403  # nothing to do until something is ticked
    eefje.post(f"/inlezen/{batch.ref}/keuzes/", {"rij": row.pk, f"trek_in_{row.pk}": "on"})
    confirm(eefje)
    statuses = dict(Capability.objects.values_list("name", "status"))
    assert statuses == {"Lichtmast": "actief", "Aggregaat": "ingetrokken"}
    undo(eefje)
    assert Capability.objects.get(name="Aggregaat").status == "actief"


def test_all_that_is_gone_is_ticked_at_once(cast):
    eefje = cast.client("eefje")
    offer(eefje, MINE, *(MINE | {"capaciteit": f"Aggregaat {number}"} for number in range(30)))
    confirm(eefje)
    text = offer(eefje, MINE).content.decode()
    assert "Kruis aan wat u wilt intrekken, of laat het zo." in text
    assert "Kruis alle 30 aan" in text
    eefje.post(f"/inlezen/{newest().ref}/keuzes/", {"alles": "ja", "soort": "verdwenen"})
    assert "keer wordt een aanbod ingetrokken" in eefje.get(f"/inlezen/{newest().ref}/bevestigen/").content.decode()
    confirm(eefje)
    assert Capability.objects.filter(status="ingetrokken").count() == 30


def test_another_source_withdraws_nothing(cast):
    eefje = cast.client("eefje")
    offer(eefje, MINE)
    confirm(eefje)
    offer(eefje, MINE | {"capaciteit": "Aggregaat"}, source="Andere lijst")
    assert newest().counts["verdwenen"] == 0


def test_a_row_that_may_be_there_already_is_asked_about(cast):
    there = make_capability(cast.aggregaten, name="lichtmast", description="Oud")
    eefje = cast.client("eefje")
    text = offer(eefje, MINE | {"omschrijving": "Nieuw"}).content.decode()
    assert "Is dit hetzelfde als ‘lichtmast’" in text
    batch = newest()
    row = batch.rows.get()
    assert (row.kind, row.is_same) == ("gewijzigd", True)
    eefje.post(f"/inlezen/{batch.ref}/keuzes/", {"rij": row.pk, f"dubbel_{row.pk}": "ander"})
    row = batch.rows.get()
    assert (row.kind, row.is_same) == ("nieuw", False)
    confirm(eefje)
    there.refresh_from_db()
    assert (there.description, Capability.objects.count()) == ("Oud", 2)


def test_what_this_very_list_brought_before_is_not_asked_about(cast):
    eefje = cast.client("eefje")
    offer(eefje, MINE)
    confirm(eefje)
    offer(eefje, MINE | {"omschrijving": "Nieuw"})
    assert (newest().counts["gewijzigd"], newest().counts["dubbel"]) == (1, 0)
    offer(eefje, MINE, source="Andere lijst")
    assert newest().counts["dubbel"] == 1


class TestLikelyTheSameOrganisation:
    ROW = MINE | {"organisatie": "Walcherse Aggregaten B.V.", "soort": "bedrijf", "niveau": "lokaal",
                  "plaats": "Middelburg", "website": "www.aw.invalid"}  # fmt: skip

    @pytest.fixture
    def gwen(self, cast):
        cast.aggregaten.website = "https://aw.invalid"
        cast.aggregaten.save()
        return cast.client("gwen")

    def answer(self, client, answer):
        batch = newest()
        row = batch.rows.exclude(double=[]).get()
        client.post(f"/inlezen/{batch.ref}/keuzes/", {"rij": row.pk, f"dubbel_{row.pk}": answer})
        confirm(client)

    def test_it_is_asked_with_a_reason(self, cast, gwen):
        text = offer(gwen, self.ROW).content.decode()
        assert "Is dit hetzelfde als ‘Aggregaten Walcheren’" in text
        assert "Dezelfde website" in text

    @pytest.mark.parametrize(("answer", "owner", "count"), [("zelfde", "Aggregaten Walcheren", 2),
                                                            ("ander", "Walcherse Aggregaten B.V.", 3)])  # fmt: skip
    def test_either_answer_is_followed(self, cast, gwen, answer, owner, count):
        offer(gwen, self.ROW)
        self.answer(gwen, answer)
        assert Capability.objects.get().organisation.name == owner
        assert Organisation.objects.count() == count

    def test_a_hidden_one_is_not_asked_about(self, cast, gwen):
        set_visibility(cast.aggregaten, "eigen-organisatie")
        assert "1 rij: 1 nieuw." in offer(gwen, self.ROW).content.decode()


def test_columns_of_others_are_explained_once(cast):
    eefje = cast.client("eefje")
    theirs = {"Aanbieder": "Aggregaten Walcheren", "Wat": "Lichtmast", "Behoefte": "energie", "vorm": "materieel",
              "gebied": "Middelburg", "Kleur": "geel"}  # fmt: skip
    page = offer(eefje, theirs)
    assert page.redirect_chain[-1][0].endswith("/kolommen/")
    batch = newest()
    answers = {"kolom_0": "organisatie", "kolom_1": "capaciteit", "kolom_2": "deelbehoeften", "kolom_3": ""}
    text = eefje.post(f"/inlezen/{batch.ref}/kolommen/", answers, follow=True).content.decode()
    assert "1 nieuw" in text
    confirm(eefje)
    page = offer(eefje, theirs)
    assert "1 ongewijzigd" in page.content.decode()


def test_the_same_column_twice_is_refused_and_nothing_is_lost(cast):
    eefje = cast.client("eefje")
    offer(eefje, {"Aanbieder": "x", "Wat": "y"})
    answers = {"kolom_0": "organisatie", "kolom_1": "organisatie"}
    page = eefje.post(f"/inlezen/{newest().ref}/kolommen/", answers)
    assert "vaker dan één keer gekozen" in page.content.decode()
    assert newest().state == "gelezen"


def test_what_changed_since_is_told_and_looked_at_anew(cast):
    one = make_capability(cast.aggregaten, description="Oud")
    eefje = cast.client("eefje")
    offer(eefje, {"ref": one.ref, "omschrijving": "Nieuw"}, MINE)
    one.description = "Van een ander"
    one.save()
    text = confirm(eefje).content.decode()
    assert "het register is intussen gewijzigd" in text
    assert f"Rij 2: {one.name}" in text
    one.refresh_from_db()
    assert (one.description, Capability.objects.count()) == ("Van een ander", 1)
    confirm(eefje)
    one.refresh_from_db()
    assert (one.description, Capability.objects.count()) == ("Nieuw", 2)


class TestUndo:
    def test_everything_is_as_it_was(self, cast):
        one = make_capability(cast.aggregaten, description="Oud", quantity="2.50", unit="stuks")
        rick = cast.client("rick")
        other = MINE | {"organisatie": "Boerderij De Akker", "soort": "bedrijf", "niveau": "lokaal",
                        "kvk": "01234567", "bevestigd_op": "1-11-2026"}  # fmt: skip
        offer(rick, {"ref": one.ref, "omschrijving": "Nieuw", "aantal": "3", "bevestigd_op": "2-11-2026",
                     "website": "https://aw.invalid"}, other)  # fmt: skip
        confirm(rick)
        assert Organisation.objects.count() == 3
        text = undo(rick).content.decode()
        assert "Alles is weer zoals het was." in text
        one.refresh_from_db()
        cast.aggregaten.refresh_from_db()
        assert (one.description, str(one.quantity), one.confirmed_on) == ("Oud", "2.50", None)
        assert (cast.aggregaten.website, Organisation.objects.count()) == ("", 2)
        assert (Capability.objects.count(), Assurance.objects.count()) == (1, 0)
        page = rick.get(one.get_absolute_url()).content.decode()
        assert "Inlezen van een bestand teruggedraaid" in page

    def test_what_was_changed_since_is_left_alone_and_listed(self, cast):
        one = make_capability(cast.aggregaten, description="Oud")
        eefje = cast.client("eefje")
        offer(eefje, {"ref": one.ref, "omschrijving": "Nieuw"}, MINE, MINE | {"capaciteit": "Aggregaat"})
        confirm(eefje)
        new = Capability.objects.get(name="Lichtmast")
        eefje.post(f"/capaciteiten/{new.ref}/bevestigen/")
        text = undo(eefje).content.decode()
        assert "Dit hebben wij laten staan" in text
        assert "Lichtmast" in text
        one.refresh_from_db()
        assert one.description == "Oud"
        assert set(Capability.objects.values_list("name", flat=True)) == {one.name, "Lichtmast"}

    def test_what_somebody_counts_on_is_left_alone(self, cast):
        eefje = cast.client("eefje")
        offer(eefje, MINE)
        confirm(eefje)
        from tests.factories import make_agreement

        make_agreement([cast.aggregaten], [Capability.objects.get()])
        assert "Hier hangt intussen iets anders aan." in undo(eefje).content.decode()
        assert Capability.objects.exists()

    @pytest.mark.parametrize("is_new", [True, False])
    def test_a_clash_that_the_file_brought_is_closed(self, cast, is_new):
        hidden = make_organisation("Geheim", visibility="eigen-organisatie", municipality="GM0687", area=["GM0687"])
        hidden.identifiers.create(scheme="kvk", value="12345678")
        gwen = cast.client("gwen")
        akker = {"organisatie": "Boerderij De Akker", "soort": "bedrijf", "niveau": "lokaal", "plaats": "Middelburg"}
        new = akker if is_new else {}
        offer(gwen, MINE | new | {"kvk": "12345678"})
        confirm(gwen)
        deliver_due()
        clash = Clash.objects.get()
        assert (clash.resolved_at, clash.organisations.count()) == (None, 2)
        undo(gwen)
        assert newest().left_alone == []
        clash.refresh_from_db()
        assert (clash.resolution, clash.resolved_by) == (TAKEN_BACK, cast["gwen"])
        assert Entry.objects.filter(code="organisation.clash_past", target=hidden.uuid).count() == 1

    def test_twice_is_refused(self, cast):
        eefje = cast.client("eefje")
        offer(eefje, MINE)
        confirm(eefje)
        undo(eefje)
        assert undo(eefje).status_code == 403


def test_a_file_is_seen_by_its_owner_alone(cast):
    offer(cast.client("eefje"), MINE)
    ref = newest().ref
    for name in ("noor", "rick", "ada", "olaf"):
        assert cast.client(name).get(f"/inlezen/{ref}/").status_code == 404


def test_thrown_away_is_gone(cast):
    eefje = cast.client("eefje")
    offer(eefje, MINE)
    batch = newest()
    path = batch.file.path
    text = eefje.post(f"/inlezen/{batch.ref}/verwerpen/", follow=True).content.decode()
    assert "weggegooid" in text
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count()) == ("verworpen", 0)
    assert path


@pytest.mark.parametrize(("name", "is_offered"), [("eefje", True), ("rick", True), ("ada", False), ("mats", False)])
def test_the_own_menu(cast, name, is_offered):
    assert ("/inlezen/" in cast.client(name).get("/over/").content.decode()) is is_offered
