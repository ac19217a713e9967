"""Organisations and agreements in the browser: for everybody, kept by their editors, with and without script."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from e2e.axe import check
from e2e.visitors import Visitor, settled, signed_in

PASSWORD = "alleen-voor-de-demo"
DYNAMO = "Noodstroom De Zeeuwse Dynamo"


def as_editor(page: Page) -> Page:
    return signed_in(page, "eefje@demo.invalid", PASSWORD)


def open_dynamo(page: Page) -> None:
    """To the organisation's page, by its name in the list."""
    page.goto("/organisaties/")
    page.get_by_role("search", name="Organisaties zoeken").get_by_label("Naam").fill("zeeuwse dynamo")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=DYNAMO).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DYNAMO)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_the_register_are_good_for_everybody(new_page: Visitor, width: int, dark: bool) -> None:
    page = as_editor(new_page(width=width, dark=dark))
    for path in ("/organisaties/", "/organisaties/?q=bestaat+niet", "/afspraken/", "/afspraken/nieuw/"):
        page.goto(path)
        check(page)
    open_dynamo(page)
    own = page.url
    check(page)
    for part in ("wijzigen/", "geschiedenis/", "contacten/nieuw/", "relaties/nieuw/", "lidmaatschappen/nieuw/"):
        page.goto(own + part)
        check(page)
    page.goto(own)
    page.get_by_role("region", name="Afspraken").get_by_role("link").first.click()
    check(page)
    page.get_by_role("link", name="Wijzig", exact=True).click()
    check(page)


def test_looking_around_leaves_no_cookies(page: Page) -> None:
    open_dynamo(page)
    page.goto("/afspraken/")
    assert page.context.cookies() == []


def test_list_narrows_in_place_and_stands_in_the_address(page: Page) -> None:
    page.goto("/organisaties/")
    page.get_by_label("Soort").select_option(label="Waterschap")
    expect(page).to_have_url(re.compile("soort=waterschap"))
    expect(page.get_by_role("heading", level=2).first).to_contain_text("voor zover u mag zien")
    page.go_back()
    expect(page.get_by_label("Soort")).to_have_value("")
    check(page)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_editor_changes_a_contact_and_a_relation(new_page: Visitor, script: bool) -> None:
    page = as_editor(new_page(script=script))
    open_dynamo(page)
    own = page.url
    page.get_by_role("link", name="Voeg een contact toe").click()
    page.get_by_role("button", name="Voeg contact toe").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("anders")
    page.get_by_label("Waarvoor is dit contact?").select_option(label="Logistiek")
    page.get_by_role("textbox", name=re.compile("^Telefoon")).fill("000-7654321")
    page.get_by_role("button", name="Voeg contact toe").click()
    expect(page.get_by_text("Het contact is toegevoegd.")).to_be_visible()
    page.goto(f"{own}relaties/nieuw/")
    page.get_by_label("Deze organisatie …").select_option(label="Rekent op")
    box = page.get_by_label("Welke organisatie?")
    if script:
        with page.expect_response(re.compile("/organisaties/kiezen/")):
            box.press_sequentially("rode kruis")
        box.fill(page.locator("datalist option").first.get_attribute("value") or "")
    else:
        box.fill("Zorghof Tamarisk")
    page.get_by_label("Toelichting").fill("Met script." if script else "Zonder script.")
    page.get_by_role("button", name="Voeg relatie toe").click()
    expect(page.get_by_text("De relatie is toegevoegd.")).to_be_visible()
    expect(page.get_by_role("region", name="Geschiedenis").get_by_text("Relatie toegevoegd").first).to_be_visible()
    if script:
        check(page)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_editor_lays_down_an_agreement(new_page: Visitor, script: bool) -> None:
    page = as_editor(new_page(script=script))
    open_dynamo(page)
    page.get_by_role("link", name="Leg een afspraak vast").click()
    title = f"Stroom voor de opvang {date.today()} {'met' if script else 'zonder'} script"
    page.get_by_label("Titel").fill(title)
    page.get_by_label("Soort afspraak").select_option(label="Convenant")
    page.get_by_label("Partij 2", exact=True).fill("Zorghof Tamarisk")
    page.get_by_role("button", name="Nog een regel").click()
    expect(page.get_by_label("Titel")).to_have_value(title)
    expect(page.get_by_role("combobox", name="Toezegging 2")).to_be_visible()
    if script:
        settled(page)
        page.get_by_role("combobox", name="Toezegging 1").click()
        page.get_by_role("listbox").get_by_role("option").first.click()
    else:
        page.get_by_role("combobox", name="Toezegging 1").select_option(index=1)
    page.get_by_label("Hoeveel").first.fill("2")
    page.get_by_label("Document").set_input_files({"name": "x.txt", "mimeType": "text/plain", "buffer": b"hallo"})
    page.get_by_role("button", name="Leg de afspraak vast").click()
    expect(page.get_by_text("Dit is geen PDF, ODT of DOCX.").first).to_be_visible()
    if script:
        check(page)
    page.get_by_label("Document").set_input_files({"name": "x.pdf", "mimeType": "", "buffer": b"%PDF-1.7 afspraak"})
    page.get_by_role("button", name="Leg de afspraak vast").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("table")).to_contain_text("2")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het document").click()
    assert download.value.suggested_filename.endswith(".pdf")


def test_editor_confirms_by_keyboard(page: Page) -> None:
    as_editor(page)
    open_dynamo(page)
    button = page.get_by_role("button", name="Bevestig dat dit klopt")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dank u. De gegevens zijn bevestigd.")).to_be_visible()
    expect(page.get_by_text("vandaag").first).to_be_visible()
    check(page)
