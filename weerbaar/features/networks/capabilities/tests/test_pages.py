"""The pages of capabilities, as people meet them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from tests.cast import PEOPLE
from tests.factories import make_capability, set_visibility
from weerbaar.features.networks.capabilities import services
from weerbaar.features.networks.capabilities.exchange import COLUMNS, apply_plan, make_plan
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.organisations.models import Identifier

FILLED = {
    "name": "Lichtmast op aanhanger",
    "description": "Verlicht een plein.",
    "form": "materieel",
    "behoefte_continuiteit": ["energie"],
    "behoefte_bevolkingszorg": ["dak", "bed"],
    "phases": ["warm-tot-72"],
    "area": "Middelburg\nVeere",
    "quantity": "2,5",
    "unit": "stuks",
    "notice_hours": "4",
    "sustain_hours": "",
    "falls_away": ["brandstof"],
    "double_promised": "2",
    "status": "actief",
    "visibility": "openbaar",
}


def text_of(response):
    return response.content.decode()


@pytest.fixture
def lightmast(cast):
    return services.add_capability(
        cast["eefje"],
        cast.aggregaten,
        {
            "name": "Lichtmast",
            "sub_needs": ["energie", "bed"],
            "form": "materieel",
            "area": ["GM0687"],
            "notice_hours": 4,
            "conditions": "Zelf ophalen.",
            "double_promised": 3,
            "visibility": "openbaar",
        },
    )


class TestPage:
    def test_it_says_everything_in_order(self, cast, lightmast):
        shown = text_of(cast.client("noor").get(lightmast.get_absolute_url()))
        parts = ["Lichtmast", "Aggregaten Walcheren", "Nog niet bevestigd", "Gemeente Middelburg", "Binnen 4 uur",
                 "Zelf ophalen.", "Capaciteit toegevoegd"]  # fmt: skip
        places = [shown.index(part, shown.index("<h1>")) for part in parts]
        assert places == sorted(places)

    @pytest.mark.parametrize(
        ("name", "sees"),
        [(name, name in {"eefje", "gwen", "rick", "cas", "tessa"}) for name in PEOPLE],
    )
    def test_double_promises_are_for_coordinators_and_crisis_professionals(self, cast, lightmast, name, sees):
        services.change_capability(cast["eefje"], lightmast, {"double_promised": 7})
        shown = text_of(cast.client(name).get(lightmast.get_absolute_url()))
        assert ("7 personen" in shown) is sees
        history = text_of(cast.client(name).get(f"{lightmast.get_absolute_url()}geschiedenis/"))
        assert "3 → 7" not in history
        assert "elders zijn toegezegd gewijzigd" in history

    @pytest.mark.parametrize(
        ("name", "buttons"),
        [
            ("noor", {"Wijzig": False, "Bevestig dit aanbod": False, "Trek dit aanbod in": False}),
            ("mats", {"Wijzig": False, "Bevestig dit aanbod": False, "Trek dit aanbod in": False}),
            ("eefje", {"Wijzig": True, "Bevestig dit aanbod": True, "Trek dit aanbod in": True}),
            ("tessa", {"Wijzig": True, "Bevestig dit aanbod": True, "Trek dit aanbod in": True}),
        ],
    )
    def test_buttons_are_for_who_may(self, cast, lightmast, name, buttons):
        shown = text_of(cast.client(name).get(lightmast.get_absolute_url()))
        assert {words: words in shown for words in buttons} == buttons

    def test_who_may_not_reads_why(self, cast, lightmast):
        shown = text_of(cast.client("olaf").get(lightmast.get_absolute_url()))
        assert "Alleen beheerders van deze organisatie en haar coördinatoren mogen dit." in shown

    def test_text_that_people_typed_is_never_markup(self, cast):
        one = make_capability(cast.aggregaten, name="<b>x</b>", description="<script>1</script>")
        shown = text_of(cast.client("noor").get(one.get_absolute_url()))
        assert "<script>1" not in shown
        assert escape("<b>x</b>") in shown

    def test_hidden_and_absent_are_alike(self, cast, lightmast):
        set_visibility(cast.aggregaten, "eigen-organisatie")
        noor = cast.client("noor")
        hidden, absent = noor.get(lightmast.get_absolute_url()), noor.get("/capaciteiten/bcdfghjk/")
        assert hidden.status_code == absent.status_code == 404
        assert cast.client("eefje").get(lightmast.get_absolute_url()).status_code == 200


class TestAdding:
    def address(self, cast):
        return f"/organisaties/{cast.aggregaten.ref}/capaciteiten/nieuw/"

    def test_the_empty_form_knows_where_the_organisation_works(self, cast):
        shown = text_of(cast.client("eefje").get(self.address(cast)))
        assert "Middelburg (GM0687)" in shown
        assert shown.count('type="checkbox"') == 41 + 4 + 9

    def test_everything_that_was_filled_in_is_kept(self, cast):
        answer = cast.client("eefje").post(self.address(cast), FILLED, follow=True)
        assert "Lichtmast op aanhanger is toegevoegd." in text_of(answer)
        row = Capability.objects.get()
        assert (row.sub_needs, row.phases, row.area) == (
            ["dak", "bed", "energie"],
            ["warm-tot-72"],
            ["GM0687", "GM0717"],
        )
        assert (str(row.quantity), row.unit, row.notice_hours, row.sustain_hours) == ("2.50", "stuks", 4, None)

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"name": ""}, "Vul in wat de organisatie kan bijdragen."),
            ({"behoefte_continuiteit": [], "behoefte_bevolkingszorg": []}, "Kies ten minste één deelbehoefte."),
            ({"behoefte_continuiteit": ["bed"]}, "Selecteer een geldige keuze"),
            ({"area": "Zeeeland"}, "is geen bekend gebied"),
            ({"quantity": "veel"}, "is geen aantal"),
            ({"unit": ""}, "Kies een eenheid bij het aantal."),
            ({"notice_hours": "-1"}, "Vul een heel getal in van 0 of meer."),
            ({"notice_hours": "200000"}, "van 0 tot en met"),
            ({"form": ""}, "Maak een keuze."),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(self, cast, change, message):
        answer = cast.client("eefje").post(self.address(cast), FILLED | change)
        shown = text_of(answer)
        assert message in shown.replace("&quot;", '"').replace("&#x27;", "'")
        assert "Verlicht een plein." in shown
        assert not Capability.objects.exists()

    def test_a_need_coordinator_adds_for_their_own_need_only(self, cast):
        tessa = cast.client("tessa")
        assert tessa.get(self.address(cast)).status_code == 200
        assert tessa.post(self.address(cast), FILLED | {"behoefte_bevolkingszorg": []}).status_code == 403
        assert tessa.post(self.address(cast), FILLED).status_code == 302


class TestChanging:
    def test_the_form_holds_what_is_there(self, cast, lightmast):
        shown = text_of(cast.client("eefje").get(f"{lightmast.get_absolute_url()}wijzigen/"))
        for part in ('value="Lichtmast"', "Zelf ophalen.", "Middelburg (GM0687)"):
            assert part in shown
        assert shown.count("checked") >= 4

    def test_it_saves_and_tells(self, cast, lightmast):
        data = FILLED | {"version": version_of(lightmast)}
        answer = cast.client("eefje").post(f"{lightmast.get_absolute_url()}wijzigen/", data, follow=True)
        shown = text_of(answer)
        assert "De wijzigingen zijn bewaard." in shown
        assert "capaciteit: Lichtmast → Lichtmast op aanhanger" in shown

    def test_who_comes_too_late_loses_nothing_and_sees_what_changed(self, cast, lightmast):
        seen = version_of(lightmast)
        services.change_capability(cast["gwen"], lightmast, {"name": "Grote lichtmast", "sub_needs": ["ict"]})
        eefje, address = cast.client("eefje"), f"{lightmast.get_absolute_url()}wijzigen/"
        late = eefje.post(address, FILLED | {"version": seen})
        shown = text_of(late)
        assert late.status_code == 409
        for part in ("Iemand anders heeft dit intussen gewijzigd.", "Grote lichtmast", "Lichtmast op aanhanger",
                     "Verlicht een plein.", "ICT en telecom"):  # fmt: skip
            assert part in shown
        lightmast.refresh_from_db()
        again = eefje.post(address, FILLED | {"version": version_of(lightmast)})
        assert again.status_code == 302

    def test_what_one_may_no_longer_see_sends_to_the_organisation(self, cast, lightmast):
        address = f"{lightmast.get_absolute_url()}wijzigen/"
        data = FILLED | {"visibility": "eigen-organisatie", "version": version_of(lightmast)}
        assert cast.client("gwen").post(address, data).url == cast.aggregaten.get_absolute_url()


class TestConfirmingAndWithdrawing:
    def test_asking_changes_nothing(self, cast, lightmast):
        before = Entry.objects.count()
        for part, words in (("bevestigen", "Klopt dit nog?"), ("intrekken", "niemand rekent er nog op")):
            assert words in text_of(cast.client("eefje").get(f"{lightmast.get_absolute_url()}{part}/"))
        assert Entry.objects.count() == before

    def test_one_button_confirms(self, cast, lightmast):
        address = f"{lightmast.get_absolute_url()}bevestigen/"
        shown = text_of(cast.client("eefje").post(address, follow=True))
        assert "Dit aanbod is bevestigd." in shown
        assert "Dat telt tot en met" in shown

    def test_withdrawing_can_be_undone_on_the_same_page(self, cast, lightmast):
        eefje, address = cast.client("eefje"), lightmast.get_absolute_url()
        shown = text_of(eefje.post(f"{address}intrekken/", follow=True))
        assert "Dit aanbod is ingetrokken." in shown
        assert "Maak weer actief" in shown
        assert "Maak weer actief" not in text_of(cast.client("noor").get(address))
        assert "weer actief" in text_of(eefje.post(f"{address}herstellen/", follow=True))

    def test_an_example_is_not_confirmed(self, cast, lightmast):
        cast.aggregaten.is_example = True
        cast.aggregaten.save()
        answer = cast.client("eefje").post(f"{lightmast.get_absolute_url()}bevestigen/")
        assert answer.status_code == 403
        assert "Dit is een voorbeeld." in text_of(answer)


class TestOnTheOrganisationPage:
    def test_once_under_its_first_need_without_what_is_hidden_or_withdrawn(self, cast, lightmast):
        make_capability(cast.aggregaten, name="Geheime pomp", visibility="crisisprofessionals")
        make_capability(cast.aggregaten, name="Oude pomp", status="ingetrokken")
        noor = text_of(cast.client("noor").get(cast.aggregaten.get_absolute_url()))
        cas = text_of(cast.client("cas").get(cast.aggregaten.get_absolute_url()))
        assert noor.count(">Lichtmast</a>") == 1
        assert "Geheime pomp" not in noor
        assert "Geheime pomp" in cas
        assert "Oude pomp" not in cas

    def test_thirty_cost_no_more_queries_than_three(self, cast):
        client = cast.client("noor")
        for number in range(3):
            make_capability(cast.aggregaten, name=f"Ding {number}")
        counts = []
        for more in (0, 27):
            for number in range(more):
                make_capability(cast.aggregaten, name=f"Nog een ding {number}")
            client.get(cast.aggregaten.get_absolute_url())
            with CaptureQueriesContext(connection) as captured:
                client.get(cast.aggregaten.get_absolute_url())
            counts.append(len(captured))
        assert counts[0] == counts[1]


class TestHistoryOfImports:
    def load(self, actor, text):
        apply_plan(make_plan(sheets.read("kaart.csv", text.encode(), COLUMNS), actor), actor, label="kaart.csv")

    def test_what_a_file_changed_stands_in_the_history_of_the_row(self, cast, lightmast):
        self.load(cast["gwen"], f"ref;omschrijving\n{lightmast.ref};Nieuw verhaal")
        shown = text_of(cast.client("mats").get(lightmast.get_absolute_url()))
        assert "Uit een bestand ingelezen" in shown
        assert "omschrijving: Nieuw verhaal" in shown
        assert "Gwen" in shown

    def test_a_line_is_only_for_who_might_see_it_then(self, cast, lightmast):
        self.load(cast["gwen"], f"ref;zichtbaarheid;omschrijving\n{lightmast.ref};crisisprofessionals;Geheim verhaal")
        services.change_capability(cast["gwen"], lightmast, {"visibility": "openbaar", "description": ""})
        address = f"{lightmast.get_absolute_url()}geschiedenis/"
        assert "Geheim verhaal" not in text_of(cast.client("noor").get(address))
        assert "Geheim verhaal" in text_of(cast.client("cas").get(address))

    def test_an_import_may_bring_a_number_that_is_taken(self, cast, lightmast):
        from weerbaar.features.networks.capabilities.plugs import _note_clashes
        from weerbaar.foundation.organisations.models import Clash

        hidden = set_visibility(cast.veldkeuken, "eigen-organisatie")
        Identifier.objects.create(organisation=hidden, scheme="kvk", value="12345678")
        self.load(cast["gwen"], "organisatie;kvk;capaciteit;deelbehoeften;vorm;gebied\n"
                  "Aggregaten Walcheren;12345678;Kachel;energie;materieel;Middelburg")  # fmt: skip
        _note_clashes(Entry.objects.get(code="capability.imported"))
        assert Clash.objects.get().organisations.count() == 2
