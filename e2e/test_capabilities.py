"""Capabilities in the browser: what everybody reads, and what an editor does, with and without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.axe import check
from e2e.test_register import as_editor, open_dynamo
from e2e.visitors import Visitor

OFFER = "Noodstroomaggregaten van 40 tot 250 kVA"


def open_offer(page: Page) -> str:
    """To the page of one of Eefje's capabilities, from its organisation; answers its address."""
    open_dynamo(page)
    page.get_by_role("region", name="Wat zij kunnen bijdragen").get_by_role("link", name=OFFER).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(OFFER)
    return page.url


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_a_capability_are_good_for_everybody(new_page: Visitor, width: int, dark: bool) -> None:
    page = as_editor(new_page(width=width, dark=dark))
    own = open_offer(page)
    check(page)
    for part in ("wijzigen/", "bevestigen/", "intrekken/", "geschiedenis/"):
        page.goto(own + part)
        check(page)


def test_reading_leaves_no_cookies_and_shows_no_buttons(page: Page) -> None:
    open_offer(page)
    for words in ("Wijzig", "Bevestig dit aanbod", "Trek dit aanbod in"):
        expect(page.get_by_role("link", name=words, exact=True)).to_have_count(0)
    assert page.context.cookies() == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_editor_adds_changes_and_withdraws(new_page: Visitor, script: bool) -> None:
    page = as_editor(new_page(script=script))
    open_dynamo(page)
    page.get_by_role("link", name="Voeg een capaciteit toe").click()
    page.get_by_role("link", name="Liever alles meteen invullen?").click()
    name = f"Lichtmast {'met' if script else 'zonder'} script"
    page.get_by_label("Wat kan de organisatie bijdragen?").fill(name)
    page.get_by_label("In welke vorm?").select_option(label="Materieel")
    page.get_by_label("Hoeveel?").fill("2,5")
    page.get_by_label("Waar is het inzetbaar?").fill("Zeeeland")
    page.get_by_role("button", name="Voeg de capaciteit toe").click()
    expect(page.get_by_text(re.compile("is geen bekend gebied")).first).to_be_visible()
    expect(page.get_by_label("Wat kan de organisatie bijdragen?")).to_have_value(name)
    if script:
        check(page)
    page.get_by_label("Waar is het inzetbaar?").fill("Zeeland\nTholen")
    page.get_by_label("Eenheid").select_option(label="Stuks")
    page.get_by_label("Energie", exact=True).check()
    page.get_by_role("button", name="Voeg de capaciteit toe").click()
    expect(page.get_by_text(f"{name} is toegevoegd.")).to_be_visible()
    expect(page.get_by_text("2,5 stuks")).to_be_visible()
    own = page.url
    page.get_by_role("link", name="Wijzig", exact=True).click()
    page.get_by_label("Binnen hoeveel uur is het er?").fill("4")
    page.get_by_role("button", name="Bewaar de capaciteit").click()
    expect(page.get_by_text("Binnen 4 uur")).to_be_visible()
    page.get_by_role("link", name="Trek dit aanbod in").click()
    expect(page.get_by_text(re.compile("niemand rekent er nog op"))).to_be_visible()
    page.get_by_role("button", name="Trek dit aanbod in").click()
    expect(page.get_by_text("Reken er niet op.")).to_be_visible()
    page.goto(own)
    page.get_by_role("button", name="Maak weer actief").click()
    expect(page.get_by_text("Dit aanbod is weer actief.")).to_be_visible()
    expect(page.get_by_role("region", name="Geschiedenis")).to_contain_text("Weer actief gemaakt")


def test_editor_confirms_by_keyboard(page: Page) -> None:
    as_editor(page)
    open_offer(page)
    link = page.get_by_role("link", name="Bevestig dit aanbod")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit nog?")
    page.get_by_role("button", name="Ja, dit klopt").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dank u. Dit aanbod is bevestigd.")).to_be_visible()
    expect(page.get_by_text("vandaag").first).to_be_visible()
    check(page)
