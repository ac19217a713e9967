"""Journeys through the network: a coordinator sees who hangs together with whom, walks through it, and goes to one."""

import re

from playwright.sync_api import expect

from e2e.ways import Walker, every_way

RICK, PASSWORD = "rick@demo.invalid", "alleen-voor-de-demo"


@every_way
def test_coordinator_walks_through_the_network(walker: Walker) -> None:
    page = walker.page
    walker.is_signed_in(RICK, PASSWORD)
    walker.goes("/netwerkkaart/?regio=VR19")
    walker.presses(page.get_by_role("link", name="Netwerk", exact=True))
    expect(page.locator("#telling")).to_contain_text("de grootste brug is")
    stands_there(walker)
    walker.looks("network of a region")
    opens_connections(walker)
    chooses_agreements(walker)
    goes_to_one(walker)


def stands_there(walker: Walker) -> None:
    """With script the picture moves, without it stands still."""
    shown = ".net__canvas canvas" if walker.way.script else ".net__picture"
    expect(walker.page.locator(shown).first).to_be_visible()


def opens_connections(walker: Walker) -> None:
    """The table tells the same in words."""
    row = walker.page.locator(".net__table tbody tr").first
    walker.presses(row.locator("summary"))
    expect(row.get_by_role("listitem").first).to_be_visible()


def chooses_agreements(walker: Walker) -> None:
    page = walker.page
    walker.opens_choices()
    walker.picks(page.get_by_label("Welke verbanden"), "Afspraak")
    walker.presses(page.get_by_role("button", name="Toon", exact=True))
    expect(page).to_have_url(re.compile("verband=afspraak"))
    stands_there(walker)
    walker.looks("agreements only")


def goes_to_one(walker: Walker) -> None:
    """By arrows along connections and Enter; on a page without script by a link in the table."""
    page = walker.page
    if walker.way.script:
        picture = page.get_by_role("application")
        walker.presses(page.get_by_role("button", name="Alles"))
        page.keyboard.press("Tab")
        expect(picture).to_be_focused()
        page.keyboard.press("Home")
        told = page.locator(".net__now")
        expect(told).to_contain_text("Aantal verbindingen")
        for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
            page.keyboard.press(key)
        expect(told).to_contain_text("heeft een afspraak met")
        walker.looks("walking")
        page.keyboard.press("Enter")
    else:
        walker.presses(page.get_by_role("link", name=re.compile("Zet in het midden")).first)
    expect(page).to_have_url(re.compile("rond="))
    expect(page.locator("#telling")).to_contain_text("Rond ")
    stands_there(walker)
    walker.looks("around one")
