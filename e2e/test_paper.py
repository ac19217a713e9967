"""Journeys: a region's network map on paper; an agreement on one page, from an expectation to the register."""

import datetime
import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from e2e.visitors import new_mark
from e2e.ways import Walker, every_way
from tests.pdfs import assert_accessible, text_of

PASSWORD = "alleen-voor-de-demo"
EEFJE = "eefje@demo.invalid"
DYNAMO = "Noodstroom De Zeeuwse Dynamo"
SHOP = "Supermarkten De Zeeuwse Mand"


def fetched(walker: Walker, target: Locator, path: Path) -> bytes:
    with walker.page.expect_download() as download:
        walker.presses(target)
    download.value.save_as(path)
    return path.read_bytes()


@every_way
def test_a_region_on_paper(walker: Walker, tmp_path: Path) -> None:
    page = walker.page
    walker.is_signed_in(EEFJE, PASSWORD)
    walker.goes("/netwerkkaart/?regio=VR19&behoefte=continuiteit&vorm=vervoer")
    walker.presses(page.locator("details.outs > summary"))
    walker.presses(page.locator("details.outs").get_by_role("link", name="Op papier (PDF)"))
    expect(walker.title()).to_have_text("Netwerkkaart Zeeland: continuïteit van de maatschappij")
    walker.looks("what will be on it")
    walker.presses(page.get_by_role("button", name="Maak het papier"))
    expect(page).to_have_url(re.compile(r"/netwerkkaart/papier/\w{8}/"))
    walker.looks("made")
    sheet = fetched(walker, page.get_by_role("link", name="Download de PDF"), tmp_path / "kaart.pdf")
    assert_accessible(sheet, "Netwerkkaart Zeeland: continuïteit van de maatschappij")
    assert "Geldig tot" in text_of(sheet)


@every_way
def test_an_agreement_on_one_page(walker: Walker, tmp_path: Path) -> None:
    page, title = walker.page, f"Koelcellen {new_mark()}"
    walker.is_signed_in(EEFJE, PASSWORD)
    walker.goes("/organisaties/?q=Zeeuwse+Dynamo")
    walker.presses(page.get_by_role("link", name=DYNAMO, exact=True).first)
    walker.presses(page.get_by_role("link", name="Wie rekent op ons, en op wie rekenen wij?"))
    line = page.get_by_role("listitem").filter(has_text=SHOP)
    walker.presses(line.get_by_role("link", name="Begin een afspraak").first)
    walker.looks("begin")
    walker.types(page.get_by_label("Hoe noemt u de afspraak?"), title)
    walker.presses(page.get_by_role("button", name="Begin de afspraak"))
    expect(walker.title()).to_have_text("Afspraak invullen")
    fills_in(walker)
    walker.presses(page.get_by_role("button", name="Wij zijn akkoord"))
    walker.sees("U bent al akkoord. Nu is de ander aan de beurt.")
    walker.looks("agreed by one")
    sheet = fetched(walker, page.get_by_role("link", name=re.compile("om te tekenen")), tmp_path / "afspraak.pdf")
    assert_accessible(sheet, f"Afspraak: {title}")
    signs(walker, title)


def fills_in(walker: Walker) -> None:
    page = walker.page
    for label, text in (
        ("Wat wordt er geleverd?", "Drie aggregaten"),
        ("Vanaf wanneer?", "2027-01-01"),
        ("Hoe roept u het in?", "Bel de wacht"),
        ("Hoe snel, in uren?", "6"),
        ("Hoe lang?", "Drie dagen"),
        ("Wie betaalt wat?", "Tegen kostprijs"),
        ("Wanneer oefent u dit?", "Elk najaar"),
    ):
        box = page.get_by_label(label)
        if "wanneer?" in label:
            box.fill(text)
        else:
            walker.types(box, text)
    walker.looks("filled in")
    walker.presses(page.get_by_role("button", name="Bewaar de concept-afspraak"))
    walker.sees("Lees de afspraak na")
    walker.looks("draft")


def signs(walker: Walker, title: str) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Het is op papier ondertekend"))
    page.get_by_label("Op welke dag is het ondertekend?").fill(f"{datetime.date.today():%Y-%m-%d}")
    walker.looks("signing")
    walker.presses(page.get_by_role("button", name="Zet de afspraak in het register"))
    expect(walker.title()).to_have_text(title)
    walker.sees("De afspraak staat nu in het register.")
