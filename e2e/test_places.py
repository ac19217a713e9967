"""Journey: somebody without an account goes from the front door to a need, a region, and the list behind a number."""

import re

from playwright.sync_api import expect

from e2e.ways import Walker, every_way


@every_way
def test_reader_goes_from_need_to_region_to_who_can_help(walker: Walker) -> None:
    page = walker.page
    walker.goes("/")
    door = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Bevolkingszorg", exact=True))
    expect(door).to_contain_text(re.compile(r"\d+ organisaties bekend"))
    walker.presses(door.get_by_role("link"))
    expect(walker.title()).to_have_text("Bevolkingszorg")
    expect(page.get_by_role("search", name="Zoek in Bevolkingszorg")).to_be_visible()
    walker.looks("need")
    walker.presses(page.locator("summary", has_text="Dezelfde getallen als tabel"))
    walker.looks("need as a table")
    walker.presses(page.get_by_role("rowheader", name="Zeeland").get_by_role("link"))
    expect(walker.title()).to_have_text("Zeeland")
    expect(page.get_by_role("heading", name="Laatst gewijzigd")).to_be_visible()
    walker.looks("region")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Bevolkingszorg"))
    walker.presses(row.locator(".cell__link").first)
    expect(page).to_have_url(re.compile("/netwerkkaart/.*behoefte=bevolkingszorg.*regio=VR19"))
    expect(page.locator("#telling")).to_have_text(re.compile("^[1-9].* capaciteit"))
    walker.looks("list")


@every_way
def test_coordinator_goes_from_the_region_to_the_desk(walker: Walker) -> None:
    """And back, by the link that the desk always has."""
    page = walker.page
    walker.is_signed_in("rick@demo.invalid", "alleen-voor-de-demo")
    walker.goes("/regios/VR19/")
    expect(page.get_by_role("link", name="Bekijk wat er ontbreekt en wat bij uitval overblijft")).to_be_visible()
    walker.looks("own region")
    walker.presses(page.get_by_role("link", name="Wat uw aandacht vraagt"))
    expect(walker.title()).to_have_text("Veiligheidsregio Zeeland")
    walker.presses(page.get_by_role("link", name="Bekijk wie hier kan helpen"))
    expect(walker.title()).to_have_text("Zeeland")
