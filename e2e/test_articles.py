"""Journeys: an editor writes an article and has another look at it; a reader finds news, and an answer with its norm.

Pages of the back office are Wagtail's own; axe finds nothing wrong there either.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from e2e import axe
from e2e.visitors import new_mark, signed_in
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
ROSA, ADA = "rosa@demo.invalid", "ada@demo.invalid"


def looks(page: Page) -> None:
    """The page as it stands is good for everybody."""
    page.wait_for_load_state()
    found = axe.violations(page)
    assert not found, f"{page.url}:\n" + "\n".join(found)


def begins(page: Page, title: str) -> None:
    """From the start page of the back office to a filled in form."""
    page.goto("/beheer/")
    looks(page)
    page.goto("/nieuws/")
    page.get_by_role("link", name="Schrijf een artikel").click()
    looks(page)
    expect(page.locator("body.ready")).to_be_visible()  # its script makes an address of the title
    page.locator("#id_title").fill(title)
    page.locator("#id_summary").fill("Dertig bewoners oefenden een ochtend zonder stroom.")
    looks(page)


def acts(page: Page, name: str, told: str) -> None:
    """A button at the foot of the editor, as soon as its script has come; all but the first stand behind an arrow."""
    foot = page.locator("footer.footer")
    expect(foot.get_by_role("button").first).to_be_visible()
    button = foot.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        foot.get_by_role("button", name="Meer acties").click()
    button.click()
    expect(page.locator(".messages")).to_contain_text(told, timeout=60_000)


def test_an_article_is_offered_approved_and_read(new_page: Callable[..., Page]) -> None:
    rosa, ada, noor = signed_in(new_page(), ROSA, PASSWORD), signed_in(new_page(), ADA, PASSWORD), new_page()
    title = f"Oefening {new_mark()}"
    begins(rosa, title)
    acts(rosa, "Bewaar concept", title)
    looks(rosa)
    editor = rosa.url
    rosa.goto(f"{editor.removesuffix('edit/')}view_draft/")
    expect(rosa.get_by_role("heading", level=1)).to_have_text(title)
    looks(rosa)
    rosa.goto(editor)
    acts(rosa, "Stuur door naar Vier ogen", "ter goedkeuring ingediend")
    looks(rosa)
    ada.goto("/beheer/")
    looks(ada)
    ada.get_by_role("link", name=title).first.click()
    looks(ada)
    acts(ada, "Goedkeuren en publiceren", title)
    noor.goto("/nieuws/")
    noor.get_by_role("link", name=title).click()
    expect(noor.get_by_role("heading", level=1)).to_have_text(title)
    axe.check(noor)


@every_way
def test_a_reader_finds_news_and_an_answer_with_its_norm(walker: Walker) -> None:
    page = walker.page
    walker.goes("/nieuws/")
    walker.looks("news")
    walker.presses(page.get_by_role("navigation", name="Kies een behoefte").get_by_role("link", name="Welzijn"))
    walker.looks("news of one need")
    walker.presses(page.locator(".news__title a").first)
    walker.looks("article")
    walker.goes("/vragen/")
    walker.looks("questions")
    walker.types(page.get_by_label("Wat wilt u weten?"), "48 uur", enter=True)
    walker.looks("found")
    question = page.locator("details.question", has_text="zoals het gold op").first
    walker.presses(question.locator("summary"))
    expect(question.get_by_text("zoals het gold op")).to_be_visible()
    walker.looks("answer")
    walker.presses(question.get_by_role("link", name=re.compile("Eigen bladzijde")))
    walker.looks("question")
    walker.goes("/behoeften/welzijn/")
    walker.looks("introduction")


@pytest.mark.parametrize("path", ["/over/na-de-ramp/", "/over/over-de-netwerkkaarten/"])
def test_a_page_with_what_comes_from_elsewhere(page: Page, phone: Page, path: str) -> None:
    for tab in (page, phone):
        tab.goto(path)
        axe.check(tab)
