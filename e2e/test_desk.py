"""Journeys at the desk: a coordinator works through what needs attention; an editor adds something in five fields."""

import re

from playwright.sync_api import expect

from e2e.visitors import new_mark
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
GWEN, EEFJE = "gwen@demo.invalid", "eefje@demo.invalid"
PLACE, DYNAMO = "Gemeente Middelburg", "Noodstroom De Zeeuwse Dynamo"


@every_way
def test_coordinator_works_through_what_needs_attention(walker: Walker) -> None:
    name = f"Buurtgroep {new_mark()}"
    walker.is_signed_in(GWEN, PASSWORD)
    walker.goes("/over/")
    walker.opens_own(PLACE)
    expect(walker.title()).to_have_text(PLACE)
    walker.looks("my municipality")
    adds_an_organisation(walker, name)
    takes_the_next_step(walker)
    recognises(walker, name)
    takes_it_along(walker)


def adds_an_organisation(walker: Walker, name: str) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Voeg een organisatie toe"))
    walker.types(page.get_by_label("Naam", exact=True), name)
    walker.picks(page.get_by_label("Soort organisatie"), "Vereniging")
    walker.picks(page.get_by_label("Niveau"), "Lokaal")
    walker.picks(page.get_by_role("combobox", name="Gemeente van vestiging"), "Middelburg")
    walker.types(page.get_by_label("Werkgebied"), "Middelburg")
    walker.presses(page.get_by_role("radio", name="openbaar"))
    walker.presses(page.get_by_role("button", name="Voeg de organisatie toe"))
    expect(walker.title()).to_have_text(name)


def takes_the_next_step(walker: Walker) -> None:
    """One button, which leads to where something can be done."""
    page = walker.page
    walker.goes("/mijn/")
    step = page.get_by_role("region", name="Uw volgende stap")
    walker.presses(step.get_by_role("link"))
    expect(page).not_to_have_url(re.compile("/mijn/"))
    walker.looks("next step")


def recognises(walker: Walker, name: str) -> None:
    """It waits on the desk, is recognised on its own page, and waits no longer."""
    page = walker.page
    walker.goes("/mijn/")
    here = page.url
    walker.goes(f"{here}aandacht/niet-erkend/")
    walker.looks("not recognised yet")
    waiting = page.get_by_role("link", name=name, exact=True)
    walker.leafs_to(waiting)
    walker.presses(waiting)
    walker.presses(page.get_by_role("button", name="Erken deze organisatie"))
    walker.sees("Erkend door een coördinator")
    walker.looks("recognised")
    walker.goes(f"{here}aandacht/niet-erkend/")
    expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)
    walker.looks("one less")


def takes_it_along(walker: Walker) -> None:
    page = walker.page
    walker.goes("/mijn/")
    for link, ending in (("spreadsheet (XLSX)", ".xlsx"), ("CSV", ".csv")):
        with page.expect_download() as download:
            walker.presses(page.get_by_role("link", name=link, exact=True))
        assert download.value.suggested_filename.endswith(ending)


@every_way
def test_editor_adds_something_in_five_fields(walker: Walker) -> None:
    page, name = walker.page, f"Accuwagen {new_mark()}"
    walker.is_signed_in(EEFJE, PASSWORD)
    walker.goes("/over/")
    walker.opens_own(DYNAMO)
    walker.presses(page.get_by_role("link", name="Voeg iets toe"))
    walker.looks("five fields")
    walker.presses(page.get_by_role("button", name="Zet het erin"))
    walker.sees("Vul in wat de organisatie kan bijdragen.")
    walker.looks("empty")
    walker.types(page.get_by_label("Wat kunt u bijdragen?"), name)
    walker.picks(page.get_by_role("combobox", name="Waarvoor is het vooral?"), "Energie")
    walker.picks(page.get_by_label("In welke vorm?"), "Materieel")
    walker.presses(page.get_by_role("radio", name="Binnen 4 uur"))
    walker.presses(page.get_by_role("button", name="Zet het erin"))
    expect(walker.title()).to_have_text(name)
    walker.sees("Vul aan als u tijd hebt")
    walker.looks("added")
    walker.opens_own(DYNAMO)
    expect(page.get_by_role("region", name=re.compile("^Vul aan als u tijd hebt"))).to_be_visible()
    walker.looks("left for later")
    walker.goes(f"{page.url}aandacht/aan-te-vullen/")  # all of them: on the desk stand the first few
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=name))
    walker.leafs_to(row)
    expect(row).to_contain_text("Nog niet ingevuld: hoeveel er is")
    walker.looks("all that is left for later")
