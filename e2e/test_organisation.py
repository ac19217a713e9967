"""A journey along everything about one organisation: where, with whom, how sure, and for itself who counts on it."""

import re

from playwright.sync_api import Locator, expect

from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
DYNAMO, NEIGHBOUR = "Noodstroom De Zeeuwse Dynamo", "Zeeuws Burenverband"


def part(walker: Walker, name: str) -> Locator:
    return walker.page.get_by_role("region", name=name, exact=True)


@every_way
def test_an_editor_reads_her_organisation_whole(walker: Walker) -> None:
    page = walker.page
    walker.is_signed_in("eefje@demo.invalid", PASSWORD)
    walker.goes("/mijn/")
    walker.presses(page.get_by_role("link", name="Bekijk uw bladzijde"))
    expect(walker.title()).to_have_text(DYNAMO)
    walker.presses(page.get_by_role("navigation", name="Op deze bladzijde").get_by_role("link", name="Netwerk"))
    expect(page).to_have_url(re.compile("#netwerk$"))
    expect(part(walker, "Netwerk")).to_contain_text(f"{DYNAMO} is verbonden met")
    expect(part(walker, "Hoe zeker is dit?")).to_contain_text("op tijd bevestigd")  # all of it, after other journeys
    walker.looks("everything on one page")
    reads_the_map(walker)
    goes_to_a_neighbour(walker)
    goes_a_step_further(walker)
    takes_the_sheet(walker)


def reads_the_map(walker: Walker) -> None:
    """The numbers also as a table."""
    where = part(walker, "Waar")
    expect(where).to_contain_text("werkt in Zeeland")
    walker.presses(where.get_by_text("Dezelfde getallen als tabel"))
    expect(where.get_by_role("row", name=re.compile("Goes"))).to_be_visible()
    walker.looks("map as a table")


def goes_to_a_neighbour(walker: Walker) -> None:
    """By the table, which stands there for everybody."""
    here = walker.page.url
    table = part(walker, "Netwerk").get_by_role("table")
    walker.presses(table.get_by_role("link", name=NEIGHBOUR, exact=True))
    expect(walker.title()).to_have_text(NEIGHBOUR)
    walker.looks("a neighbour")
    walker.goes(here)


def goes_a_step_further(walker: Walker) -> None:
    page = walker.page
    here = page.url
    walker.presses(part(walker, "Netwerk").get_by_role("link", name="Kijk een stap verder"))
    expect(page).to_have_url(re.compile("rond=.*stappen=2"))
    expect(page.locator("#telling")).to_contain_text(f"Rond {DYNAMO}")
    walker.goes(here)


def takes_the_sheet(walker: Walker) -> None:
    """From the desk: on screen, and as a sheet of paper."""
    page = walker.page
    walker.goes("/mijn/")
    walker.presses(page.get_by_role("link", name="Bekijk wie op u rekent, en op wie u rekent"))
    expect(walker.title()).to_have_text("Wie rekent op wie")
    walker.looks("who counts on us")
    walker.goes("/mijn/")
    address = page.get_by_role("link", name="Print wie op u rekent (PDF)").get_attribute("href") or ""
    assert address.endswith("/wie-rekent-op-ons/")
    sheet = page.request.get(address)
    assert (sheet.status, sheet.body()[:5]) == (200, b"%PDF-")
