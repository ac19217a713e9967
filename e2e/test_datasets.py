"""Journey: an editor puts a table on the shelf; a reader looks at it, turns a page, and takes it along as JSON."""

import json
from pathlib import Path

from playwright.sync_api import expect

from e2e.visitors import new_mark
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
ROSA = "rosa@demo.invalid"


def table_of(mark: str) -> dict[str, object]:
    """Sixty rows: two pages of a table."""
    lines = "".join(f"Wijk {number} {mark};{number * 10};0{number % 9 + 1}-05-2026\n" for number in range(1, 61))
    content = f"Wijk;Bedden;Geteld op\n{lines}".encode()
    return {"name": "bedden.csv", "mimeType": "text/csv", "buffer": content}


@every_way
def test_a_table_looked_at_and_taken_along(walker: Walker, tmp_path: Path) -> None:
    mark = new_mark()
    walker.is_signed_in(ROSA, PASSWORD)
    walker.goes("/gegevens/")
    walker.looks("datasets")
    adds(walker, mark)
    is_read(walker)
    looks_at_it(walker, mark, tmp_path)
    walker.goes("/open-data/")
    walker.looks("open data")
    walker.presses(walker.page.get_by_role("link", name="Bekijk de begrippenlijsten"))
    walker.presses(walker.page.get_by_role("link", name="Fasen van een crisis", exact=True))
    walker.looks("list of concepts")


def adds(walker: Walker, mark: str) -> None:
    """First without what is needed; the file that was sent need not be chosen again."""
    page = walker.page
    walker.presses(page.get_by_role("link", name="Voeg een dataset toe"))
    walker.looks("form")
    page.locator("input[type=file]").set_input_files(table_of(mark))
    if walker.way.script:
        walker.sees("‘bedden.csv’ is verstuurd en nagekeken.")
    walker.types(page.get_by_label("Titel"), f"Bedden {mark}")
    walker.presses(page.get_by_role("button", name="Publiceer"))
    walker.sees("‘bedden.csv’ staat klaar.")
    walker.looks("what is missing")
    walker.types(page.get_by_label("Van welke organisatie zijn de gegevens?"), "Gemeente Voorbeeld")
    walker.picks(page.get_by_label("Wat mag een lezer ermee?"), "CC0 1.0: vrij van rechten")
    walker.presses(page.get_by_role("button", name="Publiceer"))
    expect(walker.title()).to_have_text(f"Bedden {mark}")


def is_read(walker: Walker) -> None:
    """By a worker; the page tells how far it is."""
    page = walker.page
    table = page.get_by_role("heading", name="De tabel", exact=True)
    for _ in range(30):
        if table.count() and not page.get_by_text("De tabel wordt gelezen").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(table).to_be_visible()
    walker.looks("dataset")


def looks_at_it(walker: Walker, mark: str, folder: Path) -> None:
    page = walker.page
    expect(page.get_by_text("60 rijen, 3 kolommen")).to_be_visible()
    expect(page.get_by_text("Van 10 tot en met 600", exact=False)).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="JSON, voor programma’s").click()
    path = folder / "bedden.json"
    taken.value.save_as(path)
    rows = json.loads(path.read_text("utf-8"))
    assert (len(rows), rows[0]) == (60, {"Wijk": f"Wijk 1 {mark}", "Bedden": 10, "Geteld op": "2026-05-02"})
    walker.presses(page.get_by_role("link", name="Bekijk meer rijen"))
    walker.looks("table")
    walker.presses(page.get_by_role("link", name="Volgende"))
    expect(page.get_by_text("Rij 51 tot en met 60")).to_be_visible()
    expect(page.get_by_role("cell", name=f"Wijk 60 {mark}")).to_be_visible()
