"""Journey: a regional coordinator sees where nobody is, what a power cut takes away, and who is left."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.ways import WAYS, Walker, every_way

RICK, PASSWORD = "rick@demo.invalid", "alleen-voor-de-demo"
HERE = "/netwerkkaart/?regio=VR19"


@every_way
def test_coordinator_reads_the_matrix(walker: Walker) -> None:
    page = walker.page
    walker.is_signed_in(RICK, PASSWORD)
    walker.goes(HERE)
    walker.presses(page.get_by_role("navigation", name="Weergave").get_by_role("link", name="Matrix"))
    expect(page.get_by_role("heading", name=re.compile("zonder iemand, .* met maar één"))).to_be_visible()
    walker.looks("matrix")
    takes_out_power(walker)
    opens_the_list_behind_a_cell(walker)
    reads_what_is_promised_twice(walker)


def takes_out_power(walker: Walker) -> None:
    """The cells say what there was, and what is left."""
    page = walker.page
    walker.opens_choices()
    walker.picks(page.get_by_label("Bij uitval van"), "Stroom")
    walker.presses(page.get_by_role("button", name="Toon", exact=True))
    expect(page.get_by_role("heading", name=re.compile("zonder stroom"))).to_be_visible()
    expect(page.locator(".cell__before").first).to_be_visible()
    walker.looks("without power")


def opens_the_list_behind_a_cell(walker: Walker) -> None:
    """As many organisations as the cell said."""
    page = walker.page
    cell = page.locator("td.cell--some", has=page.locator(".cell__before")).first
    said = cell.locator(".cell__count").inner_text()
    walker.presses(cell.locator(".cell__link"))
    expect(page.locator("#telling")).to_have_text(re.compile(f"van {said} organisaties"))
    expect(page.locator(".chip", has_text="Blijft over zonder")).to_be_visible()
    walker.looks("list behind a cell")


def reads_what_is_promised_twice(walker: Walker) -> None:
    walker.goes("/netwerkkaart/dubbel-beloofd/")
    walker.sees("te veel")
    walker.looks("promised twice")


@pytest.mark.parametrize("way", WAYS[1:2], ids=["phone"])
def test_visitor_reads_who_is_known_and_nothing_more(walker: Walker) -> None:
    page: Page = walker.page
    walker.goes(f"{HERE}&weergave=matrix&naast=VR05")
    expect(page.get_by_role("columnheader", name="Twente")).to_be_visible()
    expect(page.get_by_text("niemand bekend")).to_have_count(0)
    expect(page.get_by_text("maar één")).to_have_count(0)
    walker.looks("matrix of a visitor")
