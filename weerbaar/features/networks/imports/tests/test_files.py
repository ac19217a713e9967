"""Files in and out: what goes out in our template comes back unchanged; what cannot be read ends in a clear report."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from tests.factories import make_capability, make_organisation
from tests.offering import csv_of
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.imports.models import Batch
from weerbaar.foundation.organisations.models import Organisation

HEAD = ["organisatie", "capaciteit", "deelbehoeften", "vorm", "gebied", "aantal", "eenheid", "bevestigd_op"]
ROW = ["Aggregaten Walcheren", "Lichtmast", "energie", "materieel", "Middelburg", "", "", ""]


def offer(client, name, data):
    file = SimpleUploadedFile(name, data)
    return client.post("/inlezen/nieuw/", {"file": file, "source": "Onze lijst"}, follow=True)


def book(*rows, change=None):
    workbook = Workbook()
    for row in (HEAD, *rows):
        workbook.active.append(row)
    if change:
        change(workbook.active)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def packed(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def with_macros():
    out = io.BytesIO(book(ROW))
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("xl/vbaProject.bin", b"macro")
    return out.getvalue()


def bomb():
    out = io.BytesIO(book(ROW))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet2.xml", b"<a>" + b" " * (60 * 1024 * 1024))
    return out.getvalue()


def stuffed():
    """More text than may be."""
    return book(*([*ROW[:2], "", "", "", f"{number:05}" * 6_000] for number in range(720)))


def formula(sheet):
    sheet["F2"] = "=1+1"


def merged(sheet):
    sheet.merge_cells("A2:A3")


def cells(**given):
    return csv_of(dict(zip(HEAD, ROW, strict=True)) | given)


PASSWORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600
REFUSED = {
    # what: (name, data, what is said)
    "more than 20,000 rows": ("a.csv", b"capaciteit\n" + b"x\n" * 20_001, "20.000 rijen"),
    "more than 60 columns": ("a.csv", ";".join(f"k{n}" for n in range(61)).encode() + b"\nx", "60 kolommen"),
    "more than 20 MB": ("a.csv", b"x" * (20 * 1024 * 1024 + 1), "groter dan 20 MB"),
    "more than 20 MB unpacked": ("a.xlsx", stuffed(), "uitgepakt groter dan 20 MB"),
    "a zip bomb": ("a.xlsx", bomb(), "20 MB"),
    "an encoding that cannot be told": ("a.csv", b"capaciteit\nCaf\x82\n", "Het is niet te zien welke letters"),
    "merged cells": ("a.xlsx", book(ROW, change=merged), "A2:A3"),
    "a formula": ("a.xlsx", book(ROW, change=formula), "Cel F2"),
    "dates in impossible order": ("a.csv", cells(bevestigd_op="11-21-2026"), "Kolom bevestigd_op"),
    "an end before its beginning": ("a.csv", cells(begindatum="2-10-2026", einddatum="1-10-2026"), "Kolom einddatum"),
    "an unknown region": ("a.csv", cells(gebied="Zeeeland"), "Kolom gebied"),
    "a null byte": ("a.csv", b"capaciteit\nx\x00y\n", "nulteken"),
    "macros": ("a.xlsm", with_macros(), "macro"),
    "a password": ("a.xlsx", PASSWORD, "wachtwoord"),
    "a picture": ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ""),
    "nothing": ("a.csv", b"", "Het bestand is leeg."),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_told_and_writes_nothing(cast, what):
    name, data, said = REFUSED[what]
    page = offer(cast.client("eefje"), name, data)
    text = page.content.decode()
    assert page.status_code == 200
    assert said in text
    assert "Er moet iets anders" in text or "klopt niet." in text
    if "Er moet iets anders" in text:
        assert not Batch.objects.exists()
        assert 'value="Onze lijst"' in text
    assert not Capability.objects.exists()


UNDERSTOOD = {
    "semicolons, Dutch dates, decimal commas": cells(aantal="2,5", eenheid="liter", bevestigd_op="1 november 2026"),
    "commas": csv_of(dict(zip(HEAD, ROW, strict=True)), delimiter=","),
    "a spreadsheet": book(ROW),
    "Windows-1252": cells(capaciteit="Café").decode().encode("cp1252"),
    "a row that begins with #": cells() + b"\r\n# dit is uitleg",
}  # fmt: skip


@pytest.mark.parametrize("what", UNDERSTOOD)
def test_what_is_simply_understood(cast, what):
    assert "1 rij: 1 nieuw." in offer(cast.client("eefje"), "lijst", UNDERSTOOD[what]).content.decode()


@pytest.fixture
def filled(cast):
    """Everything that cells can hold, at several organisations in Zeeland."""
    cast.aggregaten.website = "https://aw.invalid"
    cast.aggregaten.save()
    make_capability(
        cast.aggregaten, "=SOM(A1)", description="+31 is geen getal\nmaar tekst", conditions="-", cost="@thuis",
        quantity="2.50", unit="liter", notice_hours=0, sustain_hours=72, falls_away=["stroom"], status="onderbroken",
        double_promised=3, confirmed_on="2026-10-01", confirmed_until="2027-04-01",
    )  # fmt: skip
    make_capability(cast.aggregaten, "Besloten", visibility="crisisprofessionals", description="'tekst'")
    make_capability(cast.aggregaten, "Weg", status="ingetrokken")
    other = make_organisation("Bakkerij Zoutelande", municipality="GM0717", area=["GM0717"])
    make_capability(other, "Brood", sub_needs=["brood"], visibility="leden")
    make_capability(cast.veldkeuken, "Soep", sub_needs=["brood"])
    return cast


@pytest.mark.parametrize("form", ["xlsx", "csv", "ods"])
@pytest.mark.parametrize(("name", "count"), [("eefje", 2), ("gwen", 2), ("rick", 3), ("tessa", 2)])
def test_what_goes_out_comes_back_as_unchanged(filled, name, count, form):
    client = filled.client(name)
    answer = client.get(f"/inlezen/eigen-gegevens/?vorm={form}")
    assert answer["Content-Disposition"] == f'attachment; filename="eigen-gegevens.{form}"'
    text = offer(client, f"eigen-gegevens.{form}", answer.content).content.decode()
    assert f"{count} rijen: {count} ongewijzigd." in text
    assert "Dit bestand verandert niets." in text


def test_the_template_for_everybody(cast):
    answer = cast.client("noor").get("/inlezen/sjabloon/")
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert [cell.value for cell in sheet[1]][:3] == ["ref", "organisatie", "soort"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_with_remarks_can_be_mended_and_offered_again(cast, kind):
    eefje = cast.client("eefje")
    bad = [*ROW[:3], "materiel", *ROW[4:]]
    data = book(ROW, bad) if kind == "xlsx" else "\n".join(";".join(row) for row in (HEAD, ROW, bad)).encode()
    offer(eefje, f"lijst.{kind}", data)
    answer = eefje.get(f"/inlezen/{Batch.objects.get().ref}/opmerkingen/")
    assert answer["Content-Disposition"] == f'attachment; filename="opmerkingen.{kind}"'
    if kind == "xlsx":
        workbook = load_workbook(io.BytesIO(answer.content))
        sheet = workbook.worksheets[0]
        assert "vorm: " in sheet["A3"].value
        sheet["E3"].value = "materieel"
        out = io.BytesIO()
        workbook.save(out)
        mended = out.getvalue()
    else:
        assert "bedoelde u materieel?" in answer.content.decode("utf-8-sig")
        mended = answer.content.replace(b";materiel;", b";materieel;")
    assert "2 rijen: 2 nieuw." in offer(eefje, f"opmerkingen.{kind}", mended).content.decode()


def test_nothing_hidden_shows(cast):
    """Not by ref, not as a double, not in a count, not in what goes out."""
    hidden = make_organisation("Geheime Opslag", visibility="eigen-organisatie", area=["VR19"], municipality="GM0687")
    secret = make_capability(hidden, "Geheime Kelder")
    rick = cast.client("rick")
    row = dict(zip(HEAD, ROW, strict=True)) | {"organisatie": "Geheime Opslag", "capaciteit": "Geheime Kelder"}
    new = {"soort": "bedrijf", "niveau": "lokaal", "plaats": "Middelburg"}
    text = offer(rick, "a.csv", csv_of(row | new)).content.decode()
    assert "1 rij: 1 nieuw." in text
    answers = []
    for ref in (secret.ref, "zzzzzzzz"):
        Batch.objects.all().delete()
        offer(rick, "a.csv", csv_of({"ref": ref, "omschrijving": "x"}))
        batch = Batch.objects.get()
        answers.append((batch.counts, [str(row.details).replace(ref, "...") for row in batch.rows.all()]))
    assert answers[0] == answers[1]
    assert answers[0][0]["fout"] == 1
    assert b"Geheim" not in rick.get("/inlezen/eigen-gegevens/?vorm=csv").content
    assert Organisation.objects.filter(name="Geheime Opslag").count() == 1
