"""Two organisations that are one, over HTTP: shown before, done, forwarded, undone; and one that becomes two."""

from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import VEERE, Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_contact,
    make_organisation,
    make_relation,
    set_visibility,
)
from tests.filled import filled
from weerbaar.features.networks.agreements.models import AgreementParty
from weerbaar.features.networks.capabilities import services as capabilities
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.maps.listeners import touched
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.organisations import services as organisations
from weerbaar.foundation.organisations.models import Clash, Identifier, Membership, Organisation, Relation


def text_of(response: Any) -> str:
    return unescape(response.content.decode())


def fresh(row: Any) -> Any:
    return type(row)._default_manager.get(pk=row.pk)


@pytest.fixture
def double(cast: Cast) -> Organisation:
    """Eefje's organisation once more, in Veere, with something of everything."""
    mine = cast.aggregaten
    other = make_organisation(
        "Walcherse Aggregaten", area=[VEERE], municipality=VEERE, seat="Veere", summary="", level="regionaal",
        website="https://dubbel.invalid",
    )  # fmt: skip
    for one in (mine, other):
        Identifier.objects.create(organisation=one, scheme="kvk", value="12345678")
    return other


def address(stays: Organisation, goes: Organisation) -> str:
    return reverse("merge", args=[stays.ref, goes.ref])


def merge(cast: Cast, goes: Organisation, who: str = "rick", **choices: str) -> Any:
    client, url = cast.client(who), address(cast.aggregaten, goes)
    return client.post(url, filled(client.get(url)) | choices | {"stap": "doe"}, follow=True)


def undo(cast: Cast, who: str = "rick") -> Any:
    url = reverse("succession_undo", args=[Succession.objects.get().ref])
    return cast.client(who).post(url, follow=True)


class TestShownBefore:
    def test_the_other_is_chosen_first(self, cast: Cast, double: Organisation) -> None:
        url = reverse("merge_choose", args=[cast.aggregaten.ref])
        client = cast.client("rick")
        assert client.post(url, {"met": "Walcherse Aggregaten"})["Location"] == address(cast.aggregaten, double)
        assert "deze zelf" in text_of(client.post(url, {"met": cast.aggregaten.ref}))
        set_visibility(double, "eigen-organisatie")
        assert "geen organisatie gevonden" in text_of(client.post(url, {"met": "Walcherse Aggregaten"}))

    def test_what_goes_where_and_nothing_is_written(self, cast: Cast, double: Organisation) -> None:
        mine, other = cast.aggregaten, cast.veldkeuken
        make_capability(double, "Lichtmast")
        make_capability(double, "Verborgen kelder", visibility="eigen-organisatie")
        make_contact(double)
        make_relation(mine, double)
        make_relation(double, other)
        make_relation(mine, other)
        make_agreement([mine, double], title="Samen")
        make_agreement([double, other], title="Met een ander")
        before = Entry.objects.count()
        shown = text_of(cast.client("rick").get(address(mine, double)))
        for part in (
            "Walcherse Aggregaten</strong> (Veere) gaat erin op", "Lichtmast", "Met een ander",
            "ging over elkaar en vervalt", "staat er al en vervalt", "Samen", "https://dubbel.invalid", "Allebei",
            "Ook wat u niet mag zien gaat over",
        ):  # fmt: skip
            assert part in shown, part
        assert "Verborgen kelder" not in shown
        assert Entry.objects.count() == before
        assert fresh(double).merged_into is None

    def test_looking_again_keeps_what_was_chosen(self, cast: Cast, double: Organisation) -> None:
        client, url = cast.client("rick"), address(cast.aggregaten, double)
        again = client.post(url, filled(client.get(url)) | {"name": "gaat", "stap": "bekijk"})
        assert filled(again)["name"] == "gaat"
        assert not Succession.objects.exists()


class TestDone:
    def test_values_are_kept_as_chosen(self, cast: Cast, double: Organisation) -> None:
        merge(cast, double, name="gaat", seat="blijft", area="gaat")
        mine = fresh(cast.aggregaten)
        assert (mine.name, mine.seat, mine.area) == ("Walcherse Aggregaten", "Middelburg", [VEERE])
        assert mine.website == "https://dubbel.invalid"
        assert mine.other_names == ["AW Verhuur", "Aggregaten Walcheren"]
        assert list(mine.identifiers.values_list("value", flat=True)) == ["12345678"]

    def test_everything_goes_over(self, cast: Cast, double: Organisation) -> None:
        mine, other = cast.aggregaten, cast.veldkeuken
        lamp, contact = make_capability(double, "Lichtmast"), make_contact(double)
        agreement = make_agreement([double, other], [lamp], title="Licht")
        both = make_agreement([mine, double], title="Samen")
        between, relation = make_relation(mine, double), make_relation(other, double)
        membership = Membership.objects.create(partnership=other, member=double)
        shown = text_of(merge(cast, double))
        assert "Walcherse Aggregaten is hiermee samengevoegd." in shown
        assert "Lichtmast" in shown
        assert {fresh(one).organisation_id for one in (lamp, contact)} == {mine.pk}
        assert [one.pk for one in agreement.all_parties()] == [mine.pk, other.pk]
        assert [one.pk for one in both.all_parties()] == [mine.pk]
        assert fresh(relation).target_id == mine.pk
        assert fresh(membership).member_id == mine.pk
        assert not Relation.objects.filter(pk=between.pk).exists()
        history = text_of(cast.client("mats").get(f"{mine.get_absolute_url()}geschiedenis/"))
        assert "Samengevoegd met een andere organisatie" in history
        assert "organisatie: Walcherse Aggregaten → Aggregaten Walcheren" in text_of(
            cast.client("noor").get(f"{lamp.get_absolute_url()}geschiedenis/")
        )
        assert "partijen: Walcherse Aggregaten, Veldkeuken Twente → Aggregaten Walcheren, Veldkeuken Twente" in text_of(
            cast.client("noor").get(f"{agreement.get_absolute_url()}geschiedenis/")
        )
        entry = Entry.objects.get(code="organisation.merged")
        assert lamp.pk in touched(entry), "search reads it again"

    def test_the_old_address_leads_to_the_one_that_stays(self, cast: Cast, double: Organisation) -> None:
        merge(cast, double)
        new, old = cast.aggregaten.get_absolute_url(), double.get_absolute_url()
        client = cast.client("noor")
        for rest in ("", "geschiedenis/", "?van=1"):
            answer = client.get(f"{old}{rest}")
            assert (answer.status_code, answer["Location"]) == (302, f"{new}{rest}")
        assert client.post(f"{old}bevestigen/").status_code == 404
        assert "Walcherse Aggregaten" not in text_of(client.get("/organisaties/"))

    def test_who_might_not_see_it_is_not_led_anywhere(self, cast: Cast, double: Organisation) -> None:
        set_visibility(double, "crisisprofessionals")
        merge(cast, double)
        for who, status in (("noor", 404), ("mats", 404), ("hidde", 404), ("cas", 302)):
            assert cast.client(who).get(double.get_absolute_url()).status_code == status, who

    def test_history_of_both_is_kept(self, cast: Cast, double: Organisation) -> None:
        organisations.change_organisation(cast["rick"], double, {"summary": "Van de dubbele."})
        network = make_organisation("Netwerk", area=["VR19"])
        organisations.join_partnership(cast["rick"], network, double, {})
        merge(cast, double)
        for who in ("noor", "eefje"):
            client = cast.client(who)
            shown = text_of(client.get(f"{cast.aggregaten.get_absolute_url()}geschiedenis/"))
            assert "Van de dubbele." in shown
            assert "Walcherse Aggregaten" in text_of(client.get(f"{network.get_absolute_url()}geschiedenis/"))

    def test_a_number_that_only_one_carries_is_no_clash_any_more(self, cast: Cast, double: Organisation) -> None:
        organisations.note_clashes(double.uuid)
        merge(cast, double)
        assert Clash.objects.get().resolved_at is not None

    def test_a_hidden_one_stays_hidden(self, cast: Cast, double: Organisation) -> None:
        set_visibility(double, "crisisprofessionals")
        make_capability(double, "Geheime kelder")
        shown = text_of(cast.client("rick").get(address(cast.aggregaten, double)))
        assert "‘Aggregaten Walcheren’ is nu te zien voor" in shown
        merge(cast, double)
        assert fresh(cast.aggregaten).visibility == "crisisprofessionals", "the widest that shows nobody more"
        assert cast.client("noor").get(cast.aggregaten.get_absolute_url()).status_code == 404

    def test_somebody_else_was_first(self, cast: Cast, double: Organisation) -> None:
        client, url = cast.client("rick"), address(cast.aggregaten, double)
        opened = filled(client.get(url))
        organisations.change_organisation(cast["gwen"], cast.aggregaten, {"seat": "Arnemuiden"})
        late = client.post(url, opened | {"stap": "doe"})
        assert late.status_code == 409
        assert "Iemand anders heeft dit intussen gewijzigd" in text_of(late)
        assert "Arnemuiden" in text_of(late)
        assert fresh(double).merged_into is None


class TestUndone:
    def test_it_is_as_it_was_and_both_are_there_again(self, cast: Cast, double: Organisation) -> None:
        lamp = make_capability(double, "Lichtmast")
        merge(cast, double, name="gaat")
        assert "Maak ongedaan" in text_of(cast.client("rick").get(cast.aggregaten.get_absolute_url()))
        assert "Het is ongedaan gemaakt." in text_of(undo(cast))
        assert fresh(lamp).organisation_id == double.pk
        assert fresh(cast.aggregaten).name == "Aggregaten Walcheren"
        assert cast.client("noor").get(double.get_absolute_url()).status_code == 200
        assert undo(cast).status_code == 403

    def test_what_changed_since_is_left_alone_and_named(self, cast: Cast, double: Organisation) -> None:
        lamp, mast = make_capability(double, "Lichtmast"), make_capability(double, "Mast")
        agreement = make_agreement([double, cast.veldkeuken], title="Licht")
        merge(cast, double, name="gaat")
        capabilities.change_capability(cast["eefje"], lamp, {"name": "Nieuwe lichtmast"})
        rows = AgreementParty.objects.filter(agreement=agreement)
        rows.filter(organisation=cast.aggregaten).update(role="levert")
        organisations.change_organisation(cast["gwen"], fresh(cast.aggregaten), {"name": "Heel anders"})
        shown = text_of(undo(cast))
        assert "intussen gewijzigd en dus niet teruggezet" in shown
        for part in ("Nieuwe lichtmast", "Licht", "naam"):
            assert part in shown
        assert fresh(lamp).organisation_id == cast.aggregaten.pk
        assert fresh(mast).organisation_id == double.pk
        assert fresh(cast.aggregaten).name == "Heel anders"

    def test_what_was_merged_again_since_is_undone_first(self, cast: Cast, double: Organisation) -> None:
        merge(cast, double)
        first = Succession.objects.get()
        third = make_organisation("Derde", area=["VR19"], municipality=VEERE)
        client, url = cast.client("rick"), address(third, fresh(cast.aggregaten))
        client.post(url, filled(client.get(url)) | {"stap": "doe"})
        assert client.get(double.get_absolute_url())["Location"] == third.get_absolute_url()
        assert client.post(reverse("succession_undo", args=[first.ref])).status_code == 404
        assert fresh(double).merged_into == cast.aggregaten


class TestSplitting:
    def test_what_is_chosen_goes_and_comes_back(self, cast: Cast) -> None:
        mine = cast.aggregaten
        lamp, mast = make_capability(mine, "Lichtmast"), make_capability(mine, "Mast")
        agreement = make_agreement([mine, cast.veldkeuken], [lamp, mast], title="Licht")
        client, url = cast.client("gwen"), reverse("split", args=[mine.ref])
        page = client.get(url)
        assert "Lichtmast" in text_of(page)
        picked = {
            name: f"capabilities.capability.organisation:{lamp.ref}"
            for name, field in page.context["form"].fields.items()
            if name.startswith("gaat_") and "Wat zij kunnen" in field.label
        }
        sent = filled(page) | picked | {"name": "Licht Walcheren"}
        looked = client.post(url, sent | {"stap": "bekijk"})
        assert "Dit gaat straks over" in text_of(looked)
        assert Organisation.objects.filter(name="Licht Walcheren").count() == 0
        done = client.post(url, filled(looked) | {"stap": "doe"}, follow=True)
        assert "Licht Walcheren is gemaakt." in text_of(done)
        made = Organisation.objects.get(name="Licht Walcheren")
        assert fresh(lamp).organisation == made
        assert fresh(mast).organisation == mine
        assert set(agreement.all_parties()) == {mine, made, cast.veldkeuken}, "who owns what is promised is a party"
        assert (made.area, made.visibility, made.municipality_id) == (mine.area, mine.visibility, mine.municipality_id)
        assert cast.client("eefje").get(reverse("organisation_change", args=[made.ref])).status_code == 200
        undo(cast, "gwen")
        assert fresh(lamp).organisation == mine
        assert cast.client("noor").get(made.get_absolute_url())["Location"] == mine.get_absolute_url()

    @pytest.mark.parametrize(("name", "message"), [("", "verplicht"), ("x" * 201, "200")])
    def test_a_wrong_name_is_told(self, cast: Cast, name: str, message: str) -> None:
        answer = cast.client("gwen").post(reverse("split", args=[cast.aggregaten.ref]), {"name": name, "stap": "doe"})
        assert answer.status_code == 200
        assert message in text_of(answer)


class TestClashes:
    def test_the_next_step_is_there(self, cast: Cast, double: Organisation) -> None:
        organisations.note_clashes(double.uuid)
        shown = text_of(cast.client("rick").get("/dubbele-nummers/"))
        first, second = sorted((cast.aggregaten, double), key=lambda one: one.name)
        assert "12345678" in shown
        assert address(first, second) in shown or address(second, first) in shown
        assert "Verbeter het nummer" in shown
        assert "12345678" in text_of(cast.client("rick").get("/mijn/regio/VR19/"))
        assert "12345678" in text_of(cast.client("gwen").get("/mijn/gemeente/GM0687/"))

    def test_they_are_two_after_all(self, cast: Cast, double: Organisation) -> None:
        organisations.note_clashes(double.uuid)
        client, url = cast.client("gwen"), reverse("clash_resolve", args=["kvk", "12345678"])
        assert "in een paar woorden waarom" in text_of(client.post(url, {"resolution": ""}))
        shown = text_of(client.post(url, {"resolution": "Twee vestigingen."}, follow=True))
        assert "Geen dubbele nummers" in shown
        assert "Twee vestigingen." in text_of(client.get(cast.aggregaten.get_absolute_url()))

    def test_what_one_may_not_see_does_not_show(self, cast: Cast, double: Organisation) -> None:
        organisations.note_clashes(double.uuid)
        set_visibility(double, "eigen-organisatie")
        for who in ("gwen", "rick"):
            assert "12345678" not in text_of(cast.client(who).get("/dubbele-nummers/"))
        shown = text_of(cast.client("ada").get("/dubbele-nummers/"))
        assert double.ref in shown
        assert double.name not in shown

    def test_thirty_ask_no_more_than_three(self, cast: Cast, django_assert_num_queries: Any) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        client, counts = cast.client("rick"), []
        for number in range(20):
            clash = Clash.objects.create(scheme="kvk", value=f"{number:08}")
            clash.organisations.add(cast.aggregaten, make_organisation(f"Dubbel {number}", area=["VR19"]))
            if number in (2, 19):
                with CaptureQueriesContext(connection) as asked:
                    client.get("/dubbele-nummers/")
                counts.append(len(asked))
        assert counts[0] == counts[1]
