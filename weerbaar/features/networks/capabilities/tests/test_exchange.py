"""Importing: what a file does, what each wrong cell is told, and that one wrong cell stops all."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import make_capability, make_organisation
from weerbaar.features.networks.capabilities.exchange import COLUMNS, apply_plan, make_plan
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.organisations.assurance import Assurance
from weerbaar.foundation.organisations.models import Identifier, Organisation

GOOD = {
    "ref": "",
    "organisatie": "Boerderij De Akker",
    "soort": "bedrijf",
    "niveau": "lokaal",
    "kvk": "01234567",
    "website": "www.deakker.invalid",
    "plaats": "Middelburg",
    "capaciteit": "Drinkwater uit eigen bron",
    "omschrijving": "Een put met handpomp; geen stroom nodig.",
    "deelbehoeften": "drinkwater|Voedsel",
    "fasen": "warme fase < 72 uur|warm-na-72",
    "vorm": "Goederen",
    "gebied": "Middelburg|GM0717",
    "aantal": "2.500,5",
    "eenheid": "liter",
    "binnen_uren": "2",
    "volhoudtijd_uren": "720",
    "voorwaarden": "Zelf jerrycans meenemen.",
    "afspraak": "Waakvlamovereenkomst",
    "zichtbaarheid": "leden",
    "bevestigd_op": "1 november 2026",
    "valt_weg_bij": "personeel opgeroepen",
    "dubbel_beloofd": "1",
}


def csv_of(*rows, delimiter=";"):
    """A file with these rows as dicts, under the columns of the first."""
    columns = list(rows[0])
    lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    quoted = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines]
    return "\r\n".join(quoted).encode()


def plan_of(*rows, actor=None, **options):
    return make_plan(sheets.read("kaart.csv", csv_of(*rows), COLUMNS), actor, **options)


def errors_of(*rows, actor=None):
    return [str(error) for error in plan_of(*rows, actor=actor).errors]


@pytest.fixture(autouse=True)
def _today(time_machine_day):
    """Every test here runs on 21 November 2026."""


@pytest.fixture
def time_machine_day():
    import time_machine

    with time_machine.travel("2026-11-21 12:00:00+01:00", tick=True):
        yield


def test_a_good_row_becomes_all_that_it_says(cast):
    outcome = apply_plan(plan_of(GOOD), None, label="akker.csv")
    row = Capability.objects.get(pk=outcome.added[0])
    owner = row.organisation
    assert (owner.name, owner.kind, owner.level, owner.website) == (
        "Boerderij De Akker",
        "bedrijf",
        "lokaal",
        "https://www.deakker.invalid",
    )
    assert (owner.seat, owner.municipality_id, owner.area, owner.visibility) == (
        "Middelburg",
        "GM0687",
        ["GM0687", "GM0717"],
        "leden",
    )
    assert (owner.audience, owner.source) == (["leden"], "import")
    assert [str(number) for number in owner.identifiers.all()] == ["kvk 01234567"]
    assert (row.sub_needs, row.phases, row.form) == (
        ["drinkwater", "voedsel"],
        ["warm-tot-72", "warm-na-72"],
        "goederen",
    )
    assert (row.area, row.regions, row.quantity, row.unit) == (
        ["GM0687", "GM0717"],
        ["VR19"],
        Decimal("2500.50"),
        "liter",
    )
    assert (row.notice_hours, row.sustain_hours, row.double_promised) == (2, 720, 1)
    assert (row.claimed_agreement, row.falls_away) == ("waakvlamovereenkomst", ["reservisten"])
    assert (row.confirmed_on, row.confirmed_until) == (date(2026, 11, 1), date(2027, 5, 3))
    assert Assurance.objects.get(target=row.uuid).channel == "import"


def test_one_entry_for_the_whole_file_that_nobody_can_read(cast):
    second = GOOD | {"capaciteit": "Slaapplek in de schuur", "deelbehoeften": "bed"}
    outcome = apply_plan(plan_of(GOOD, second), cast["rick"], label="akker.csv")
    entry = Entry.objects.get()
    assert (entry.code, entry.label, entry.actor) == ("capability.imported", "akker.csv", cast["rick"])
    assert entry.changes["ids"] == outcome.added
    assert entry.changes["counts"]["capaciteiten nieuw"] == 2
    assert [clause.keys for clause in entry.clauses.all()] == [["niemand"]]


WRONG = [
    # column, cell, what is said about it
    ("organisatie", "", "ontbreekt."),
    ("organisatie", "x" * 201, "201 tekens"),
    ("organisatie", "-", "kan niet leeg worden gemaakt."),
    ("soort", "bedrijff", '"bedrijff" ken ik niet als soort organisatie; bedoelde u bedrijf?'),
    ("soort", "", 'ontbreekt. "Boerderij De Akker" is nieuw, en dan is dit nodig.'),
    ("niveau", "hoog", '"hoog" ken ik niet als niveau.'),
    ("niveau", "", "is nieuw, en dan is dit nodig."),
    ("kvk", "1234567", "Is de nul vooraan weggevallen?"),
    ("kvk", "12AB5678", "Dat heeft 8 cijfers."),
    ("website", "geen", "is geen webadres"),
    ("website", "ftp://akker.invalid", "is geen webadres"),
    ("plaats", "p" * 101, "ten hoogste 100"),
    ("capaciteit", "", "ontbreekt."),
    ("capaciteit", "c" * 201, "ten hoogste 200"),
    ("omschrijving", "o" * 5001, "ten hoogste 5000"),
    ("omschrijving", "bel\x07", "bevat tekens die geen letters zijn"),
    ("deelbehoeften", "", "Kies ten minste één deelbehoefte."),
    ("deelbehoeften", "drinkwatr", "bedoelde u drinkwater?"),
    ("deelbehoeften", "drinkwater;bed", "ken ik niet als deelbehoefte"),
    ("fasen", "heet", "ken ik niet als fase"),
    ("vorm", "", "Kies de vorm van de bijdrage."),
    ("vorm", "materiel", "bedoelde u materieel?"),
    ("gebied", "", "Vul in waar dit inzetbaar is."),
    ("gebied", "Zeeeland", "Zeeland"),
    ("gebied", "VR26", "bestaat niet"),
    ("gebied", "Bergen", "Gebruik de code."),
    ("aantal", "veel", "is geen aantal"),
    ("aantal", "-5", "is geen aantal"),
    ("aantal", "1,234", "is geen aantal"),
    ("eenheid", "", "Kies een eenheid bij het aantal."),
    ("eenheid", "emmers", "ken ik niet als eenheid"),
    ("binnen_uren", "2,5", "is geen heel getal"),
    ("binnen_uren", "2 dagen", "is geen heel getal"),
    ("binnen_uren", "200000", "van 0 tot en met"),
    ("volhoudtijd_uren", "lang", "is geen heel getal"),
    ("afspraak", "belofte", "ken ik niet als soort afspraak"),
    ("zichtbaarheid", "groep", "ken ik niet als zichtbaarheid"),
    ("zichtbaarheid", "geheim", "ken ik niet als zichtbaarheid"),
    ("bevestigd_op", "31-02-2026", "is geen datum"),
    ("bevestigd_op", "gisteren", "is geen datum"),
    ("bevestigd_op", "22-11-2026", "ligt in de toekomst."),
    ("bevestigd_op", "-", "kan niet leeg worden gemaakt."),
    ("valt_weg_bij", "regen", "ken ik niet als oorzaak van uitval"),
    ("dubbel_beloofd", "een paar", "is geen heel getal"),
    ("ref", "bestaatx", '"bestaatx" ken ik niet.'),
]


@pytest.mark.parametrize(("column", "cell", "message"), WRONG)
def test_each_wrong_cell_is_named(cast, column, cell, message):
    errors = errors_of(GOOD, GOOD | {"organisatie": "Boerderij De Akker", column: cell}, GOOD)
    if column in ("soort", "niveau") and cell == "":
        errors = errors_of(GOOD | {column: cell})
        assert errors == [f"rij 2, kolom {column}: {errors[0].partition(': ')[2]}"]
    assert any(
        error.startswith(f"rij {2 if cell == '' and column in ('soort', 'niveau') else 3}, kolom {column}: ")
        for error in errors
    )
    assert any(message in error for error in errors)


def test_one_wrong_cell_stops_the_whole_file(cast):
    plan = plan_of(GOOD, GOOD | {"vorm": "onzin"})
    with pytest.raises(Invalid):
        apply_plan(plan, None)
    assert not Capability.objects.exists()
    assert Organisation.objects.count() == 2


def test_all_wrong_cells_are_named_at_once(cast):
    errors = errors_of(GOOD | {"vorm": "onzin", "aantal": "veel"}, GOOD | {"gebied": "Zeeeland"})
    assert [error.partition(": ")[0] for error in errors] == [
        "rij 2, kolom aantal",
        "rij 2, kolom vorm",
        "rij 3, kolom gebied",
    ]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"gebiet": "NL"}, "rij 1, kolom gebiet: deze kolom ken ik niet; bedoelde u gebied?"),
        ({"Lievelingskleur": "blauw"}, "rij 1, kolom Lievelingskleur: deze kolom ken ik niet."),
    ],
)
def test_unknown_columns(cast, columns, message):
    assert message in errors_of(GOOD | columns)


def test_a_column_twice_and_a_row_too_long(cast):
    data = b"organisatie;vorm;Vorm\nA;ruimte;ruimte\nA;ruimte;ruimte;nog iets"
    errors = [str(error) for error in make_plan(sheets.read("kaart.csv", data, COLUMNS), None).errors]
    assert "rij 1, kolom vorm: deze kolom staat er twee keer in." in errors
    assert "rij 3: heeft 4 cellen, en de kop heeft er 3." in errors


class TestExisting:
    def test_empty_cells_leave_and_a_hyphen_clears(self, cast):
        one = make_capability(
            cast.aggregaten, quantity=3, unit="stuks", conditions="Overleg eerst.", description="Oud", notice_hours=4
        )
        apply_plan(
            plan_of({"ref": one.ref, "omschrijving": "Nieuw", "voorwaarden": "-", "binnen_uren": ""}), cast["eefje"]
        )
        one.refresh_from_db()
        assert (one.description, one.conditions) == ("Nieuw", "")
        assert (one.notice_hours, one.quantity) == (4, Decimal(3))
        rows = Entry.objects.get().changes["rows"]
        assert rows[str(one.pk)]["changes"] == {"description": ["Oud", "Nieuw"], "conditions": ["Overleg eerst.", ""]}

    def test_the_same_again_changes_nothing(self, cast):
        apply_plan(plan_of(GOOD), None)
        one = Capability.objects.get()
        Entry.objects.all().delete()
        plan = plan_of(GOOD | {"ref": one.ref})
        assert plan.counts() == {
            "organisaties nieuw": 0,
            "organisaties gewijzigd": 0,
            "capaciteiten nieuw": 0,
            "capaciteiten gewijzigd": 0,
            "bevestigingen": 0,
            "ingetrokken": 0,
            "relaties nieuw": 0,
            "relaties beëindigd": 0,
            "ongewijzigd": 1,
            "geweigerd": 0,
        }
        apply_plan(plan, None)
        assert not Entry.objects.exists()

    def test_its_organisation_may_change_but_not_become_another(self, cast):
        one = make_capability(cast.aggregaten)
        plan = plan_of(
            {"ref": one.ref, "organisatie": "AW verhuur", "website": "https://aw.invalid", "plaats": "Domburg"}
        )
        apply_plan(plan, cast["eefje"])
        cast.aggregaten.refresh_from_db()
        assert (cast.aggregaten.website, cast.aggregaten.municipality_id) == ("https://aw.invalid", "GM0717")
        assert "kan niet naar een ander verhuizen" in errors_of({"ref": one.ref, "organisatie": "Veldkeuken Twente"})[0]

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"status": "ingetrokken"}, "rij 2, kolom ref"),
            ({"visibility": "eigen-organisatie"}, "ken ik niet. Laat de cel leeg"),
        ],
    )
    def test_withdrawn_and_hidden_ones(self, cast, changes, message):
        one = make_capability(cast.aggregaten, **changes)
        assert message in errors_of({"ref": one.ref, "omschrijving": "x"}, actor=cast["gwen"])[0]

    def test_the_same_ref_twice(self, cast):
        one = make_capability(cast.aggregaten)
        row = {"ref": one.ref, "omschrijving": "x"}
        assert errors_of(row, row) == [f'rij 3, kolom ref: "{one.ref}" staat ook in rij 2.']

    def test_a_row_that_changed_since_the_plan(self, cast):
        one = make_capability(cast.aggregaten)
        plan = plan_of({"ref": one.ref, "omschrijving": "x"})
        one.save()
        with pytest.raises(Stale):
            apply_plan(plan, None)

    def test_examples_are_never_confirmed(self, cast):
        Organisation.objects.update(is_example=True)
        one = make_capability(cast.aggregaten)
        assert "is een voorbeeld" in errors_of({"ref": one.ref, "bevestigd_op": "2026-11-01"})[0]


class TestMatching:
    def test_by_name_without_regard_to_case_and_accents(self, cast):
        make_organisation("Café Ëlise", area=["VR19"])
        plan = plan_of(GOOD | {"organisatie": "CAFE elise", "kvk": ""})
        assert plan.counts()["organisaties nieuw"] == 0

    def test_hidden_ones_are_not_matched_and_not_told(self, cast):
        hidden = make_organisation("Schuilkelder BV", visibility="eigen-organisatie", area=["VR19"])
        Identifier.objects.create(organisation=hidden, scheme="kvk", value=GOOD["kvk"])
        plan = plan_of(GOOD | {"organisatie": "Schuilkelder BV"}, actor=cast["rick"])
        assert (plan.errors, plan.counts()["organisaties nieuw"]) == ([], 1)

    def test_two_of_one_name_are_told_apart(self, cast):
        first = make_organisation("De Brug", seat="Middelburg")
        second = make_organisation("De Brug", seat="Veere")
        Identifier.objects.create(organisation=second, scheme="kvk", value="11111111")
        bare = GOOD | {"organisatie": "de brug", "kvk": "", "plaats": "", "website": ""}
        assert "vul het KvK-nummer of de plaats in" in errors_of(bare)[0]
        assert plan_of(bare | {"plaats": "Middelburg"}).capabilities[0].capability.organisation == first
        assert plan_of(bare | {"kvk": "11111111"}).capabilities[0].capability.organisation == second
        assert plan_of(bare | {"kvk": "22222222"}).capabilities[0].capability.organisation == first

    def test_a_number_of_another_organisation(self, cast):
        Identifier.objects.create(organisation=cast.aggregaten, scheme="kvk", value=GOOD["kvk"])
        assert errors_of(GOOD) == [
            'rij 2, kolom kvk: 01234567 hoort bij "Aggregaten Walcheren". Neem die naam over of laat dit leeg.'
        ]

    def test_what_is_said_must_agree(self, cast):
        row = GOOD | {"organisatie": "Aggregaten Walcheren", "soort": "vereniging", "kvk": ""}
        assert 'kolom soort: "vereniging" klopt niet' in errors_of(row)[0]
        rows = [GOOD, GOOD | {"plaats": "Veere"}]
        assert errors_of(*rows) == [
            'rij 3, kolom plaats: "Veere" is iets anders dan in rij 2 bij dezelfde organisatie.'
        ]

    def test_a_new_organisation_is_as_open_as_its_most_open_row(self, cast):
        rows = [GOOD | {"zichtbaarheid": code} for code in ("eigen-organisatie", "crisisprofessionals")]
        apply_plan(plan_of(*rows), None)
        owner = Organisation.objects.get(name=GOOD["organisatie"])
        assert (owner.visibility, owner.audience) == ("crisisprofessionals", ["crisis:VR19", f"org:{owner.pk}"])


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        ("mats", GOOD, "Alleen coördinatoren en beheerders van het platform voegen organisaties toe."),
        ("eefje", GOOD, "Alleen coördinatoren"),
        ("rick", GOOD, ""),
        ("gwen", GOOD, ""),
        ("tessa", GOOD, "U bent coördinator, maar niet van"),
        ("tessa", GOOD | {"deelbehoeften": "bed"}, ""),
        ("eefje", GOOD | {"organisatie": "Aggregaten Walcheren", "kvk": ""}, ""),
        (
            "olaf",
            GOOD | {"organisatie": "Aggregaten Walcheren", "website": ""},
            "Alleen beheerders van deze organisatie",
        ),
    ],
)
def test_rights_are_those_of_the_screens(cast, name, row, message):
    plan = plan_of(row, actor=cast[name])
    refused = [str(one) for one in plan.refused.values()]
    assert plan.errors == []
    assert [one.startswith(f"rij 2, {row['organisatie']}: {message}") for one in refused] == ([True] if message else [])
    assert len(plan.capabilities) == (0 if message else 1)


def test_a_name_that_is_there_already_is_said_and_allowed(cast):
    make_capability(cast.aggregaten, name="Lichtmast")
    plan = plan_of(GOOD | {"organisatie": "Aggregaten Walcheren", "capaciteit": "lichtmast", "kvk": "", "website": ""})
    assert plan.notices == ['Rij 2: "Aggregaten Walcheren" heeft al een "lichtmast"; deze komt erbij.']


def test_five_thousand_rows_take_few_queries(cast, django_assert_max_num_queries):
    rows = [
        GOOD | {"capaciteit": f"Nummer {number}", "organisatie": f"Bedrijf {number % 500}", "kvk": ""}
        for number in range(300)
    ]
    with django_assert_max_num_queries(40):
        apply_plan(plan_of(*rows), None)
    assert Capability.objects.count() == 300
