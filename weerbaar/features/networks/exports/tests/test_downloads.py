"""Every format holds exactly the selection that this reader may see, and goes out safely."""

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from tests.answers import counting
from tests.cast import PEOPLE
from tests.factories import make_capability, make_contact, make_organisation
from weerbaar.features.networks.capabilities.exchange import COLUMNS, make_plan
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.exports import throttle
from weerbaar.features.networks.exports.formats import FORMATS, hsds
from weerbaar.features.networks.exports.formats.tables import HXL
from weerbaar.features.networks.exports.tests.conftest import NASTY
from weerbaar.features.networks.exports.tests.reading_back import ALL, TABLES, body, rows
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.audiences.rules import opens
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.taxonomy import boundaries
from weerbaar.foundation.taxonomy.models import Boundary

PAGE = {
    "total_items": 1,
    "total_pages": 1,
    "page_number": 1,
    "size": 1,
    "first_page": True,
    "last_page": True,
    "empty": False,
}
SCHEMA = json.loads((Path(hsds.__file__).parent / "hsds.schema.json").read_text("utf-8"))


def download(cast: Any, who: str, name: str, query: str = "") -> bytes:
    return body(cast.client(who).get(f"/netwerkkaart/download/{name}/?{query}"))


@pytest.mark.parametrize("name", ALL)
def test_what_goes_out_is_what_each_person_may_see(register: Any, name: str) -> None:
    every = list(Capability.objects.select_related("organisation").exclude(status="ingetrokken"))
    for who, ring in register.keyrings([*PEOPLE, "cas zonder"]).items():
        seen = [one for one in every if opens(ring, one.clauses())]
        expected = sorted(one.ref if name in TABLES else str(one.uuid) for one in seen)
        assert sorted(rows(name, download(register, who, name))) == expected, who


@pytest.mark.parametrize("query", ["regio=VR19&sorteer=naam", "q=aggregaat+in+Zeeland", "vorm=goederen", "pagina=2"])
def test_it_is_the_selection_of_the_page_in_its_order(register: Any, query: str) -> None:
    page = register.program("cas").get(f"/api/v1/capaciteiten?{query.replace('pagina=2', '')}&paginaGrootte=100").json()
    for name in ALL:
        expected = [one["adres"].split("/")[-2] if name in TABLES else one["id"] for one in page["resultaten"]]
        assert rows(name, download(register, "cas", name, query)) == expected, name


@pytest.mark.parametrize(("who", "name"), [("noor", "csv"), ("eefje", "xlsx"), ("rick", "ods")])
def test_a_table_comes_back_in_as_unchanged(register: Any, who: str, name: str) -> None:
    data = download(register, who, name)
    plan = make_plan(sheets.read("kaart", data, COLUMNS), None)
    assert [str(error) for error in plan.errors] == []
    assert plan.is_empty
    assert len(plan.untouched) == len(rows(name, data)) >= 3 + len(NASTY)


def test_no_cell_is_taken_for_a_formula(register: Any) -> None:
    for text in ("\tx", "\rx", "=cmd|' /C calc'!A0"):
        make_capability(register.veldkeuken, text, description=text)
    book = openpyxl.load_workbook(io.BytesIO(download(register, "noor", "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    assert not [cell.value for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@\t\r"]
    lines = download(register, "noor", "csv").decode("utf-8-sig").split(";")
    assert not [cell for cell in lines if cell.strip('"')[:1] in tuple("=+-@\t\r")]


def test_a_workbook_has_hxl_tags_under_its_head_and_explains_itself(register: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(download(register, "noor", "xlsx", "regio=VR19")))
    head, tags = list(book["capaciteiten"].iter_rows(max_row=2, values_only=True))
    assert head == COLUMNS
    assert tags == tuple(HXL[column] for column in COLUMNS)
    assert all(tag.startswith("#") for tag in tags)
    told = list(book["uitleg"].iter_rows(values_only=True))
    assert "regio=VR19" in told[0][2]
    assert {row[0] for row in told} >= set(COLUMNS)


@pytest.mark.parametrize(
    ("who", "told"), [("noor", None), ("mats", None), ("hidde", None), ("eefje", "2"), ("cas", "2")]
)
def test_promised_elsewhere_goes_only_to_who_may_know(register: Any, who: str, told: str | None) -> None:
    sheet = sheets.read("kaart", download(register, who, "csv", "q=Aggregaat&sorteer=naam"), COLUMNS)
    cells = {row.cells[COLUMNS.index("capaciteit")]: row.cells[COLUMNS.index("dubbel_beloofd")] for row in sheet.rows}
    assert (cells["Aggregaat"] or None) == told


@pytest.mark.parametrize("who", ["noor", "eefje", "cas"])
def test_json_satisfies_its_schema(register: Any, who: str) -> None:
    told = json.loads(download(register, who, "hsds"))
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(told)
    full = next(one for one in told["contents"] if one["name"] == "Aggregaat")
    assert full["capacities"][0]["available"] == 2500.5
    assert full["organization"]["organization_identifiers"][0]["identifier"] == "01234567"
    names = [contact.get("name") for contact in full["organization"]["contacts"]]
    assert names == ([None] if who == "noor" else [None, "Jan Piket"])


def test_the_schema_is_a_schema_and_refuses() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"contents": [{"id": "x"}]}, SCHEMA)


def test_geojson_holds_every_property_also_without_a_place(register: Any) -> None:
    told = json.loads(download(register, "noor", "geojson", "q=Aggregaat"))
    assert told["type"] == "FeatureCollection"
    full = next(one for one in told["features"] if one["properties"]["naam"] == "Aggregaat")
    assert full["type"] == "Feature"
    assert full["properties"]["binnenUren"] == 0
    assert full["properties"]["afspraken"] == ["convenant", "sla"]


def test_with_borders_a_feature_has_its_place(register: Any) -> None:
    places = {"GM0687": (3.611, 51.497), "GM0717": (3.52, 51.56), "GM0718": (3.57, 51.45), "VR19": (3.9, 51.45)}
    Boundary.objects.bulk_create(
        Boundary(
            code=code, kind="region" if code[:2] == "VR" else "municipality", year=2026, source="proef", path="M0 0z",
            left=0, top=0, right=1, bottom=1, label_x=0, label_y=0, room=1, longitude=place[0], latitude=place[1],
        )
        for code, place in places.items()
    )  # fmt: skip
    boundaries.forget()
    told = json.loads(download(register, "cas", "geojson"))
    shapes = {one["properties"]["naam"]: one["geometry"] for one in told["features"]}
    assert shapes["Aggregaat"]["type"] == "MultiPoint"
    assert shapes["Aggregaat"]["coordinates"][0] == [3.611, 51.497]
    assert shapes["Schuilkelder"] == {"type": "Point", "coordinates": [3.611, 51.497]}
    assert shapes["Voorbeeld"] is None
    services = json.loads(download(register, "noor", "hsds"))["contents"]
    jsonschema.validate({**PAGE, "contents": services}, SCHEMA)
    seats = {one["organization"]["name"]: one["organization"].get("locations") for one in services}
    assert seats["Aggregaten Walcheren"][0]["latitude"] == 51.497


@pytest.mark.parametrize("name", ALL)
def test_thirty_rows_cost_no_more_queries_than_three(cast: Any, name: str) -> None:
    make_capability(make_organisation("Eerste"))
    download(cast, "cas", name)  # what a process remembers is read once
    counts = []
    for many in (3, 30):
        for number in range(many):
            owner = make_organisation(f"Groep {many}-{number}")
            make_capability(owner)
            make_contact(owner)
        with counting() as queries:
            download(cast, "cas", name)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("who", "query", "noted"),
    [
        ("noor", "", False),
        ("mats", "", False),
        ("cas", "q=Schuilkelder", True),
        ("cas", "q=Voorbeeld", False),
        ("eefje", "q=voorraad", True),
        ("cas zonder", "", False),
    ],
)
def test_that_sensitive_rows_went_along_is_noted(register: Any, who: str, query: str, noted: bool) -> None:
    download(register, who, "csv", query)
    found = Entry.objects.filter(code="export.taken")
    assert [entry.actor_id for entry in found] == ([register[who].pk] if noted else [])
    if noted:
        assert query in found[0].changes["address"][1]


def test_sensitive_contacts_count_too(register: Any) -> None:
    download(register, "cas", "hsds", "q=Onderbroken")
    assert Entry.objects.filter(code="export.taken").count() == 1


@pytest.mark.parametrize("name", ["csv", "hsds"])
def test_without_account_a_long_selection_asks_to_sign_in(register: Any, name: str, settings: Any) -> None:
    settings.EXPORT_DIRECT_ROWS = 2
    answer = register.client("noor").get(f"/netwerkkaart/download/{name}/?regio=VR19")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "ten hoogste 2 regels" in page
    assert "volgende=" in page or "next=" in page
    assert register.client("noor").post(f"/netwerkkaart/download/{name}/").status_code == 302


def test_without_account_not_endlessly(register: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(throttle, "MOST", 2)
    client, member = register.client("noor"), register.client("mats")
    answers = [client.get("/netwerkkaart/download/csv/").status_code for _ in range(4)]
    assert answers == [200, 200, 429, 429]
    assert member.get("/netwerkkaart/download/csv/").status_code == 200


def test_an_unclear_address_takes_nothing_along(register: Any) -> None:
    answer = register.client("noor").get("/netwerkkaart/download/csv/?regio=VR99&vorm=goederen")
    assert answer.status_code == 400
    assert "/netwerkkaart/download/csv/?vorm=goederen" in answer.content.decode()


def test_the_menu_offers_every_format_of_this_selection(register: Any) -> None:
    page = register.client("noor").get("/netwerkkaart/?regio=VR19").content.decode()
    for one in FORMATS.values():
        assert f'href="/netwerkkaart/download/{one.name}/?regio=VR19"' in page
        assert one.purpose.replace("'", "&#x27;") in page
    assert "/netwerkkaart/download/" not in register.client("noor").get("/netwerkkaart/?q=xyzzyx").content.decode()
