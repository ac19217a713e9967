"""Lists of others under our columns: a 3W sheet, a Kumu map, and any list with other heads."""

import json
from pathlib import Path

import pytest
import time_machine

from weerbaar.features.networks.capabilities.exchange import COLUMNS, apply_plan, make_plan
from weerbaar.features.networks.capabilities.exchange.mapping import (
    Link,
    Map,
    apply,
    open_sheet,
    propose_mapping,
    relation_of,
    tags_of,
)
from weerbaar.features.networks.capabilities.exchange.planning import DAYS_UNKEPT
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.tables import Row

FILES = Path(__file__).parent / "files"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 12:00:00+01:00", tick=True):
        yield


def columns_of(sheet):
    return {head: one.column for head, one in propose_mapping(sheet).items()}


def kumu_book():
    """Elements and connections as the two sheets of one workbook."""
    pages = []
    for name in ("elementen", "verbindingen"):
        sheet = sheets.read("", (FILES / f"kumu-{name}.csv").read_bytes())
        pages.append(sheets.Page(name, [sheet.columns, *(row.cells for row in sheet.rows)]))
    return sheets.write(sheets.XLSX, pages)


def test_a_3w_sheet_is_recognised_by_its_tags(cast):
    sheet = open_sheet("3w.csv", (FILES / "3w.csv").read_bytes())
    assert sheet.head == 2
    assert tags_of(sheet)["province"] == "#adm1+name"
    assert columns_of(sheet) == {
        "organisation": "organisatie",
        "organisation_type": "soort",
        "donor": "",
        "sector": "deelbehoeften",
        "activity": "capaciteit",
        "details": "omschrijving",
        "province": "gebied",
        "municipality": "gebied",
        "beneficiaries": "aantal",
        "start_date": "begindatum",
        "end_date": "einddatum",
    }
    assert min(one.confidence for one in propose_mapping(sheet).values()) >= 0.7


def test_a_3w_sheet_becomes_capabilities(cast):
    sheet = open_sheet("3w.csv", (FILES / "3w.csv").read_bytes())
    # Somebody corrected the proposal: the number of people reached is no number of things.
    chosen = columns_of(sheet) | {"beneficiaries": ""}
    table = apply(sheet, json.loads(json.dumps(chosen)))
    assert [row.number for row in table.rows] == [4, 5, 6, 7]
    assert "wij nemen ‘dienst’ aan" in table.notice
    plan = make_plan(table, None)
    assert [str(error) for error in plan.errors] == []
    apply_plan(plan, None)
    rows = Capability.objects.order_by("pk").values_list(
        "organisation__name", "organisation__kind", "organisation__level", "name", "sub_needs", "area"
    )
    assert list(rows) == [
        ("Stichting Warme Handen", "ngo", "lokaal", "Maaltijden koken in wijkkeuken", ["voedsel"], ["GM0687"]),
        ("Stichting Warme Handen", "ngo", "lokaal", "Waterzakken en tenten", ["dak", "drinkwater"], ["VR19"]),
        ("Zeeuwse Loodsen BV", "bedrijf", "lokaal", "Opslag en vervoer", ["transport"], ["GM0717"]),
        ("Kerk aan de Haven", "geloofsgemeenschap", "lokaal", "Luisterend oor", ["psychosociale-zorg"], ["GM0718"]),
    ]


def test_a_kumu_map_becomes_a_list(cast):
    sheet = open_sheet("kaart.xlsx", kumu_book())
    assert sheet.columns == ("Label", "Type", "To", "Description", "Tags", "Connection type", "Website", "Gebied")
    assert isinstance(sheet, Map)
    assert sheet.links == (Link(6, "Gemeente Fictiedam", "Molen De Hoop", "werkt samen met", "werkt-samen-met"),)
    table = apply(sheet, columns_of(sheet))
    told = [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows]
    assert [(row["organisatie"], row["soort"], row["capaciteit"], row["deelbehoeften"], row["vorm"], row["gebied"])
            for row in told] == [
        ("Zeilvereniging De Bries", "vereniging", "redden, vaartuigen", "redden", "", "Veere"),
        ("Molen De Hoop", "bedrijf", "Meel zonder stroom", "voedsel", "goederen", "Middelburg"),
        ("Molen De Hoop", "bedrijf", "Bakkerij-oven op hout", "brood", "materieel", "Vlissingen"),
        ("Gemeente Fictiedam", "overheid", "", "", "", "Middelburg"),
    ]  # fmt: skip
    plan = make_plan(table, None)
    assert [error.row for error in plan.errors] == [2]
    assert [row.organisation.name for row in plan.bare] == ["Gemeente Fictiedam"]
    assert [(row.source.name, row.kind, row.target.name) for row in plan.links] == [
        ("Gemeente Fictiedam", "werkt-samen-met", "Molen De Hoop")
    ]
    assert told[0]["website"] == "https://bries.invalid"


def test_elements_alone_are_a_map_as_well(cast):
    sheet = open_sheet("elements.csv", (FILES / "kumu-elementen.csv").read_bytes())
    assert [row.cells[0] for row in sheet.rows] == ["Zeilvereniging De Bries", "Molen De Hoop", "Gemeente Fictiedam"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Levert aan", "levert-aan"),
        ("REKENT_OP", "rekent-op"),
        ("supplies to", "levert-aan"),
        ("Partner of", "werkt-samen-met"),
        ("sponsort", "subsidieert"),
        ("kent", ""),
        ("", ""),
    ],
)
def test_words_for_connections(cast, word, kind):
    assert relation_of(word) == kind


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("Naam organisatie", "organisatie"),
        ("KvK-nummer", "kvk"),
        ("Werkgebied", "gebied"),
        ("Aanbod", "capaciteit"),
        ("Toelichting", "omschrijving"),
        ("Laatst bevestigd", "bevestigd_op"),
        ("Omschrijvng", "omschrijving"),
        ("Vestigingsplaats", "plaats"),
        ("opmerkingen", ""),
        ("Lievelingskleur", ""),
        *((name, name) for name in COLUMNS),
    ],
)
def test_heads(head, column):
    assert propose_mapping(sheets.Sheet((head,), ()))[sheets.column_name(head)].column == column


def test_the_surest_of_two_heads_wins():
    sheet = sheets.Sheet(("Partner", "organisatie", "Wie"), ())
    assert columns_of(sheet) == {"partner": "", "organisatie": "organisatie", "wie": ""}


def test_our_own_template_is_left_as_it_is(cast):
    data = b"ref;organisatie;gebied;deelbehoeften\n;A;Zeeland;Drinkwater"
    sheet = open_sheet("kaart.csv", data)
    table = apply(sheet, columns_of(sheet))
    assert (table.columns, table.rows[0].cells) == (sheet.columns, ("", "A", "Zeeland", "drinkwater"))


@pytest.mark.parametrize(
    ("begin", "end", "wrong"),
    [
        ("1-1-2026", "31-12-2026", ""),
        ("1-1-2026", "", ""),
        ("2-12-2026", "1-12-2026", "kolom einddatum: ligt vóór de begindatum"),
        ("1-1-2025", "20-11-2026", "kolom einddatum: is voorbij"),
        ("22-11-2026", "", "kolom begindatum: is nog niet geweest"),
        ("1-1-2026", "morgen", 'kolom einddatum: "morgen" is geen datum'),
    ],
)
def test_days_come_in_order(cast, begin, end, wrong):
    data = (
        "organisatie;soort;niveau;capaciteit;deelbehoeften;vorm;gebied;begindatum;einddatum\n"
        f"A;bedrijf;lokaal;B;bed;ruimte;Veere;{begin};{end}"
    ).encode()
    plan = make_plan(open_sheet("", data), None)
    errors = [str(error) for error in plan.errors]
    assert DAYS_UNKEPT in plan.notices
    assert (wrong in errors[0]) if wrong else not errors


@pytest.mark.parametrize(
    ("column", "cell", "ours"),
    [
        ("deelbehoeften", "WASH, Shelter", "drinkwater|dak"),
        ("deelbehoeften", "Wmo, jeugd en zorg thuis|Bed", "zorg-thuis|bed"),
        ("deelbehoeften", "onzin", "onzin"),
        ("deelbehoeften", "-", "-"),
        ("soort", "INGO", "ngo"),
        ("soort", "Vitale aanbieders", "vitale-aanbieder"),
        ("gebied", "Veere; Middelburg", "Veere|Middelburg"),
        ("vorm", "In-kind", "goederen"),
        ("omschrijving", "a, b; c", "a, b; c"),
    ],
)
def test_values_in_our_words(cast, column, cell, ours):
    sheet = sheets.Sheet((column,), (Row(2, (cell,)),))
    assert apply(sheet, {}).rows[0].cells == (ours,)


def test_a_column_that_stands_there_twice_is_told(cast):
    sheet = open_sheet("", b"organisatie;capaciteit;vorm;Vorm\nA;B;ruimte;vervoer")
    errors = make_plan(apply(sheet, columns_of(sheet) | {"vorm": "vorm"}), None).errors
    assert "deze kolom staat er twee keer in." in [error.message for error in errors]


def test_a_wrong_cell_is_called_as_the_file_calls_it(cast):
    data = b"Wie;Soort;Provincie;Gemeente;Sector\nA;bedrijf;Zeeland;Atlantis;xyz"
    sheet = open_sheet("", data)
    plan = make_plan(apply(sheet, columns_of(sheet)), None)
    assert [(error.cell, error.column) for error in plan.errors] == [
        ("", "capaciteit"), ("E2", "deelbehoeften"), ("D2", "gebied"), ("", "niveau"), ("", "vorm"),
    ]  # fmt: skip
