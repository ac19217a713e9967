"""Visitors: a fresh browser tab of any size, in light or dark, with or without script, signed in or not."""

import secrets
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from e2e.axe import watch

Visitor = Callable[..., Page]
PATIENCE = 20_000  # milliseconds: two browsers and two sites share what may be two cores
CONSONANTS = "bcdfghjklmnpqrstvwxz"
_kept: dict[str, list[Any]] = {}  # by mail: the cookies of who signed in before
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def new_page(browser: Browser, address: str) -> Iterator[Visitor]:
    """`new_page(width=360, height=740, dark=True, script=False)`: a tab of a visitor without cookies."""
    opened: list[BrowserContext] = []

    def open_one(width: int = 1280, height: int = 900, dark: bool = False, script: bool = True) -> Page:
        context = browser.new_context(
            base_url=address,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        watch(page)
        return page

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def page(new_page: Visitor) -> Page:
    """An empty tab: wide screen, light."""
    return new_page()


@pytest.fixture
def phone(new_page: Visitor) -> Page:
    """An empty tab on a small phone."""
    return new_page(width=360, height=740)


@pytest.fixture
def page_without_js(new_page: Visitor) -> Page:
    """An empty tab in which no script runs."""
    return new_page(script=False)


def sign_in(page: Page, mail: str, password: str) -> Page:
    """Signs in through the form, as people do; stays on the page where that ends."""
    page.goto("/account/login/")
    page.get_by_label("E-mailadres").fill(mail)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_load_state()
    while asks_code(page):  # at the turn of the half minute the code may just be old
        page.get_by_label("Code", exact=True).fill(shown_code(page))
        page.get_by_role("button", name="Log in").click()
        page.wait_for_load_state()
    return page


def signed_in(page: Page, mail: str, password: str) -> Page:
    """A tab in which somebody is signed in already, for where it is not about signing in: by the form once, and then
    with the cookies that were kept as long as they count."""
    if mail in _kept:
        page.context.add_cookies(_kept[mail])
        if not page.request.get("/account/login/").url.endswith("/account/login/"):
            return page
    sign_in(page, mail, password)
    _kept[mail] = page.context.cookies()
    return page


def settled(page: Page) -> None:
    """Waits for the script that a page fetches for its long choices: until then they are plain ones."""
    expect(page.locator("select[data-combobox]:not([multiple], [data-combobox=done])")).to_have_count(0)


def asks_code(page: Page) -> bool:
    """Does the page ask for the code of the second step?"""
    return "/tweede-stap/authenticate/" in page.url


def shown_code(page: Page) -> str:
    """The demo shows the code of its own accounts."""
    return page.locator(".demo-code").inner_text()


def new_mark() -> str:
    """Six letters that nobody wrote before. No digits, which a question would take for a number; no word either."""
    return "".join(secrets.choice(CONSONANTS) for _ in range(6))


def search_until(page: Page, question: str, found: Locator, is_there: bool = True) -> None:
    """Asks the network map again until `found` is there (or gone): the worker soon tells the search what was saved."""
    for _ in range(80):
        page.goto(f"/netwerkkaart/?q={quote_plus(question)}")
        if bool(found.count()) is is_there:
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"'{question}' {'finds nothing' if is_there else 'is still found'}: {found}")
