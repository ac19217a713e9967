"""A 3W sheet and a Kumu map, offered on screen: what we propose, what somebody corrects, and what is remembered."""

import re
from pathlib import Path

import pytest
import time_machine

from tests.factories import make_organisation
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.imports.models import Batch, Source
from weerbaar.features.networks.imports.tests.test_pages import confirm, newest, offer, undo
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.organisations.models import Organisation, Relation

FILES = Path(__file__).parents[2] / "capabilities" / "tests" / "files"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 12:00:00+01:00", tick=True):
        yield


def proposals(page):
    """The choice that stands selected, by label."""
    text = page.content.decode()
    found = {}
    for name, label in re.findall(
        r"<label[^>]*for=\"id_((?:kolom|verbinding)_\d+)\"[^>]*>\s*(?:Verbinding )?‘(.*?)’", text
    ):
        block = text.split(f'id="id_{name}"')[1].split("</select>")[0]
        chosen = re.search(r'<option value="([^"]*)"[^>]*selected', block)
        found[label] = (name, chosen[1] if chosen else "")
    return found


def explain(client, page, **corrected):
    """Send the page of columns as it was proposed, but for what is corrected (by label)."""
    answers = {name: corrected.get(label, column) for label, (name, column) in proposals(page).items()}
    return client.post(f"/inlezen/{newest().ref}/kolommen/", answers, follow=True)


ELEMENTS = [
    ["Label", "Type", "Description", "Tags", "Rubriek", "Gebied"],
    ["Molen De Hoop", "Bedrijf", "Korenmolen op windkracht", "", "", "Middelburg"],
    ["Gemeente Fictiedam", "Overheid", "", "", "", "Middelburg"],
    ["Meel zonder stroom", "Aanbod", "Maalt 500 kilo per dag", "voedsel", "goederen", ""],
]
CONNECTIONS = [
    ["From", "To", "Direction", "Label", "Type", "Description"],
    ["Molen De Hoop", "Meel zonder stroom", "directed", "heeft", "", ""],
    ["Gemeente Fictiedam", "Molen De Hoop", "directed", "", "Rekent op", "Bij stroomuitval"],
    ["Molen De Hoop", "Gemeente Fictiedam", "directed", "kent", "", ""],
    ["Molen De Hoop", "Aggregaten Walcheren", "mutual", "works with", "", ""],
    ["Aggregaten Walcheren", "Veldkeuken Twente", "directed", "", "Levert aan", ""],
    ["Molen De Hoop", "Geheime Opslag", "directed", "", "Levert aan", ""],
]


def kumu(connections=CONNECTIONS):
    return sheets.write(sheets.XLSX, [sheets.Page("elements", ELEMENTS), sheets.Page("connections", connections)])


def standing():
    """Every relation that has not ended."""
    rows = Relation.objects.filter(until=None).select_related("source", "target")
    return {(one.source.name, one.kind, one.target.name) for one in rows}


def test_a_3w_sheet_is_proposed_corrected_and_remembered(cast):
    rick = cast.client("rick")
    data = (FILES / "3w.csv").read_bytes()
    page = offer(rick, data=data, name="3w.csv", source="Oefening")
    assert {label: column for label, (_, column) in proposals(page).items()} == {
        "Organisation": "organisatie",
        "Organisation type": "soort",
        "Donor": "",
        "Sector": "deelbehoeften",
        "Activity": "capaciteit",
        "Details": "omschrijving",
        "Province": "gebied",
        "Municipality": "gebied",
        "Beneficiaries": "aantal",
        "Start date": "begindatum",
        "End date": "einddatum",
    }
    page = explain(rick, page, Beneficiaries="")
    assert "4 nieuw" in page.content.decode()
    assert Source.objects.get(name="Oefening").columns["beneficiaries"] == ""
    confirm(rick)
    assert Capability.objects.count() == 4
    # The same list again is not asked about and holds nothing new.
    assert "4 ongewijzigd" in offer(rick, data=data, name="3w.csv", source="Oefening").content.decode()


HOPE, TOWN, POWER = "Molen De Hoop", "Gemeente Fictiedam", "Aggregaten Walcheren"
BROUGHT = {(TOWN, "rekent-op", HOPE), (HOPE, "werkt-samen-met", POWER), (POWER, "levert-aan", "Veldkeuken Twente")}


def test_a_kumu_map_is_proposed_corrected_remembered_and_undone(cast):
    make_organisation("Geheime Opslag", visibility="eigen-organisatie", area=["VR01"])
    rick = cast.client("rick")
    page = offer(rick, data=kumu(), name="kaart.xlsx", source="Kumu")
    proposed = {label: column for label, (_, column) in proposals(page).items()}
    assert proposed == {
        "Label": "organisatie",
        "Type": "soort",
        "To": "capaciteit",
        "Description": "omschrijving",
        "Tags": "deelbehoeften",
        "Connection type": "vorm",
        "Rubriek": "",
        "kent": "",
        "works with": "werkt-samen-met",
    }
    page = explain(rick, page, Rubriek="vorm", **{"Connection type": "", "kent": ""})
    text = page.content.decode()
    assert "6 rijen" not in text
    assert "Niet ingelezen: 1 verbinding ‘kent’." in text
    assert "Wij kennen geen organisatie ‘Geheime Opslag’" in text
    assert "Gemeente Fictiedam rekent op Molen De Hoop" in text
    confirm(rick)
    assert standing() == BROUGHT
    asked = Relation.objects.get(kind="rekent-op")
    assert (asked.note, asked.asked_at is not None, asked.answer) == ("Bij stroomuitval", True, "nog-niet-gevraagd")
    assert Entry.objects.filter(code="relation.added", actor=cast["rick"]).count() == 3
    # The same list again is not asked about and holds nothing new.
    page = offer(rick, data=kumu(), name="kaart.xlsx", source="Kumu")
    assert not proposals(page)
    assert "5 ongewijzigd" in page.content.decode()
    Batch.objects.order_by("-pk")[0].delete()
    text = undo(rick).content.decode()
    assert "Alles is weer zoals het was." in text
    assert (standing(), Organisation.objects.filter(name__in=[HOPE, TOWN]).count()) == (set(), 0)


def test_a_relation_that_a_map_no_longer_holds_is_offered_as_ended(cast):
    rick = cast.client("rick")
    explain(rick, offer(rick, data=kumu(), name="kaart.xlsx", source="Kumu"), Rubriek="vorm", **{"Connection type": ""})
    confirm(rick)
    fewer = [row for row in CONNECTIONS if "Rekent op" not in row]
    offer(rick, data=kumu(fewer), name="kaart.xlsx", source="Kumu")
    batch = newest()
    text = rick.get(f"/inlezen/{batch.ref}/?soort=verdwenen").content.decode()
    assert "Beëindig ‘Gemeente Fictiedam rekent op Molen De Hoop’" in text
    row = batch.rows.get(kind="verdwenen")
    rick.post(f"/inlezen/{batch.ref}/keuzes/", {"rij": row.pk, f"trek_in_{row.pk}": "on"})
    assert "1 relatie wordt beëindigd." in rick.get(f"/inlezen/{batch.ref}/bevestigen/").content.decode()
    confirm(rick)
    assert standing() == BROUGHT - {(TOWN, "rekent-op", HOPE)}
    undo(rick)
    assert standing() == BROUGHT


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("rick", {"nieuw": 5, "geweigerd": 0}),
        # Eefje keeps Aggregaten Walcheren alone: what the others offer, and how they stand to others, is not hers.
        ("eefje", {"nieuw": 1, "geweigerd": 2}),
    ],
)
def test_who_may_state_a_relation(cast, who, told):
    client = cast.client(who)
    explain(client, offer(client, data=kumu(), name="k.xlsx", source="K"), Rubriek="vorm", **{"Connection type": ""})
    counts = newest().counts
    assert {kind: counts[kind] for kind in told} == told
    confirm(client)
    assert standing() == (BROUGHT if who == "rick" else {(POWER, "levert-aan", "Veldkeuken Twente")})
