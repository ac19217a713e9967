"""Our template going out and coming back, and the file with remarks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_capability, make_organisation
from weerbaar.features.networks.capabilities.exchange import (
    COLUMNS,
    apply_plan,
    make_plan,
    template_rows,
    write_template,
    write_with_remarks,
)
from weerbaar.features.networks.capabilities.exchange.columns import NEVER_EMPTY, OF_CAPABILITY
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.tables import Row
from weerbaar.foundation.organisations.models import Identifier

KINDS = (sheets.CSV, sheets.XLSX, sheets.ODS)
NASTY = (
    "=1+1", "+31 6 0", "-", "--", "-5", "@iedereen", "'=x", "''-", "'s-Hertogenbosch", "# x", "a|b;c,d\te",
    'een "citaat"', "twee\nregels", "twee\r\nregels", "dubbel  wit", "café ☕", "<b>&amp;</b>",
    "_x0041_", "0123", "1.500",
    "21-11-2026", "TRUE", "#N/A", "A1:B2", "=HYPERLINK(\"x\")", "1e5", "ja",
)  # fmt: skip
FULL: dict[str, Any] = {
    "description": "Tekst",
    "sub_needs": ["energie", "drinkwater"],
    "phases": ["koud", "nafase"],
    "quantity": Decimal("2500.50"),
    "unit": "liter",
    "notice_hours": 0,
    "sustain_hours": 72,
    "conditions": "Overleg",
    "claimed_agreement": "sla",
    "falls_away": ["stroom"],
    "double_promised": 2,
    "screening": "VOG",
    "insurance": "ja",
    "cost": "geen",
    "transport": "zelf",
    "confirmed_on": date(2026, 11, 1),
}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 12:00:00+01:00", tick=True):
        yield


def exported(kind):
    rows = list(Capability.objects.select_related("organisation").order_by("pk"))
    return write_template(template_rows(rows), kind)


def read(data):
    return sheets.read("kaart", data, COLUMNS)


@pytest.fixture
def register(cast):
    """Rows that are full, rows that are empty, and every text that a spreadsheet could take for something else."""
    owner = make_organisation("'s Lands =Welvaart", seat="Middelburg", website="https://welvaart.invalid")
    Identifier.objects.create(organisation=owner, scheme="kvk", value="01234567")
    make_capability(owner, **FULL)
    make_capability(owner, name="Leeg", visibility="crisisprofessionals", area=["GM0687", "VR01"], phases=[])
    make_capability(owner, name="Onderbroken", status="onderbroken")
    make_capability(owner, name="Ingetrokken", status="ingetrokken")
    make_capability(make_organisation("Voorbeeld", is_example=True), **FULL)
    for number, text in enumerate(NASTY):
        make_capability(owner, name=text, description=f"{text} ", conditions=text, cost=text, notice_hours=number)
    Capability.objects.filter(description__endswith=" ").update(description="x\r\n=y")
    return owner


@pytest.mark.parametrize("kind", KINDS)
def test_what_goes_out_comes_back_as_unchanged(register, kind):
    plan = make_plan(read(exported(kind)), None)
    assert [str(error) for error in plan.errors] == []
    assert plan.is_empty
    assert len(plan.untouched) == 4 + len(NASTY)


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_survives_in_a_row_without_ref(register, kind):
    sheet = read(exported(kind))
    before = list(Capability.objects.exclude(status="ingetrokken").order_by("pk").values(*OF_CAPABILITY.values()))
    fresh = type(sheet)(sheet.columns, tuple(type(row)(row.number, ("", *row.cells[1:])) for row in sheet.rows))
    Capability.objects.all().delete()
    plan = make_plan(fresh, None)
    assert not plan.errors
    apply_plan(plan, None)
    after = Capability.objects.order_by("pk").values(*OF_CAPABILITY.values())
    assert list(after) == [
        {name: value.replace("\r\n", "\n") if isinstance(value, str) else value for name, value in row.items()}
        for row in before
    ]


def test_one_query_for_many(register, django_assert_num_queries):
    rows = list(Capability.objects.select_related("organisation"))
    with django_assert_num_queries(1):
        template_rows(rows)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_template_explains_itself(cast, kind):
    data = write_template([], kind)
    sheet = read(data)
    assert (sheet.columns, sheet.rows, sheet.notice) == (COLUMNS, (), "")
    told = [*(row.cells[0] for row in sheet.skipped)]
    if kind != sheets.CSV:
        _, explained = sheets.read_all("", data)
        told = [" ".join(row.cells) for row in explained.rows]
    assert all(any(column in line for line in told) for column in COLUMNS)
    assert any("noodstroom" in line or "energie" in line for line in told)


def test_xlsx_offers_what_may_be_chosen(cast):
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(write_template([], sheets.XLSX)))
    rules = {str(rule.sqref).rstrip("0123456789").split(":")[0].rstrip("2"): rule.formula1
             for rule in book["capaciteiten"].data_validations.dataValidation}  # fmt: skip
    assert set(rules) == {
        sheets.letters(COLUMNS.index(name))
        for name in ("soort", "niveau", "vorm", "eenheid", "afspraak", "zichtbaarheid", "status")
    }
    kinds = [cell.value for cell in book["keuzes"]["A"] if cell.value]
    assert kinds[:2] == ["overheid", "hulpdienst"]


BAD = (
    ("organisatie", "soort", "niveau", "capaciteit", "deelbehoeften", "vorm", "gebied", "aantal", "eenheid", "ref"),
    ("De Akker", "bedrijf", "lokaal", "Water", "drinkwater", "goederen", "Middelburg", "5", "liter", ""),
    ("# uitleg",),
    ("De Akker", "", "", "=x", "drinkwatr", "goederen", "Middelburg", "veel", "liter", ""),
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_remarks_is_the_file_and_can_be_offered_again(cast, kind):
    given_ = sheets.write(kind, [sheets.Page("kaart", BAD)])
    sheet = read(given_)
    plan = make_plan(sheet, None)
    again = read(write_with_remarks(sheet, plan.errors))
    assert again.columns == ("opmerkingen", *sheet.columns)
    assert [row.number for row in again.rows] == [row.number for row in sheet.rows] == [2, 4]
    assert [row.cells[0] for row in again.skipped] == ["#"]
    assert again.rows[0].cells[0] == ""
    assert again.rows[1].cells[0] == (
        'deelbehoeften: "drinkwatr" ken ik niet als deelbehoefte; bedoelde u drinkwater?\n'
        'aantal: "veel" is geen aantal. Schrijf bijvoorbeeld 12 of 2,5.'
    )
    assert [row.cells[1:] for row in again.rows] == [row.cells for row in sheet.rows]
    assert [str(error) for error in make_plan(again, None).errors] == [str(error) for error in plan.errors]
    twice = read(write_with_remarks(again, []))
    assert (twice.columns, twice.rows[1].cells[0]) == (again.columns, "")


def test_what_is_wrong_with_the_head_stands_above_it(cast):
    sheet = read(b"organisatie;gebiet;vorm\nA;NL;ruimte")
    again = read(write_with_remarks(sheet, make_plan(sheet, None).errors))
    assert again.skipped[0].cells[0].startswith("# rij 1: gebiet: deze kolom ken ik niet")
    assert again.columns == ("opmerkingen", "organisatie", "gebiet", "vorm")


def test_a_row_very_far_down_costs_no_empty_rows(cast):
    far = sheets.Sheet(("vorm",), (Row(1_000_000, ("onzin",)),))
    again = read(write_with_remarks(far, make_plan(far, None).errors))
    assert [row.number for row in again.rows] == [2]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.dictionaries(
        st.sampled_from(sorted(set(OF_CAPABILITY) - NEVER_EMPTY - {"eenheid"})), st.sampled_from(["", "-", " "])
    ),
    kind=st.sampled_from(KINDS),
)
def test_an_absent_column_and_an_empty_cell_leave_and_a_hyphen_clears(cast, cells, kind):
    one = Capability.objects.filter(name="Alles").first() or make_capability(cast.aggregaten, name="Alles", **FULL)
    row = [one.ref, *cells.values()]
    raw = sheets.Page("kaart", [["ref", *cells], row], is_escaped=True)
    plan = make_plan(read(sheets.write(kind, [raw])), None)
    assert not plan.errors
    changed = plan.capabilities[0].fields if plan.capabilities else {}
    assert set(changed) == {OF_CAPABILITY[column] for column, cell in cells.items() if cell == "-"}
    assert not any(changed.values())


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("46327", date(2026, 11, 1)),
        ("1-11-2026 00:00", date(2026, 11, 1)),
        ("2026-11-01T14:30:00", date(2026, 11, 1)),
        ("1 november 2026", date(2026, 11, 1)),
        ("1-11-1026", None),
        ("22-11-2026", None),
    ],
)
def test_days(cast, cell, day):
    one = make_capability(cast.aggregaten)
    plan = make_plan(read(f"ref;bevestigd_op\n{one.ref};{cell}".encode()), None)
    assert [row.confirmed_on for row in plan.capabilities] == (
        [day] if day else [row.confirmed_on for row in plan.capabilities]
    )
    assert bool(plan.errors) is (day is None)
