"""Journey: a coordinator takes a selection along as CSV and XLSX, and asks for a long file that comes by letter."""

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import Locator, expect

from e2e.post import address_of_newest, find_letter
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
GWEN = "gwen@demo.invalid"
SUBJECT = "Uw bestand van de netwerkkaart staat klaar"


@every_way
def test_coordinator_takes_a_selection_along(walker: Walker, tmp_path: Path) -> None:
    walker.is_signed_in(GWEN, PASSWORD)
    walker.goes("/netwerkkaart/?regio=VR19&vorm=materieel&sorteer=naam")
    opens_menu(walker)
    walker.looks("menu")
    first = walker.page.locator("#kaart h4").first.inner_text() if walker.page.locator("#kaart h4").count() else ""
    lines = fetched(walker, link(walker, "CSV"), tmp_path / "kaart.csv").decode("utf-8-sig").splitlines()
    assert lines[0].startswith("ref;organisatie;soort")
    book = openpyxl.load_workbook(io.BytesIO(fetched(walker, link(walker, "Excel (XLSX)"), tmp_path / "kaart.xlsx")))
    rows = list(book["capaciteiten"].iter_rows(values_only=True))
    assert rows[1][0] == "#capacity+code"
    assert not first or first in {str(row[7]) for row in rows}
    read = address_of_newest(walker.page, SUBJECT, GWEN)
    asks_for_all(walker)
    opens_the_letter(walker, read)
    data = fetched(walker, walker.page.get_by_role("link", name="Haal het bestand op"), tmp_path / "alles.xlsx")
    assert len(list(openpyxl.load_workbook(io.BytesIO(data))["capaciteiten"].iter_rows())) > len(rows)
    throws_it_away(walker)


def opens_menu(walker: Walker) -> None:
    walker.presses(walker.page.locator("details.outs > summary"))
    expect(walker.page.get_by_text("Precies deze selectie")).to_be_visible()


def link(walker: Walker, name: str) -> Locator:
    return walker.page.locator("details.outs").get_by_role("link", name=name, exact=True)


def fetched(walker: Walker, target: Locator, path: Path) -> bytes:
    with walker.page.expect_download() as download:
        walker.presses(target)
    found: Any = download.value
    found.save_as(path)
    return path.read_bytes()


def asks_for_all(walker: Walker) -> None:
    page = walker.page
    walker.goes("/netwerkkaart/?sorteer=naam")
    opens_menu(walker)
    walker.presses(link(walker, "Excel (XLSX)"))
    expect(walker.title()).to_have_text("Dit wordt een groot bestand")
    walker.looks("long")
    walker.presses(page.get_by_role("button", name="Maak het bestand"))
    expect(page).to_have_url(re.compile(r"/meenemen/\w+/"))
    expect(page.get_by_role("link", name="Haal het bestand op")).to_be_visible(timeout=60_000)
    walker.looks("ready")


def opens_the_letter(walker: Walker, read: str) -> None:
    """In the mail box of the demo; the worker sends it soon. It leads back to the file."""
    page, own = walker.page, walker.page.url
    walker.presses(find_letter(page, SUBJECT, GWEN, after=read))
    walker.sees("Haal het op")
    walker.presses(page.get_by_role("main").get_by_role("link", name="/meenemen/").first)
    expect(page).to_have_url(own)


def throws_it_away(walker: Walker) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Gooi dit bestand weg"))
    walker.looks("what will happen")
    walker.presses(page.get_by_role("button", name="Gooi het bestand weg"))
    walker.sees("Het bestand is weggegooid.")
    walker.looks("own files")
