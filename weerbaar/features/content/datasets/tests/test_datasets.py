"""From a table that an editor sends to what a reader sees of it and takes along, through the pages of the site."""

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_dataset
from weerbaar.features.content.datasets import services
from weerbaar.features.content.datasets.models import Dataset, Made
from weerbaar.features.content.datasets.presenting import grouped
from weerbaar.features.content.datasets.services.keeping import FILING
from weerbaar.foundation.kit import sheets
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.files.tests import made

FORM = {
    "title": "Bedden per gemeente", "author": "Gemeente Voorbeeld", "licence": "cc-by-4", "language": "nl",
    "area": "Zeeland", "visibility": "openbaar", "summary": "Wie heeft er bedden.", "frequency": "jaarlijks",
    "themes": ["soci"], "keywords": "bedden\nopvang", "contact": "gegevens@voorbeeld.invalid",
    "columns_told": "Bedden: hoeveel er staan", "period_from": "2026-01-01", "period_to": "2026-12-31",
    "deel_bevolkingszorg": ["bed"], "issued_on": "2026-05-01",
}  # fmt: skip
TABLE = (
    b"Gemeente;Bedden;Open sinds;Actief;Opmerking\n"
    b"Veere;1.200;01-05-2024;ja;=HYPERLINK(\"x\")\n"
    b"Middelburg;75,5;02-06-2025;nee;hallo, wereld\n"
    b"Vlissingen;n.v.t.;03-07-2026;ja;\n"
)  # fmt: skip


def upload(content: bytes, name: str = "x.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def read_all() -> None:
    """What the worker would do."""
    for dataset in Dataset.objects.filter(reading="wacht"):
        services.read_dataset(dataset.pk, dataset.reading_turn)


def page_of(cast: Cast, who: str, address: str) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def taken(cast: Cast, who: str, address: str) -> tuple[Any, bytes]:
    answer: Any = cast.client(who).get(address)
    assert answer.status_code == 200
    return answer, b"".join(answer.streaming_content)


def test_a_table_is_published_looked_at_and_taken_along(cast: Cast) -> None:
    sent = {**FORM, "file": upload(TABLE, "rapport.exe"), "daarna": "publiceer"}
    answer = cast.client("rosa").post("/gegevens/nieuw/", sent, follow=True)
    dataset = Dataset.objects.get()
    assert "De tabel wordt gelezen" in answer.content.decode()
    read_all()
    page = page_of(cast, "noor", dataset.get_absolute_url())
    for told in (
        "3 rijen, 5 kolommen", "hoeveel er staan", "CC BY 4.0", "1 januari 2026 tot en met 31 december 2026",
        "Jaarlijks", "3 verschillend", "Bevolking en samenleving", "gegevens@voorbeeld.invalid",
        "Van 75,5 tot en met 1200", "1 cel zegt dat het niet bekend is", "<svg", "Het plaatje als tabel",
        "=HYPERLINK(&quot;x&quot;)", f"/catalogus/dataset/{dataset.ref}.ttl",
    ):  # fmt: skip
        assert told in page, told
    kinds = dict(dataset.sheets.get().columns.values_list("name", "kind"))
    assert kinds == {
        "Gemeente": "gebied", "Bedden": "getal", "Open sinds": "datum", "Actief": "ja-nee", "Opmerking": "tekst",
    }  # fmt: skip
    answer, original = taken(cast, "noor", f"{dataset.get_absolute_url()}bestand/")
    assert (original, answer["Content-Disposition"]) == (TABLE, 'attachment; filename="bedden-per-gemeente.csv"')
    history = page_of(cast, "mats", f"{dataset.get_absolute_url()}geschiedenis/")
    assert "Tabel van het bestand gelezen" in history


@pytest.mark.parametrize(("kind", "make"), [("xlsx", made.xlsx), ("ods", made.ods)])
def test_a_spreadsheet_goes_from_the_form_to_its_table(cast: Cast, kind: str, make: Any) -> None:
    content = make()
    sent = {**FORM, "columns_told": "", "file": upload(content, "rapport.exe"), "daarna": "publiceer"}
    assert cast.client("rosa").post("/gegevens/nieuw/", sent).status_code == 302
    read_all()
    dataset = Dataset.objects.get()
    assert (dataset.file.kind, dataset.reading) == (kind, "gelezen")
    page = page_of(cast, "noor", dataset.get_absolute_url())
    for told in ("2 rijen, 2 kolommen", "Gemeente", "Inwoners", "<svg", "<td>Almere</td>"):
        assert told in page, told
    kinds = dict(dataset.sheets.get().columns.values_list("name", "kind"))
    assert kinds == {"Gemeente": "gebied", "Inwoners": "getal"}
    table = page_of(cast, "noor", f"{dataset.get_absolute_url()}tabel/1/")
    assert "Rij 1 tot en met 2" in table
    for cell in ("Almere", "Veere", "217828", "22000"):
        assert f">{cell}</td>" in table, cell
    _, as_csv = taken(cast, "noor", f"{dataset.get_absolute_url()}blad-1.csv")
    assert as_csv.decode().split() == ["Gemeente,Inwoners", "Almere,217828", "Veere,22000"]
    answer, original = taken(cast, "noor", f"{dataset.get_absolute_url()}bestand/")
    assert (original, answer["Content-Disposition"]) == (content, f'attachment; filename="bedden-per-gemeente.{kind}"')


def test_what_is_made_of_it_is_open_and_harmless(cast: Cast) -> None:
    dataset = make_dataset(content=TABLE)
    read_all()
    address = dataset.get_absolute_url()
    answer, as_csv = taken(cast, "noor", f"{address}blad-1.csv")
    rows = list(csv.reader(io.StringIO(as_csv.decode())))
    assert rows[1] == ["Veere", "1200", "2024-05-01", "true", '\'=HYPERLINK("x")']
    assert rows[2] == ["Middelburg", "75.5", "2025-06-02", "false", "hallo, wereld"]
    assert rows[3] == ["Vlissingen", "", "2026-07-03", "true", ""]
    assert (answer["Access-Control-Allow-Origin"], answer["Cache-Control"]) == ("*", "public, max-age=300")
    assert cast.client("noor").get(f"{address}blad-1.csv", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    _, as_json = taken(cast, "noor", f"{address}blad-1.json")
    first = json.loads(as_json)[0]
    assert first["Bedden"] == 1200
    assert first["Opmerking"] == '=HYPERLINK("x")'
    _, as_ods = taken(cast, "noor", f"{address}tabel.ods")
    sheet = sheets.read("x.ods", as_ods)
    assert sheet.columns == ("Gemeente", "Bedden", "Open sinds", "Actief", "Opmerking")
    assert sheet.rows[1].cells[:4] == ("Middelburg", "75,5", "02-06-2025", "nee")


def test_several_sheets_each_have_their_table(cast: Cast) -> None:
    book = made.xlsx([["a", "b"], ["x", 1]], Tweede=[["Titel"], ["naam", "getal", "dag"], ["y", 2, "z"]], Leeg=[])
    dataset = make_dataset(content=book, file=None)
    StoredFile.objects.filter(pk=dataset.file_id).update(kind="xlsx")
    read_all()
    assert [str(one) for one in dataset.sheets.order_by("number")] == ["Blad1", "Tweede"]
    page = page_of(cast, "noor", f"{dataset.get_absolute_url()}?blad=2")
    assert "Boven de tabel stond nog tekst (1 rij)" in page
    assert "blad ‘Tweede’" in page
    assert "<td>y</td>" in page_of(cast, "noor", f"{dataset.get_absolute_url()}tabel/2/")
    assert cast.client("noor").get(f"{dataset.get_absolute_url()}tabel/3/").status_code == 404


def test_a_long_table_is_shown_by_the_page_and_says_where_it_ends(cast: Cast, settings: Any) -> None:
    settings.DATASETS_MOST_ROWS = 1200
    rows = "".join(f"{number};r{number % 7}\n" for number in range(1, 2001))
    dataset = make_dataset(content=f"nummer;reeks\n{rows}".encode())
    read_all()
    page = page_of(cast, "noor", dataset.get_absolute_url())
    assert "We lazen de eerste 1199 rijen van de 2000" in page
    assert page.count("alleen de eerste 1199 van de 2000 rijen") == 3, "beside CSV, JSON and ODS"
    answer, content = taken(cast, "noor", f"{dataset.get_absolute_url()}blad-1.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="bedden-per-gemeente-niet-alle-rijen.csv"'
    assert len(content.splitlines()) == 1200
    assert len(taken(cast, "noor", f"{dataset.get_absolute_url()}bestand/")[1].splitlines()) == 2001
    described = cast.client("noor").get(f"/catalogus/dataset/{dataset.ref}.ttl").content.decode()
    assert described.count("alleen de eerste 1199 van de 2000 rijen") >= 3
    last = page_of(cast, "noor", f"{dataset.get_absolute_url()}tabel/1/?pagina=20")
    assert "Rij 951 tot en met 1000" in last
    assert "<td>r6</td>" in last


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\n\n  \n", "staat geen tabel"),
        (b'naam;x\n"open;1\nen;verder\n', "aanhalingsteken"),
        (b";".join(b"k%d" % at for at in range(300)) + b"\n", "200 kolommen"),
    ],
)
def test_a_table_that_cannot_be_read_stays_to_be_downloaded(cast: Cast, content: bytes, problem: str) -> None:
    dataset = make_dataset(content=content)
    read_all()
    told = page_of(cast, "rosa", dataset.get_absolute_url())
    assert problem in told
    assert "Lees de tabel opnieuw" in told
    assert problem not in page_of(cast, "noor", dataset.get_absolute_url())
    assert taken(cast, "noor", f"{dataset.get_absolute_url()}bestand/")[1] == content


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"file": None}, "Kies het bestand."),
        ({"file": made.pdf(["a"])}, "Dit is een PDF. Kies een CSV-bestand"),
        ({"file": made.with_part(made.xlsx(), "xl/vbaProject.bin")}, "macro"),
        ({"title": ""}, "Vul de titel in."),
        ({"author": ""}, "van welke organisatie"),
        ({"period_to": "2025-01-01"}, "eindigt voordat zij begint"),
        ({"replaces": "/gegevens/zzzzzzzz/"}, "Deze dataset vinden we niet."),
        ({"area": "Nergenshuizen"}, "is geen bekend gebied"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast: Cast, change: dict[str, Any], said: str) -> None:
    typed = {**FORM, "file": TABLE, **change}
    content = typed.pop("file")
    sent = typed | ({"file": upload(content)} if content is not None else {})
    page = cast.client("rosa").post("/gegevens/nieuw/", sent).content.decode()
    assert said in page
    assert "Wie heeft er bedden." in page
    assert not Dataset.objects.exists()


def test_another_file_takes_the_place_of_the_first_and_all_that_was_made_of_it(cast: Cast) -> None:
    dataset = make_dataset(content=TABLE)
    read_all()
    old = [one.content.name for one in Made.objects.all()]
    rosa, address = cast.client("rosa"), dataset.get_absolute_url()
    rosa.post(f"{address}wijzigen/", {**FORM, "file": upload(b"naam;aantal\nx;1\n"), "daarna": "publiceer"})
    read_all()
    dataset.refresh_from_db()
    assert [column.name for column in dataset.sheets.get().columns.all()] == ["naam", "aantal"]
    assert not set(old) & {one.content.name for one in Made.objects.all()}
    assert StoredFile.objects.count() == 1


def test_the_same_file_is_not_added_twice_unawares(cast: Cast) -> None:
    rosa = cast.client("rosa")
    for extra in ({}, {}, {"toch": "ja"}):
        rosa.post("/gegevens/nieuw/", {**FORM, "file": upload(TABLE), "daarna": "publiceer", **extra})
    assert Dataset.objects.count() == 2


def test_what_is_hidden_shows_in_no_list_and_no_file(cast: Cast) -> None:
    hidden = make_dataset("Stille bedden", visibility="crisisprofessionals", area=["VR19"])
    read_all()
    for who, status in (("noor", 404), ("mats", 404), ("cas", 200), ("rosa", 200)):
        client = cast.client(who)
        for part in ("", "bestand/", "blad-1.csv", "blad-1.json", "tabel.ods", "tabel/1/", "geschiedenis/"):
            assert client.get(f"{hidden.get_absolute_url()}{part}").status_code == status, (who, part)
        assert ("Stille bedden" in client.get("/gegevens/").content.decode()) == (status == 200)
    answer, _ = taken(cast, "cas", f"{hidden.get_absolute_url()}blad-1.csv")
    assert answer["Cache-Control"] == "private, no-store"
    assert "Access-Control-Allow-Origin" not in answer


def test_an_older_one_says_what_came_in_its_place_to_who_may_see_it(cast: Cast) -> None:
    old = make_dataset("Bedden 2025")
    new = make_dataset("Bedden 2026", replaces=old)
    make_dataset("Bedden 2027", replaces=old, visibility="crisisprofessionals", area=["VR19"])
    assert f'"{new.get_absolute_url()}">Bedden 2026' in page_of(cast, "noor", old.get_absolute_url())
    assert "Bedden 2027" in page_of(cast, "cas", old.get_absolute_url())
    assert "Bedden 2025" in page_of(cast, "noor", new.get_absolute_url())


def test_reading_that_stopped_halfway_is_taken_up_again(cast: Cast) -> None:
    dataset = make_dataset(reading="bezig", reading_since=timezone.now())
    assert cast.client("rosa").post(f"{dataset.get_absolute_url()}opnieuw-lezen/").status_code == 403
    Dataset.objects.update(updated_at=timezone.now() - timedelta(hours=1))
    FILING.read_what_stalled(date.today())
    services.read_dataset(dataset.pk, dataset.reading_turn)  # the one that was overtaken does nothing
    dataset.refresh_from_db()
    assert (dataset.reading, dataset.reading_turn) == ("wacht", 1)
    read_all()
    dataset.refresh_from_db()
    assert dataset.reading == "gelezen"


def test_it_is_found_by_its_columns_and_by_what_stands_in_them(cast: Cast) -> None:
    make_dataset(content=b"gemeente;hulpmiddel\nVeere;driewielerbakfiets\nGoes;ladder\n")
    make_dataset("Stil", content=b"a;b\nx;driewielerbakfiets\n", visibility="crisisprofessionals", area=["VR19"])
    read_all()
    for word in ("hulpmiddel", "driewielerbakfiets"):
        page = page_of(cast, "noor", f"/bibliotheek/?q={word}")
        assert "Bedden per gemeente" in page
        assert "Stil" not in page


@pytest.mark.parametrize(
    ("cells", "has_picture", "told"),
    [
        (["a", "b", "c"], False, "3 verschillende waarden."),
        (["a", "a", "b"], True, "‘a’ staat er 2 keer."),
        (["1", "2", "3"], False, "De middelste is 2. 3 verschillende waarden."),
        (["1", "1", "3"], True, "De middelste is 1."),
        (["01-02-2019", "01-02-2021", "01-02-2024"], False, "3 verschillende waarden."),
        (["01-02-2019", "03-04-2019", "01-02-2021"], True, "Van 01-02-2019"),
        (["ja", "nee"], False, "2 verschillende waarden."),
        (["a"], True, "‘a’ staat er 1 keer."),
    ],
)
def test_a_picture_of_nothing_but_ones_is_not_drawn(cast: Cast, cells: list[str], has_picture: bool, told: str) -> None:
    dataset = make_dataset(content="\n".join(["wat;en", *(f"{cell};x" for cell in cells)]).encode())
    read_all()
    page = page_of(cast, "noor", dataset.get_absolute_url())
    column = page.partition('<li class="column">')[2].partition("</li>")[0]
    assert told in column
    assert ("column-picture" in column, "Het plaatje als tabel" in column) == (has_picture, has_picture)


def test_the_list_is_narrowed_by_what_data_sets_carry(cast: Cast) -> None:
    make_dataset("Bedden", needs=["bevolkingszorg"], themes=["soci"], licence="cc0")
    make_dataset("Pompen", needs=["veiligheid", "bevolkingszorg"], themes=["ener"], licence="cc-by-4")
    make_dataset("Stil", needs=["welzijn"], visibility="leden")
    cases = {
        "": {"Bedden", "Pompen"},
        "?behoefte=veiligheid": {"Pompen"},
        "?behoefte=veiligheid&behoefte=bevolkingszorg": {"Bedden", "Pompen"},
        "?behoefte=bevolkingszorg&thema=soci": {"Bedden"},
        "?licentie=cc-by-4": {"Pompen"},
        "?behoefte=onzin": {"Bedden", "Pompen"},
        "?behoefte=welzijn": set(),
        "?q=pompen": {"Pompen"},
        "?soort=document": {"Bedden", "Pompen"},
    }
    for address, titles in cases.items():
        page = page_of(cast, "noor", f"/gegevens/{address}")
        assert {title for title in ("Bedden", "Pompen", "Stil") if f">{title}</a>" in page} == titles, address
    page = page_of(cast, "noor", "/gegevens/")
    assert 'id="keuze-behoefte-bevolkingszorg" href="?behoefte=bevolkingszorg"' in page
    assert "keuze-behoefte-welzijn" not in page, "what is not there for this reader is no choice"
    assert "keuze-behoefte-welzijn" in page_of(cast, "mats", "/gegevens/")
    assert "Niets gevonden" in page_of(cast, "noor", "/gegevens/?behoefte=welzijn")


def test_a_list_of_many_costs_no_more_queries_than_one_of_few(cast: Cast) -> None:
    client, counts = cast.client("mats"), []
    for number in (3, 17):
        for one in range(number):
            make_dataset(f"Tabel {number}.{one}")
        read_all()
        client.get("/gegevens/")
        with counting() as queries:
            client.get("/gegevens/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("number", "told"), [(1999, "1999"), (12345, "12.345"), ("-12345,5", "-12.345,5"), ("ja", "ja")]
)
def test_large_numbers_have_points(number: int | str, told: str) -> None:
    assert grouped(number) == told
