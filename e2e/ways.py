"""How people walk through the site: by mouse, by keyboard alone, on a phone, in the dark, without script."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page, expect

from e2e import axe
from e2e.visitors import asks_code, settled, shown_code, signed_in

PICTURES = os.environ.get("PICTURES", "")  # a folder: every step of every journey leaves a picture there
MOST_TABS = 400


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody reads and moves."""

    name: str
    width: int = 1280
    dark: bool = False
    script: bool = True
    keyboard: bool = False


WAYS = (
    Way("mouse"),
    Way("phone in the dark", width=360, dark=True),
    Way("keyboard", keyboard=True),
    Way("phone without script", width=360, script=False),
)
every_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name.replace(" ", "-"))


class Walker:
    """Somebody with a browser. What they do is written once; `way` decides how it is done."""

    def __init__(self, way: Way, new_page: Callable[..., Page], journey: str) -> None:
        self.way, self.journey, self.steps = way, journey, 0
        height = 740 if way.width < 600 else 900
        self.page = new_page(width=way.width, height=height, dark=way.dark, script=way.script)
        self.mirror = None if way.script else new_page(width=way.width, height=height, dark=way.dark)

    def goes(self, path: str) -> None:
        """Types an address."""
        self.page.goto(path)

    def comes_upon(self, path: str, target: Locator) -> None:
        """Asks again until it is found: the search hears of it within seconds."""
        for _ in range(40):
            self.goes(path)
            if target.count():
                break
            self.page.wait_for_timeout(500)
        expect(target.first).to_be_attached()

    def finds(self, asked: str, title: str) -> None:
        """In the one search, and opens it."""
        link = self.page.locator("#inhoud").get_by_role("link", name=title)
        self.comes_upon(f"/zoeken/?q={asked}", link)
        self.looks("found")
        self.presses(link.first)
        expect(self.title()).to_have_text(title)

    def presses(self, target: Locator) -> None:
        """Follows a link, pushes a button, opens what is folded, ticks a box."""
        if not self.way.keyboard:
            return target.click()
        kind = target.get_attribute("type")
        if kind == "radio":
            return self._chooses_by_arrows(target)
        self._reaches(target)
        self.page.keyboard.press("Space" if kind == "checkbox" else "Enter")
        return None

    def types(self, target: Locator, text: str, enter: bool = False) -> None:
        """Fills in a box, and sends the form by Enter when asked."""
        if self.way.keyboard:
            self._reaches(target)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.press("Delete")
            self.page.keyboard.insert_text(text)
        else:
            target.fill(text)
        if enter:
            self.page.keyboard.press("Enter")

    def picks(self, target: Locator, label: str) -> None:
        """Chooses from a list; a long one is a box to type in when there is script."""
        if self.way.script:
            settled(self.page)
        if target.evaluate("e => e.getAttribute('role') === 'combobox'"):
            self.types(target, label)
            self.page.keyboard.press("ArrowDown")
            self.page.keyboard.press("Enter")
        elif self.way.keyboard:
            self._reaches(target)
            self.page.keyboard.type(label)
            self.page.keyboard.press("Tab")
            assert target.evaluate("e => e.selectedOptions[0].text.trim()") == label
        else:
            target.select_option(label=label)

    def leafs_to(self, target: Locator) -> None:
        """Page by page through a list, until it stands there: others may have added to it."""
        onwards = self.page.get_by_role("link", name="Volgende", exact=True)
        while not target.count() and onwards.count():
            here = self.page.url
            self.presses(onwards)
            expect(self.page).not_to_have_url(here)
            self.page.wait_for_load_state()
        expect(target.first).to_be_attached()

    def opens_filters(self) -> None:
        """On a small screen the filters lie behind a button."""
        opener = self.page.get_by_role("button", name="Filters")
        if opener.is_visible():
            self.presses(opener)

    def closes_filters(self) -> None:
        done = self.page.get_by_role("button", name="Toon resultaten")
        if done.is_visible():
            self.presses(done)

    def opens_choices(self) -> None:
        """On a small screen what can be chosen on a face is folded."""
        opener = self.page.locator(".face-choices > summary")
        if opener.is_visible():
            self.presses(opener)

    def opens_menu(self) -> None:
        """On a small screen the menu lies behind a button."""
        opener = self.page.get_by_role("button", name="Menu", exact=True)
        if opener.is_visible():
            self.presses(opener)

    def opens_own(self, label: str) -> None:
        """What stands under one's own name in the menu."""
        self.opens_menu()
        self.presses(self.page.get_by_role("banner").locator("details.dropdown > summary").last)
        self.presses(self.page.get_by_role("banner").get_by_role("link", name=label, exact=True))

    def goes_to_sign_in(self) -> None:
        """From the menu."""
        self.opens_menu()
        self.presses(self.page.get_by_role("link", name="Log in"))
        expect(self.title()).to_have_text("Inloggen")

    def signs_in(self, mail: str, password: str) -> None:
        """With the form that stands there; comes back to where it was asked."""
        self.fills_in_sign_in(mail, password)
        expect(self.page).not_to_have_url(re.compile("/account/login/"))
        if asks_code(self.page):
            self.looks("second step")
            self.types(self.page.get_by_label("Code", exact=True), shown_code(self.page))
            self.presses(self.page.get_by_role("button", name="Log in"))
            expect(self.page).not_to_have_url(re.compile("/tweede-stap/"))

    def is_signed_in(self, mail: str, password: str) -> None:
        """Did so earlier: for where signing in is not what it is about."""
        signed_in(self.page, mail, password)

    def fills_in_sign_in(self, mail: str, password: str) -> None:
        self.types(self.page.get_by_label("E-mailadres"), mail)
        self.types(self.page.get_by_label("Wachtwoord"), password)
        self.presses(self.page.get_by_role("button", name="Log in"))

    def looks(self, name: str, status: int = 200) -> None:
        """The end of a step: the page as it stands is good for everybody."""
        self.steps += 1
        self.page.wait_for_load_state()
        expect(self.title().first).to_be_visible()
        if PICTURES:
            file = f"{self.journey}-{self.steps:02}-{name}-{self.way.name}.png".replace(" ", "-")
            self.page.screenshot(path=Path(PICTURES) / file, full_page=True, caret="initial")
        self._checks(status)

    def _checks(self, status: int) -> None:
        """A key may only now lead to the next page: then that page is looked at."""
        for _ in range(5):
            try:
                return axe.check(self.page, status, mirror=self.mirror)
            except PlaywrightError as error:
                if "navigat" not in str(error):
                    raise
                self.page.wait_for_load_state()
        raise AssertionError(f"{self.page.url}: does not come to rest")

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def title(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def _chooses_by_arrows(self, radio: Locator) -> None:
        """Tab comes to the one that is chosen, or the first; arrows go on from there."""
        name = radio.get_attribute("name")
        for _ in range(MOST_TABS):
            if self.page.evaluate("document.activeElement.name") == name:
                break
            self.page.keyboard.press("Tab")
        if self.page.evaluate("document.activeElement.value") == radio.get_attribute("value"):
            self.page.keyboard.press("Space")
        for _ in range(20):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.page.url}: cannot be chosen by arrows: {radio}")

    def _reaches(self, target: Locator) -> None:
        """Tab by Tab, as people do; what has the focus shows that it has."""
        expect(target).to_be_visible()
        handle = target.element_handle()
        for _ in range(handle.evaluate(TABS_AWAY) - 2):  # so far it cannot be yet: looked at from here on
            self.page.keyboard.press("Tab")
        for _ in range(MOST_TABS):
            if handle.evaluate("e => e === document.activeElement"):
                break
            self.page.keyboard.press("Tab")
        else:
            raise AssertionError(f"{self.page.url}: cannot be reached by Tab: {target}")
        assert handle.evaluate(SHOWS_FOCUS), f"{self.page.url}: does not show that it has the focus: {target}"


# About how many Tabs lie between the focus and this, at least; a group of radio buttons counts for nothing.
TABS_AWAY = """e => {
  const stops = 'a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary'
  const all = [...document.querySelectorAll(stops)].filter(
    one => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}))
  const isBefore = one => one.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING
  const here = all.findLastIndex(one => one === document.activeElement || isBefore(one))
  return all.indexOf(e) - here
}"""
SHOWS_FOCUS = """e => {
  const shows = one => {
    const style = getComputedStyle(one)
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
  }
  const box = e.getBoundingClientRect()
  return shows(e) && box.bottom > 0 && box.top < innerHeight
}"""


@pytest.fixture
def walker(new_page: Callable[..., Page], way: Way, request: pytest.FixtureRequest) -> Walker:
    return Walker(way, new_page, request.module.__name__.rpartition("_")[2])
