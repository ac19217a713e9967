"""The house itself: every page about it is good for everybody, on every screen, by keyboard, without script."""

import os
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.axe import check
from e2e.post import find_letter
from e2e.visitors import Visitor, new_mark, settled, sign_in
from ops import chromium

PAGES = ("/", "/over/", "/contact/", "/toegankelijkheid/", "/privacy/", "/open-data/", "/ui/")
ACCOUNT_PAGES = ("/account/login/", "/account/signup/", "/account/password/reset/")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_page_is_good_for_everybody(new_page: Visitor, width: int, dark: bool) -> None:
    page = new_page(width=width, dark=dark)
    for path in (*PAGES, *ACCOUNT_PAGES):
        page.goto(path)
        check(page)


def test_titles_begin_with_what_differs(page: Page) -> None:
    titles = []
    for path in (*PAGES, *ACCOUNT_PAGES):
        page.goto(path)
        titles.append(page.title().split()[0])
    assert len(set(titles)) >= len(titles) - 1, titles


def test_absent_page_says_what_now(page: Page) -> None:
    page.goto("/bestaat-niet/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Niet gevonden")
    expect(page.get_by_role("link", name="Naar de voorpagina", exact=True)).to_be_visible()
    check(page, expect_status=404)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_question_on_the_home_page_goes_to_the_network_map(new_page: Visitor, script: bool) -> None:
    page = new_page(script=script)
    page.goto("/")
    page.get_by_role("search", name="Stel uw vraag").get_by_role("combobox").fill("noodstroom in Zeeland")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/netwerkkaart/\?q=noodstroom\+in\+Zeeland$"))


def test_every_example_question_finds_somebody(page: Page) -> None:
    page.goto("/")
    examples = page.get_by_role("list", name="Bijvoorbeeld:").get_by_role("link").all_inner_texts()
    assert len(examples) == 3
    for example in examples:
        page.goto("/")
        page.get_by_role("link", name=example).click()
        expect(page.get_by_role("article").first).to_be_visible()


def test_every_door_and_region_leads_to_its_page(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Gezondheid").click()
    expect(page).to_have_url(re.compile(r"/behoeften/gezondheid/$"))
    page.goto("/")
    page.get_by_role("link", name="Zeeland, ZLD").click()
    expect(page).to_have_url(re.compile(r"/regios/VR19/$"))


def test_a_long_choice_is_searched_by_keyboard(page: Page) -> None:
    page.goto("/ui/")
    settled(page)
    box = page.get_by_role("combobox", name="Gemeente").first
    box.focus()
    page.keyboard.type("VLIS")
    expect(page.get_by_role("listbox", name="Gemeente").get_by_role("option")).to_have_text(["Vlissingen"])
    check(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value("Vlissingen")
    assert page.evaluate("document.querySelector('[name=place]').value") == "GM0718"
    page.keyboard.type("zzz")
    expect(page.get_by_role("option", name="Niets gevonden")).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_have_value("Vlissingen")


def test_what_changed_is_said_and_the_focus_stays(page: Page) -> None:
    page.goto("/netwerkkaart/?q=noodstroom")
    page.get_by_role("link", name="Gezondheid").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("behoefte=gezondheid"))
    expect(page.locator("#meldingen-stem")).to_have_text(re.compile(r"\d+ capaciteiten"))
    expect(page.locator(":focus")).to_contain_text("Gezondheid")
    page.go_back()
    expect(page).to_have_url(re.compile(r"q=noodstroom$"))
    expect(page.get_by_role("banner")).to_be_visible()
    check(page)


def test_skip_link_comes_first_and_leads_to_the_content(page: Page) -> None:
    page.goto("/over/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_menu_and_search_open_on_a_phone(new_page: Visitor, script: bool) -> None:
    page = new_page(width=360, height=740, script=script)
    page.goto("/over/")
    expect(page.get_by_role("link", name="Log in")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("link", name="Log in")).to_be_visible()
    if script:
        check(page)
    page.get_by_role("button", name="Sluit menu").click()
    expect(page.get_by_role("link", name="Log in")).to_be_hidden()
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_label("Waar bent u naar op zoek?").fill("water")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=water$"))


def test_dark_can_be_switched_on_and_stays(page: Page) -> None:
    page.goto("/")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Donker").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto("/over/")
    assert page.evaluate(ground) == dark
    assert page.context.cookies() == []
    page.get_by_role("button", name="Licht").click()
    assert page.evaluate(ground) == light


def test_wrong_sign_in_is_said_at_the_top(page: Page) -> None:
    sign_in(page, "niemand@voorbeeld.invalid", "dit is het niet")
    assert page.title().startswith("Fout:")
    summary = page.get_by_role("region", name="Er moet iets anders")
    expect(summary).to_be_focused()
    check(page)


@pytest.mark.parametrize("width", [640, 1280])
def test_text_at_double_size_fits(browser: Browser, address: str, width: int) -> None:
    """Somebody has set their browser to letters of twice the size."""
    path = os.environ.get("CHROMIUM") or chromium.ensure()
    arguments = ["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    big = browser.browser_type.launch(executable_path=path, args=arguments)
    page = big.new_page(base_url=address, viewport={"width": width, "height": 900})
    faces = (
        f"/netwerkkaart/?{one}" for one in ("q=noodstroom", "q=stroom&weergave=tabel", "weergave=kaart&regio=VR05")
    )
    for path in (*PAGES, *faces, "/organisaties/"):
        page.goto(path)
        found = page.evaluate("document.documentElement.scrollWidth")
        assert found <= width, f"{path}: {found - width} pixels too wide"
    big.close()


def test_somebody_makes_an_account_and_leaves(page: Page) -> None:
    """Sign up, confirm by mail, sign in, look at the account, sign out."""
    mail, password = f"nieuw-{new_mark()}@voorbeeld.invalid", "paarse fiets in de regen"
    page.goto("/account/signup/")
    page.get_by_label("E-mailadres").fill(mail)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Maak account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in uw mail")
    check(page)
    find_letter(page, "Bevestig uw e-mailadres", mail).click()
    found = re.search(r"https?://\S+/account/confirm-email/[^\s\"<]+", page.content())
    assert found, page.content()
    page.goto(found.group())
    check(page)
    page.get_by_role("button", name="Ja, bevestig dit adres").click()
    expect(page.get_by_text(f"{mail} is bevestigd")).to_be_visible()
    sign_in(page, mail, password)
    page.get_by_text(mail, exact=True).click()
    check(page)
    page.get_by_role("link", name="E-mailadressen").click()
    check(page)
    page.get_by_text(mail, exact=True).first.click()
    page.get_by_role("button", name="Log uit").click()
    expect(page.get_by_text("U bent uitgelogd")).to_be_visible()
