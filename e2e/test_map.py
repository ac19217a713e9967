"""Somebody without an account looks at the map: what is counted, one region, its municipalities, and back."""

import re

from playwright.sync_api import Locator, Page, expect

from e2e.ways import Walker, every_way

REGION, TOWN = "Zeeland", "Terneuzen"


@every_way
def test_reader_finds_the_way_on_the_map(walker: Walker) -> None:
    page = walker.page
    walker.goes("/netwerkkaart/")
    walker.presses(page.get_by_role("link", name="Kaart", exact=True))
    expect(page.locator("#telling")).to_contain_text("per regio")
    expect(page.get_by_role("list", name="Legenda")).to_be_visible()
    walker.looks("country")
    told = counts_otherwise(walker)
    opens_a_region(walker, told)
    chooses_a_municipality(walker)
    walker.presses(page.get_by_role("link", name="Hele land"))
    expect(page.locator("#telling")).to_contain_text("per regio")
    expect(page.locator(".chip")).to_have_count(0)
    walker.looks("country again")
    assert page.context.cookies() == []


def area(page: Page, name: str) -> Locator:
    """The link of an area in the picture, as squares or as borders, whichever shows on this screen."""
    pattern = re.compile(rf"^{name}\b")
    return page.locator("#kaartbeeld figure").get_by_role("link", name=pattern).locator("visible=true").first


def counts_otherwise(walker: Walker) -> str:
    """Another measure; the number in the picture is the number in the table."""
    page = walker.page
    walker.presses(page.get_by_role("navigation", name="Kleur naar").get_by_role("link", name="Capaciteiten"))
    expect(page.locator("#telling")).to_contain_text("capaciteiten per regio")
    row = page.get_by_role("row", name=re.compile(rf"^{REGION}\b"))
    told = row.get_by_role("cell").nth(1).inner_text()
    expect(area(page, REGION)).to_have_accessible_name(re.compile(rf"^{REGION}.*: {told} capaciteiten$"))
    walker.looks("by capabilities")
    return told


def opens_a_region(walker: Walker, told: str) -> None:
    """A click on the map is a filter, and shows the municipalities."""
    page = walker.page
    walker.presses(area(page, REGION))
    expect(page.locator("#telling")).to_contain_text(f"in {REGION}, per gemeente")
    expect(page).to_have_url(re.compile(r"regio=VR19.*kleur=capaciteiten"))
    expect(page.locator(".chip", has_text=REGION)).to_be_visible()
    expect(page.get_by_role("row", name=re.compile(rf"^{TOWN}\b"))).to_be_visible()
    assert told.isdigit()
    walker.looks("a region")


def chooses_a_municipality(walker: Walker) -> None:
    """Chosen, it shows so; the table beside the map leads to the same places."""
    page = walker.page
    walker.presses(page.get_by_role("table").get_by_role("link", name=TOWN, exact=True))
    expect(page.locator(".chip", has_text=TOWN)).to_be_visible()
    expect(page.get_by_role("row", name=re.compile(rf"^{TOWN} gekozen"))).to_be_visible()
    walker.looks("a municipality")
