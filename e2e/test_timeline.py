"""Journey: a visitor comes to the front door, follows what is new to the timeline, and narrows it to one month."""

import re
from urllib.request import urlopen

import feedparser
from playwright.sync_api import expect

from e2e.ways import Walker, every_way


@every_way
def test_from_the_front_door_to_one_month(walker: Walker, address: str) -> None:
    page = walker.page
    walker.goes("/")
    for head in ("Nieuw", "Doe mee"):
        expect(page.get_by_role("heading", name=head, exact=True)).to_be_visible()
    walker.looks("front door")
    walker.presses(page.get_by_role("link", name="Alles op de tijdlijn"))
    expect(walker.title()).to_have_text("Tijdlijn")
    walker.looks("line")
    walker.picks(page.get_by_label("Behoefte", exact=True), "Bevolkingszorg")
    walker.presses(page.get_by_role("button", name="Toon", exact=True))
    expect(page).to_have_url(re.compile("behoefte=bevolkingszorg"))
    years = page.get_by_role("navigation", name="Jaren")
    walker.presses(years.get_by_role("link").last)
    expect(page.get_by_role("navigation", name=re.compile("Maanden van"))).to_be_visible()
    walker.looks("year")
    walker.presses(page.get_by_role("navigation", name=re.compile("Maanden van")).get_by_role("link").first)
    expect(page).to_have_url(re.compile(r"periode=\d{4}-\d\d"))
    walker.presses(page.get_by_role("link", name="Lijst", exact=True))
    expect(page.get_by_role("columnheader", name="Datum")).to_be_visible()
    walker.looks("list")
    feed = page.get_by_role("link", name="Volg dit in uw nieuwslezer").get_attribute("href")
    with urlopen(f"{address}{feed}") as answer:
        assert feedparser.parse(answer.read()).entries


@every_way
def test_a_need_tells_what_is_new_about_it(walker: Walker, address: str) -> None:
    page = walker.page
    walker.goes("/behoeften/bevolkingszorg/")
    new = page.get_by_role("region", name="Nieuw hierover")
    expect(new.get_by_role("listitem").first).to_be_visible()
    walker.looks("need")
    walker.presses(new.get_by_role("link", name="Alles op de tijdlijn"))
    expect(walker.title()).to_have_text("Tijdlijn")
    expect(page.get_by_label("Behoefte", exact=True)).to_have_value("bevolkingszorg")
