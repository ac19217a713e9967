"""Reading without an account: on paper, in one's own colours, without cookies, and light enough for a slow line."""

import pytest
from playwright.sync_api import Page, Request, expect

from e2e.axe import check
from e2e.visitors import Visitor

QUESTION = "/netwerkkaart/?q=wie+kan+binnen+72+uur+noodstroom+leveren+in+Twente%3F"  # no journey adds there
MOST_BYTES = 100_000


@pytest.mark.parametrize("view", ["", "&weergave=tabel"], ids=["list", "table"])
def test_result_on_paper(page: Page, view: str) -> None:
    """What was asked and what was found; nothing to click on."""
    page.goto(QUESTION + view)
    page.emulate_media(media="print")
    expect(page.get_by_text("Gevraagd: “wie kan binnen 72 uur noodstroom leveren in Twente?”")).to_be_visible()
    expect(page.get_by_role("heading", name="voor zover u mag zien")).to_be_visible()
    expect(page.get_by_text("Dit is bladzijde")).to_have_count(0)
    expect(page.locator("table.data" if view else ".capability").first).to_be_visible()
    for gone in ("#facet-vorm", ".ask", ".tabs", ".top-menu", ".dropdown", ".pager", "summary"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_long_result_on_paper(page: Page) -> None:
    """Whoever holds the sheet knows that there is more."""
    page.goto("/netwerkkaart/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Dit is bladzijde 1 van")).to_be_visible()


@pytest.mark.parametrize("view", ["", "&weergave=tabel", "&weergave=kaart"], ids=["list", "table", "map"])
def test_colours_of_the_reader(new_page: Visitor, view: str) -> None:
    """What is chosen, what can be filled in and what has the focus still show when colours are taken away."""
    page = new_page()
    page.emulate_media(forced_colors="active")
    page.goto(QUESTION + view)
    for selector in ("#vraag", ".chip", ".option__box", ".tabs [aria-current]"):
        assert page.locator(selector).first.evaluate(HAS_EDGE), selector
    page.get_by_label("Wie of wat zoekt u?").focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    check(page)


HAS_EDGE = """e => {
  const style = getComputedStyle(e)
  const shows = side => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0
  return shows('Top') || shows('Bottom')
}"""


def test_looking_around_leaves_no_cookies(page: Page) -> None:
    """An anonymous walk past all kinds of pages; `check` also sees that no other host is asked for anything."""
    for path in ("/", "/over/", "/contact/", "/toegankelijkheid/", "/privacy/", "/open-data/"):
        page.goto(path)
    page.goto(QUESTION)
    page.locator(".capability a").first.click()
    page.get_by_role("navigation", name="Kruimelpad").get_by_role("link").last.click()
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    menu.get_by_role("link", name="Bibliotheek").click()
    menu.get_by_text("Meer", exact=True).click()
    menu.get_by_role("link", name="Afspraken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Afspraken")
    assert page.context.cookies() == []
    check(page)


@pytest.mark.parametrize("path", ["/", QUESTION, "/netwerkkaart/"], ids=["home", "answer", "everything"])
def test_first_visit_is_light(new_page: Visitor, path: str) -> None:
    """Page, styles, scripts, letters and icons as they go over the line, with their headers, and nothing kept yet."""
    page = new_page()
    weights: dict[str, int] = {}

    def weigh(request: Request) -> None:
        sizes = request.sizes()
        weights[request.url] = sizes["responseBodySize"] + sizes["responseHeadersSize"]

    page.on("requestfinished", weigh)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    total = sum(weights.values())
    print(f"{path}: {total / 1000:.1f} kB over the line")
    assert total <= MOST_BYTES, weights
    assert any(".woff2" in url for url in weights)
    assert any(".css" in url for url in weights)
    check(page)
