"""A 3W sheet and a Kumu map, offered on screen: what we propose, what somebody corrects, and what is remembered."""

import re
from pathlib import Path

import pytest
import time_machine

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.imports.models import Source
from weerbaar.features.networks.imports.tests.test_pages import confirm, newest, offer
from weerbaar.foundation.kit import sheets

FILES = Path(__file__).parents[2] / "capabilities" / "tests" / "files"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 12:00:00+01:00", tick=True):
        yield


def proposals(page):
    """The choice that stands selected, by label."""
    text = page.content.decode()
    found = {}
    for name, label in re.findall(r"<label[^>]*for=\"id_(kolom_\d+)\"[^>]*>\s*‘(.*?)’", text):
        block = text.split(f'id="id_{name}"')[1].split("</select>")[0]
        chosen = re.search(r'<option value="([^"]*)"[^>]*selected', block)
        found[label] = (name, chosen[1] if chosen else "")
    return found


def explain(client, page, **corrected):
    """Send the page of columns as it was proposed, but for what is corrected (by label)."""
    answers = {name: corrected.get(label, column) for label, (name, column) in proposals(page).items()}
    return client.post(f"/inlezen/{newest().ref}/kolommen/", answers, follow=True)


def kumu():
    pages = []
    for name in ("elementen", "verbindingen"):
        sheet = sheets.read("", (FILES / f"kumu-{name}.csv").read_bytes())
        pages.append(sheets.Page(name, [sheet.columns, *(row.cells for row in sheet.rows)]))
    return sheets.write(sheets.XLSX, pages)


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


def test_a_kumu_map_is_proposed_and_its_gaps_are_told(cast):
    rick = cast.client("rick")
    page = offer(rick, data=kumu(), name="kaart.xlsx", source="Kumu")
    assert {label: column for label, (_, column) in proposals(page).items()} == {
        "Label": "organisatie",
        "Type": "soort",
        "To": "capaciteit",
        "Description": "omschrijving",
        "Tags": "deelbehoeften",
        "Connection type": "vorm",
    }
    text = explain(rick, page).content.decode()
    assert "2 nieuw" in text
    assert "verbindingen tussen organisaties zijn niet ingelezen" in text
